# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo as a plain program, for what cannot be done inside a test: loading other code."""

import sys
from contextlib import contextmanager

from odoo import SUPERUSER_ID, api, sql_db
from odoo.modules.registry import Registry
from odoo.tools import config


def loaded(install=(), upgrade=(), before=None):
    """The registry of the database on the command line, with these modules brought up to date.

    :param before: called with a cursor before anything is loaded
    """
    config.parse_config(sys.argv[1:], setup_logging=True)
    [name] = config["db_name"]
    if before:
        with sql_db.db_connect(name).cursor() as cr:
            before(cr)
    return Registry.new(name, update_module=True, install_modules=install, upgrade_modules=upgrade)


@contextmanager
def environment(registry):
    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
        yield env
        env.flush_all()
