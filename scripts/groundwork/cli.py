# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The commands: ``scripts/dev COMMAND ARGS...`` and ``scripts/odoo ARGS...``; see the Makefile."""

import sys

from . import demo, dist, errors, fresh, lint, others, studio, system, testing, wheel_trial
from .console import Console
from .node import NodeTools
from .python_packages import PythonPackages
from .session import Session
from .workspace import here


def odoo(arguments):
    """Odoo's own command line in the project's environment."""
    with _prepared(quiet=True).database() as session:
        return session.run(session.odoo_command(*arguments))


def execute(arguments):
    """Any program, in the environment in which Odoo and its tests run."""
    with _prepared(quiet=True).database() as session:
        return session.run(arguments)


def _prepared(*more_steps, quiet=False):
    """A session in which everything that Odoo needs is there, and what further steps bring."""
    session = Session(here(), Console(quiet))
    session.prepare(*more_steps)
    return session


def serve_demo(_arguments):
    session = Session(here(), Console())
    server = demo.from_environment(session)
    server.check_port()
    session.prepare(system.printer_step())
    with session.database():
        server.prepare()
        return server.serve()


def test(arguments):
    with _prepared(*system.steps()).database() as session:
        return testing.Tests(session, arguments).run()


def break_it(arguments):
    return _run_module("faults", arguments)


def test_replica(arguments):
    return _run_module("faults.replica", arguments)


def measure(arguments):
    return _run_module("bench", arguments)


def _run_module(name, arguments):
    session = _prepared()
    command = [session.workspace.python, "-m", name, *arguments]
    return session.run_plain(command, cwd=session.workspace.root)


def check(arguments):
    """Formatting and lint; arguments name single linters."""
    return 1 if _lint().check(arguments) else 0


def tidy(_arguments):
    return 1 if _lint().fix() else 0


def _lint():
    session = Session(here(), Console())
    node = NodeTools(session.workspace)
    session.ensure(PythonPackages(session.workspace).step(), node.step())
    return lint.Lint(session, node)


def set_up(_arguments):
    _prepared(*system.steps(), NodeTools(here()).step())
    return 0


def make_dist(_arguments):
    if _lint().check(["pylint-odoo", "readme"]):
        return 1
    session = _prepared()
    for path in dist.Dist(session).build():
        session.console.say(str(path.relative_to(session.workspace.root)))
    return 0


def make_pictures(arguments):
    return studio.take(_prepared(system.chromium_step(), studio.step()), arguments)


def test_fresh(_arguments):
    return fresh.run(here(), Console())


def test_others(arguments):
    with _prepared(*system.steps()).database() as session:
        return others.run(session, arguments)


def test_wheel(_arguments):
    with _prepared().database() as session:
        return wheel_trial.WheelTrial(session).run()


COMMANDS = {
    "bench": measure,
    "demo": serve_demo,
    "dist": make_dist,
    "exec": execute,
    "faults": break_it,
    "format": tidy,
    "lint": check,
    "odoo": odoo,
    "pictures": make_pictures,
    "setup": set_up,
    "test": test,
    "test-fresh": test_fresh,
    "test-others": test_others,
    "test-replica": test_replica,
    "test-wheel": test_wheel,
}


def main(arguments):
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        Console().say(f"Usage: scripts/dev {'|'.join(COMMANDS)} ARGS...")
        return 2
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
