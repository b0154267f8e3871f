# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's command line once (``-i`` or ``-u``), then the bundles of the addon's pages.

They are built in the process that has loaded everything, so that no visitor and no test waits for
them: ``install.py BUNDLE[,BUNDLE...] -d DATABASE -i ADDON``.
"""

import sys
from pathlib import Path

# The folder of this file comes first on the path: its modules are not Odoo's.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".") != Path(__file__).parent]

import odoo.cli  # noqa: E402
from odoo import SUPERUSER_ID, api  # noqa: E402
from odoo.modules.registry import Registry  # noqa: E402
from odoo.tools import config  # noqa: E402


def build(bundles):
    """Store scripts and styles (``name.js``, ``name.css``) as a page that needs them would."""
    [database] = config["db_name"]
    with Registry(database).cursor() as cr:
        qweb = api.Environment(cr, SUPERUSER_ID, {})["ir.qweb"]
        for bundle in bundles:
            name, _dot, kind = bundle.rpartition(".")
            made = qweb._get_asset_bundle(name, css=kind == "css", js=kind == "js")
            getattr(made, kind)()


if __name__ == "__main__":
    bundles = sys.argv.pop(1).split(",")
    try:
        odoo.cli.main()
    except SystemExit as end:
        if end.code:
            raise
    build(bundles)
