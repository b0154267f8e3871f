# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's command line as a file.

With ``--workers`` Odoo starts its gevent process again by this file's name; ``python -m odoo`` has
none that could be started. Servers that are measured or killed (``trial.server``) need no live
updates: with ``WITHOUT_BUS`` set, that process only waits, since loading all of Odoo for it takes
longer than everything else in a start.
"""

import os
import sys
import time
from pathlib import Path

# The folder of this file comes first on the path: its modules are not Odoo's.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".") != Path(__file__).parent]

WITHOUT_BUS = "READINESS_WITHOUT_BUS"


def main():
    import odoo.cli

    odoo.cli.main()


def wait_for_the_end_of_the_server():
    server = os.getppid()
    while os.getppid() == server:
        time.sleep(1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["gevent"] and WITHOUT_BUS in os.environ:
        wait_for_the_end_of_the_server()
    else:
        main()
