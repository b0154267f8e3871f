"""The commands: ``scripts/dev COMMAND`` and ``scripts/odoo``."""

import sys

from . import chromium, demo, errors, testing
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


def serve_demo(_arguments):
    """The server with demo data."""
    session = Session(here(), Console())
    server = demo.from_environment(session)
    server.check_port()
    session.prepare()
    with session.database():
        server.prepare()
        return server.serve()


def test(arguments):
    """All tests, or those that the arguments name."""
    session = Session(here(), Console())
    session.prepare(chromium.step())
    with session.database():
        return testing.Tests(session, arguments + testing.arguments_from_environment()).run()


COMMANDS = {"odoo": odoo, "exec": execute, "demo": serve_demo, "test": test}


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
