# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Installs the addon again where ``upgraded.py`` has uninstalled it, as in a new database.

Run with today's code. Adds what it found to the JSON at ``UPGRADE_FACTS``.
"""

import facts
from standalone import environment, loaded


def fresh(env):
    """A campaign can be launched."""
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


if __name__ == "__main__":
    found = facts.read()
    registry = loaded(install=["social_readiness"])
    with environment(registry) as env:
        found["fresh"] = fresh(env)
        found["fresh_indexes"] = facts.rows(env.cr, facts.INDEXES)
        found["fresh_texts"] = facts.rows(env.cr, facts.TEXTS)
    facts.write(found)
