"""Updates a database that ``fill.py`` made, uses it, uninstalls and installs again.

Run with today's code. Adds what it found to the JSON at ``UPGRADE_FACTS``.
"""

import facts
from standalone import environment, loaded


def go_on(env):
    """The open wave: its draft is finished, others answer, it closes; the board shows both."""
    opened = env["readiness.campaign"].search([("name", "=", "Open wave")])
    [(draft, choices)] = drafts(env, opened)
    items = opened.survey_id._readiness_items().ids
    waiting = facts.roster(env, opened)
    before = counted(env, opened)
    told = [survey["answered"] for survey in surveys_of_all(env, opened)]
    opened._count(draft, waiting[0], {**dict.fromkeys(items, 4), **choices})
    for row in waiting[1:]:
        facts.answer(env, opened, row, dict.fromkeys(items, 3))
    found = {"answered": [before, counted(env, opened), len(waiting)], "told": sum(told)}
    opened._close()
    found["closed"] = [opened.state, opened.respondents, opened.traces_removed]
    found["boards"] = [board(env, name) for name in ("Closed wave", "Open wave")]
    later = env["readiness.campaign"].search([("name", "=", "Later wave")])
    later._cancel()
    found["cancelled"] = later.state
    return found


def surveys_of_all(env, campaign):
    """What each of those who log in is told about the open wave."""
    env.cr.execute("SELECT user_id FROM readiness_roster WHERE campaign_id = %s", [campaign.id])
    users = [user for (user,) in env.cr.fetchall() if user]
    return [survey for user in users for survey in campaign.with_user(user).get_my_surveys()]


def drafts(env, campaign):
    env.cr.execute(
        "SELECT user_input_id, choices FROM readiness_draft WHERE campaign_id = %s", [campaign.id]
    )
    return [
        (env["survey.user_input"].browse(row), {int(item): level for item, level in found.items()})
        for row, found in env.cr.fetchall()
    ]


def counted(env, campaign):
    tallies = env["readiness.tally"]._read_counts(campaign)
    return sum(respondents for respondents, _counts in tallies.values())


def board(env, name):
    """How many units the heatmap of a campaign shows scores of."""
    campaign = env["readiness.campaign"].search([("name", "=", name)])
    found = env["readiness.campaign"].get_board(campaign.id)
    scores = found["row_fields"].index("scores")
    return [name, sum(row[scores] is not None for row in found["rows"])]


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


def fresh(env):
    """After the second installation: a campaign can be launched."""
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
    return [campaign.state, campaign.headcount]


def indexes(env):
    return facts.rows(env.cr, facts.INDEXES)


if __name__ == "__main__":
    found = facts.read()
    registry = loaded(upgrade=["social_readiness"])
    with environment(registry) as env:
        found["version"] = env.ref("base.module_social_readiness").latest_version
        found["after"] = facts.kept(env)
        found["still_sampled"] = facts.rows(env.cr, facts.SAMPLED)
        found["indexes"] = indexes(env)
        found["bands"] = facts.rows(env.cr, facts.BANDS)
        found["shares"] = facts.rows(env.cr, facts.SHARES)
        found |= go_on(env)
    registry = uninstall(registry)
    with environment(registry) as env:
        found["left"] = left(env)
    registry = loaded(install=["social_readiness"])
    with environment(registry) as env:
        found["fresh"] = fresh(env)
        found["fresh_indexes"] = indexes(env)
    facts.write(found)
