# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Updates a database that ``fill.py`` filled, uses it and uninstalls; if asked, installs again.

Run with today's code. Adds what it found to the JSON at ``UPGRADE_FACTS``.
"""

import os

import facts
from standalone import environment, loaded


def go_on(env, codes):
    """The scheduled wave opens, everybody answers with a code of before, and it closes."""
    later = env["readiness.campaign"].search([("name", "=", "Later wave")])
    found = {"scheduled": later.state, "seal": later._seal_problem()}
    env.cr.execute(
        "UPDATE readiness_campaign SET date_open = date_open - interval '10 days' WHERE id = %s",
        [later.id],
    )
    env.invalidate_all()
    env["readiness.campaign"]._open_due()
    nobody = env.ref("base.public_user")
    rows = [later._roster_row(nobody, code=code) for _roster, code in codes]
    found["by_code"] = [row and row[0] for row in rows]
    levels = dict.fromkeys(later.survey_id._readiness_items().ids, 3)
    found["counted"] = [later._count(row, levels) for row in rows]
    found["counted_again"] = later._count(rows[0], levels)
    later._close()
    found["closed"] = [later.state, later.respondents, later.key_destroyed]
    found["boards"] = [board(env, name) for name in ("Closed wave", "Open wave", "Later wave")]
    return found


def board(env, name):
    """How many units the heatmap of a campaign shows scores of."""
    campaign = env["readiness.campaign"].search([("name", "=", name)])
    found = env["readiness.heatmap"].get_heatmap(campaign.id)
    scores = found["row_fields"].index("scores")
    return [name, sum(row[scores] is not None for row in found["rows"])]


def own_email(env):
    """The email to managers that the company made of ours, as a manager gets it."""
    template = env["mail.template"].search([("name", "=", "Our email to managers")])
    campaign = env["readiness.campaign"].search([], limit=1)
    figures = [("Sales", "31 to 40%")]
    rendered = template._render_field("body_html", campaign.ids, add_context={"figures": figures})
    return rendered[campaign.id]


def uninstall(registry):
    with environment(registry) as env:
        env["ir.module.module"].search([("name", "=", "social_readiness")]).button_uninstall()
    return loaded()


def left(env):
    """What is still there of the addon's own."""
    return {
        "data": facts.rows(
            env.cr, "SELECT name FROM ir_model_data WHERE module = 'social_readiness'"
        ),
        "models": facts.rows(env.cr, "SELECT model FROM ir_model WHERE model LIKE 'readiness.%'"),
        "schema": facts.schema(env.cr),
    }


def installed_again():
    """What is there after an installation as in a new database: a campaign can be launched."""
    with environment(loaded(install=["social_readiness"])) as env:
        department = env["hr.department"].search([("name", "=", "Later team")])
        campaign = env["readiness.campaign"].create(
            {
                "name": "Anew",
                "audience": "departments",
                "department_ids": [(6, 0, department.ids)],
                "date_open": "2020-01-01 00:00:00",
                "date_close": "2099-01-01 00:00:00",
            }
        )
        campaign.action_launch()
        return {
            "fresh": [campaign.state, campaign.headcount],
            "fresh_indexes": facts.rows(env.cr, facts.INDEXES),
            "fresh_texts": facts.rows(env.cr, facts.TEXTS),
        }


if __name__ == "__main__":
    registry = loaded(upgrade=["social_readiness"])
    found = facts.read()
    with environment(registry) as env:
        found["version"] = env.ref("base.module_social_readiness").latest_version
        found["after"] = facts.kept(env)
        found["still_sampled"] = facts.rows(env.cr, facts.SAMPLED)
        found["indexes"] = facts.rows(env.cr, facts.INDEXES)
        found["still_in_files"] = facts.in_files(env, found["words"])
        found["texts"] = facts.rows(env.cr, facts.TEXTS)
        found["bands"] = facts.rows(env.cr, facts.BANDS)
        found["shares"] = facts.rows(env.cr, facts.SHARES)
        found["own_email"] = own_email(env)
        found |= go_on(env, found["codes"])
    registry = uninstall(registry)
    with environment(registry) as env:
        found["left"] = left(env)
    if os.environ.get("UPGRADE_AGAIN"):
        found |= installed_again()
    facts.write(found)
