# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Closes the open campaign with the released version, as its officer would before an update.

Adds what an upgrade has to keep to the JSON at ``UPGRADE_FACTS``.
"""

import facts
from standalone import environment, loaded

if __name__ == "__main__":
    found = facts.read()
    registry = loaded()
    with environment(registry) as env:
        env["readiness.campaign"].search([("name", "=", "Open wave")])._close()
        env["readiness.campaign"]._cron_open_and_close()  # removes the traces of what was given up
    with environment(registry) as env:
        facts.write(
            {**found, "kept": facts.kept(env), "in_files": facts.in_files(env, found["words"])}
        )
