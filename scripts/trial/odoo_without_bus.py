# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's command line, for servers whose process for live updates does nothing.

Nobody listens to live updates here, and loading all of Odoo for them takes longer than
everything else in a start.
"""

import os
import sys
import time
from pathlib import Path

# The folder of this file comes first on the path: its modules are not Odoo's.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".") != Path(__file__).parent]


def stay_as_long_as_the_server():
    server = os.getppid()
    while os.getppid() == server:
        time.sleep(1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["gevent"]:
        stay_as_long_as_the_server()
    else:
        import odoo.cli

        odoo.cli.main()
