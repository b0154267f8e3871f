# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Installs a released version in a database and uses it: run with that version's code.

A campaign is open while somebody tries to update, as this says by a line. Told to go on by another,
it closes the campaign, as its officer would. Writes what an upgrade has to keep as JSON to the path
in ``UPGRADE_FACTS``.
"""

import random
import sys
from datetime import timedelta

import facts
from standalone import environment, loaded

from odoo import fields

TEAMS = {"Closed team": 14, "Open team": 24, "Later team": 8, "Given up": 7}


def use(env):
    """A company that has used the addon for a while: each kind of campaign, half answered."""
    teams = {name: team(env, name, count) for name, count in TEAMS.items()}
    closed = launched(env, "Closed wave", teams["Closed team"], share=1.0)
    closed._close()
    closed.shared_with_staff = True
    cell = closed.score_ids.filtered(lambda row: row.kind == "dimension")[:1]
    env["readiness.action"].create(
        {"name": "Talk about it", "campaign_id": closed.id, "unit_id": cell.unit_id.id,
         "dimension_id": cell.dimension_id.id}
    )  # fmt: skip
    opened = launched(env, "Open wave", teams["Open team"], share=0.5)
    draft = opened._begin_draft(env["res.lang"]._lang_get("en_US"))
    some = opened.survey_id._readiness_items()[:8]
    env["readiness.draft"]._merge_choices(draft, dict.fromkeys(some.ids, 2))
    opened._store_participation()
    later = campaign(env, "Later wave", teams["Later team"], days=3)
    later.action_launch()
    codes = later._issue_codes([row[0] for row in facts.roster(env, later)])
    given_up = launched(env, "Given up", teams["Given up"], share=0.5)
    given_up.action_cancel()
    env["readiness.campaign"].create({"name": "Draft wave"})
    own = env.ref("social_readiness.mail_template_nudge").copy({"name": "Our email to managers"})
    own.body_html = own.body_html.replace("Hello", "Dear managers")
    hashes = facts.rows(env.cr, "SELECT code_hash FROM readiness_roster WHERE code_hash > ''")
    return {
        "codes": list(codes.items()),
        "words": [draft.access_token, *(stored for (stored,) in hashes)],
    }


def team(env, name, count):
    department = env["hr.department"].create({"name": name})
    employees = env["hr.employee"].create(
        [{"name": f"{name} {number}", "department_id": department.id} for number in range(count)]
    )
    if name == "Open team":
        logins = [{"name": one.name, "login": f"person{one.id}"} for one in employees]
        users = env["res.users"].with_context(no_reset_password=True).create(logins)
        for employee, user in zip(employees, users, strict=True):
            employee.user_id = user
    return department


def campaign(env, name, department, days=-1):
    now = fields.Datetime.now()
    return env["readiness.campaign"].create(
        {
            "name": name,
            "audience": "departments",
            "department_ids": [(6, 0, department.ids)],
            "date_open": now + timedelta(days=days),
            "date_close": now + timedelta(days=days + 10),
            "profile_id": env["readiness.profile"].search([], limit=1).id,
        }
    )


def launched(env, name, department, share):
    made = campaign(env, name, department)
    made.action_launch()
    chance = random.Random(name)
    items = made.survey_id._readiness_items().ids
    for roster in facts.roster(env, made):
        if chance.random() < share:
            answer(env, made, roster, {item: chance.randint(2, 5) for item in items})
    return made


def answer(env, campaign, roster_row, levels):
    draft = campaign._begin_draft(env["res.lang"]._lang_get("en_US"))
    return campaign._count(draft, roster_row, levels)


if __name__ == "__main__":
    schema = {}
    registry = loaded(
        install=["social_readiness"], before=lambda cr: schema.update(facts.schema(cr))
    )
    with environment(registry) as env:
        used = use(env)
    with environment(registry) as env:
        env.cr.execute("ANALYZE readiness_draft, readiness_roster, readiness_tally")
        sampled = facts.rows(env.cr, facts.SAMPLED)
    print("open", flush=True)
    sys.stdin.readline()
    with environment(registry) as env:
        env["readiness.campaign"].search([("name", "=", "Open wave")])._close()
        env["readiness.campaign"]._cron_open_and_close()  # removes the traces of what was given up
    with environment(registry) as env:
        facts.write(
            {
                **used,
                "schema": schema,
                "sampled": sampled,
                "kept": facts.kept(env),
                "in_files": facts.in_files(env, used["words"]),
            }
        )
