"""The commands: ``scripts/dev COMMAND`` and ``scripts/odoo``."""

import sys

from . import errors
from .console import Console
from .session import Session
from .workspace import here


def odoo(arguments):
    """Odoo's own command line in the project's environment."""
    session = Session(here(), Console(quiet=True))
    session.prepare()
    with session.database():
        return session.run(session.odoo_command(*arguments))


def execute(arguments):
    """Any program, in the environment in which Odoo and its tests run."""
    session = Session(here(), Console(quiet=True))
    session.prepare()
    with session.database():
        return session.run(arguments)


COMMANDS = {"odoo": odoo, "exec": execute}


def main(arguments):
    name, *rest = arguments or ["help"]
    try:
        return COMMANDS[name](rest)
    except KeyboardInterrupt:
        return 130
    except errors.SetupError as error:
        Console().error(error)
    except OSError as error:
        Console().error(errors.from_os_error(error))
    return 1


def run():
    code = main(sys.argv[1:])
    sys.exit(128 - code if code < 0 else code)
