# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Functions that run in a fresh Odoo process, on a database: ``function(env, **arguments)``."""

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path


def call(session, database, function, **arguments):
    """Call a function, named with its module, in Odoo; arguments and result are plain data."""
    root = session.workspace.root
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "result.json"
        command = [session.workspace.python, "-m", "trial.inside", database, output, function]
        path = os.pathsep.join(
            [str(root), str(root / "scripts"), session.environment()["PYTHONPATH"]]
        )
        session.run_logged(
            f"{function} on {database}",
            ["env", f"PYTHONPATH={path}", *command, json.dumps(arguments)],
            cwd=root,
        )
        return json.loads(output.read_text())


def log_in(env, user):
    """The id of a session as the login page makes it."""
    from odoo import http

    session = http.root.session_store.new()
    session.update(http.get_default_session(), db=env.cr.dbname)
    session.uid, session.login = user.id, user.login
    session.context = {**env(user=user.id)["res.users"].context_get(), "lang": "en_US"}
    session.session_token = user._compute_session_token(session.sid)
    http.root.session_store.save(session)
    return session.sid


def main(database, output, function, arguments):
    from odoo import SUPERUSER_ID, api
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["-d", database, "--log-level=error"], setup_logging=True)
    module, _dot, name = function.rpartition(".")
    with Registry(database).cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
        result = getattr(importlib.import_module(module), name)(env, **json.loads(arguments))
        env.flush_all()
    Path(output).write_text(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
