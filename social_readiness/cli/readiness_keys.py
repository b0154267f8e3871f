# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import sys

from odoo import sql_db
from odoo.cli import Command
from odoo.tools import config


class ReadinessKeys(Command):
    """List the keys of a database's surveys, or bind them to it after a restore or a move.

    A key names the database that may use it, by its name and by PostgreSQL's number for it. A
    database that was restored, moved or renamed has another name or number. Its surveys cannot be
    answered until somebody who runs the server confirms with this command that it replaces the old
    one.
    """

    name = "readiness_keys"
    usage = "readiness_keys (list|bind) -d DATABASE [-c CONFIG] [any of Odoo's options]"

    def run(self, args):
        if not args or args[0] not in ("list", "bind"):
            sys.exit(f"Usage: {self.usage}\n\n{self.__doc__}")
        config.parse_config(args[1:], setup_logging=True)
        if len(config["db_name"]) != 1:
            sys.exit("Name one database with -d.")
        sys.exit(self._go_through(config["db_name"][0], bind=args[0] == "bind"))

    @staticmethod
    def _go_through(database, bind):
        """Print a line for each key; return 1 if a campaign cannot use its key, otherwise 0."""
        # Imported here, because the addons path is known only after the command line was read.
        from odoo.addons.social_readiness.sealing import binding

        with sql_db.db_connect(database).cursor() as cr:
            found = binding.bind(cr) if bind else binding.status(cr)
        for campaign, name, outcome in found:
            print(f"{campaign}\t{outcome}\t{name}")
        if not found:
            print("No survey of this database has a key.")
        return int(any(outcome not in binding.GOOD for _campaign, _name, outcome in found))
