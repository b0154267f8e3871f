# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What runs inside Odoo, each time in a fresh process: people, campaigns, plain Odoo's survey."""

import random
import resource
import time
from datetime import timedelta

from trial.inside import log_in as log_in_one

from odoo import fields
from odoo.tools import SQL

from odoo.addons.social_readiness.sealing import key_store, value_store

# The counters as a plain table beside the sealed ones: the sums that a release states, of each unit
# with everything below it.
SUM_OF_EACH_UNIT = """
    SELECT above, cell, sum(n)
      FROM bench_tally tally
      JOIN readiness_unit unit ON unit.id = tally.unit_id,
           unnest(string_to_array(trim('/' FROM unit.parent_path), '/')) above,
           unnest(counts) WITH ORDINALITY AS counted (n, cell)
  GROUP BY above, cell ORDER BY above, cell
"""
SHARE = 0.8  # of those invited answer
SETTINGS = ("questions_layout", "progression_mode", "users_can_go_back", "scoring_type")
TEXTS = (
    *("title", "description", "question_type", "constr_mandatory", "is_page", "sequence"),
    *("scale_min", "scale_max", "scale_min_label", "scale_mid_label", "scale_max_label"),
)


def make_model(env):
    """Make one employee with a user, as HR does; return the id."""
    department = env["hr.department"].create({"name": "Model"})
    user = env["res.users"].with_context(no_reset_password=True)
    user = user.create({"name": "Person 0", "login": "person0", "tz": "Europe/Madrid"})
    employee = env["hr.employee"].create(
        {"name": "Person 0", "user_id": user.id, "department_id": department.id}
    )
    return employee.id


def log_in(env, logins):
    """Return the ids of sessions as the login page makes them."""
    users = {user.login: user for user in env["res.users"].search([("login", "in", logins)])}
    return [log_in_one(env, users[login]) for login in logins]


def launch(env):
    """Launch a campaign of the whole company; return how long it took and how large it was."""
    now = fields.Datetime.now()
    campaign = env["readiness.campaign"].create(
        {
            "name": "Bench",
            "date_open": now - timedelta(days=1),
            "date_close": now + timedelta(days=10),
        }
    )
    env.cr.commit()
    started = time.perf_counter()
    campaign.action_launch()
    env.cr.commit()
    if campaign.state == "draft":  # a large one is launched in the background
        env["readiness.campaign"]._cron_launch()
    env.cr.commit()
    campaign.invalidate_recordset()
    assert campaign.state == "open", campaign.state
    seconds = time.perf_counter() - started
    return {
        "id": campaign.id,
        "link": campaign.link_code,
        "seconds": seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,  # at most, in bytes
        "items": campaign.survey_id._readiness_items().ids,
    }


def answer(env, campaign):
    """Let four of five answer: as if each had sent the questionnaire, unit by unit."""
    layout = env["readiness.campaign"].browse(campaign)._layout()
    chance = random.Random(1)
    key, units = key_store.key_of(env.cr, campaign), value_store.opened(env.cr, campaign)
    env.cr.execute(
        "SELECT unit_id, array_agg(seat ORDER BY seat) FROM readiness_roster"
        " WHERE campaign_id = %s GROUP BY unit_id",
        [campaign],
    )
    seats = dict(env.cr.fetchall())
    for unit, value in units.items():
        _answer_unit(value, seats.get(unit, ()), layout, chance)
        env.cr.execute(
            "UPDATE readiness_tally SET sealed = %s WHERE unit_id = %s",
            [key.seal(unit, value.to_bytes()), unit],
        )
    env.cr.execute("CREATE TABLE bench_tally (unit_id integer, counts integer[])")
    rows = [(unit, value.counts) for unit, value in units.items()]
    env.cr.executemany("INSERT INTO bench_tally VALUES (%s, %s)", rows)
    env.cr.execute("ANALYZE bench_tally")


def _answer_unit(value, seats, layout, chance):
    """The people of a unit lean one way, and each answers around it."""
    lean = chance.randint(0, 2)
    for seat in seats:
        if chance.random() < SHARE:
            levels = {item.id: min(5, lean + chance.randint(1, 4)) for item in layout.items}
            value.count(seat, layout.increments(levels), True)


def take_keys(env):
    """Give this copy of a database keys of its own: without them it can close nothing."""
    env.cr.execute(SQL("SELECT id, %s FROM readiness_campaign campaign", key_store.KEY))
    for campaign, *row in env.cr.fetchall():
        row = key_store.KeyRow(*row)
        if row.name:
            name = f"{row.name}{row.oid}"
            key_store.folder().put(name, key_store.read_key(row).given_to(row.owner).to_bytes())
            env.cr.execute(
                "UPDATE readiness_campaign SET seal_name = %s WHERE id = %s", [name, campaign]
            )


def counted(env, campaign):
    """How many answers the tallies hold."""
    return sum(value.respondents for value in value_store.opened(env.cr, campaign).values())


def close(env, campaign):
    """Close as the scheduled job does, after two runs of the SELECT to compare with."""
    campaign = env["readiness.campaign"].browse(campaign)
    each = [_seconds_of(env, SUM_OF_EACH_UNIT) for _twice in range(2)]
    # Past the lock: nobody can move a closing earlier.
    env.cr.execute(
        "UPDATE readiness_campaign SET date_close = date_trunc('second', now() AT TIME ZONE 'UTC')"
        " WHERE id = %s",
        [campaign.id],
    )
    env.cr.commit()
    env.invalidate_all()
    started = time.perf_counter()
    env["readiness.campaign"]._cron_open_and_close()
    env.cr.commit()
    seconds = time.perf_counter() - started
    return {
        "state": campaign.state,
        "rows": env["readiness.score"].search_count([("campaign_id", "=", campaign.id)]),
        "published": seconds,
        "sum_of_each_unit": min(each),
    }


def _seconds_of(env, query):
    started = time.perf_counter()
    env.cr.execute(query)
    env.cr.fetchall()
    return time.perf_counter() - started


def read_questionnaire(env):
    """Return the questionnaire that the addon brings, as plain values."""
    survey = env.ref("social_readiness.questionnaire_readiness")
    asked = survey.question_and_page_ids.filtered(lambda one: not one.dimension_id.is_optional)
    return {
        "settings": {name: survey[name] for name in SETTINGS},
        "questions": [{name: one[name] for name in TEXTS} for one in asked.sorted("sequence")],
    }


def make_survey(env, questionnaire):
    """Make it in a database without the addon; return how to answer it."""
    survey = env["survey.survey"].create(
        {
            "title": "The same questionnaire",
            "survey_type": "survey",
            "access_mode": "public",
            "users_login_required": True,
            **questionnaire["settings"],
            "question_and_page_ids": [
                (0, 0, {**values, "sequence": number})
                for number, values in enumerate(questionnaire["questions"])
            ],
        }
    )
    return {
        "id": survey.id,
        "token": survey.access_token,
        "pages": [[page.id, page.question_ids.ids] for page in survey.page_ids],
    }


def done_responses(env, survey):
    """The ids of the complete responses, oldest first."""
    domain = [("survey_id", "=", survey), ("state", "=", "done")]
    return env["survey.user_input"].search(domain, order="id").ids
