"""Run a function of this package in a fresh Odoo process, on a database.

``python -m bench.inside DATABASE OUTPUT FUNCTION ARGUMENTS``: arguments and result are JSON.
"""

import importlib
import json
import sys
from pathlib import Path

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tools import config


def main(database, output, function, arguments):
    config.parse_config(["-d", database, "--log-level=error"], setup_logging=True)
    module, name = function.split(".")
    function = getattr(importlib.import_module(f"bench.inside.{module}"), name)
    with Registry(database).cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
        result = function(env, **json.loads(arguments))
        env.flush_all()
    Path(output).write_text(json.dumps(result))


main(*sys.argv[1:])
