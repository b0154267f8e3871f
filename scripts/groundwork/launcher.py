# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's command line as a file.

With ``--workers`` Odoo starts its gevent process again by this file's name;
``python -m odoo`` has none that could be started.
"""

import sys
from pathlib import Path

# The folder of this file comes first on the path: its modules are not Odoo's.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".") != Path(__file__).parent]

import odoo.cli  # noqa: E402

if __name__ == "__main__":
    odoo.cli.main()
