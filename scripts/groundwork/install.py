# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's command line once (``-i`` or ``-u``), then the bundles of the addon's pages.

They are built in the process that has loaded everything, so that no visitor and no test waits for
them: ``install.py BUNDLE[,BUNDLE...] -d DATABASE -i ADDON``.
"""

import sys

from launcher import main  # takes this folder off the path

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tools import config


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
        main()
    except SystemExit as end:
        if end.code:
            raise
    build(bundles)
