# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The commands: ``scripts/dev COMMAND`` and ``scripts/odoo``."""

import sys

from . import (
    axe,
    chromium,
    demo,
    dist,
    errors,
    firefox,
    fonts,
    fresh,
    lint,
    others,
    printer,
    studio,
    testing,
    wheel_trial,
)
from .console import Console
from .node import NodeTools
from .session import Session
from .workspace import here


def odoo(arguments):
    """Odoo's own command line in the project's environment."""
    return _quietly(lambda session: session.odoo_command(*arguments))


def execute(arguments):
    """Any program, in the environment in which Odoo and its tests run."""
    return _quietly(lambda _session: arguments)


def _prepared(more_steps=lambda _session: (), quiet=False):
    """A session in which everything that Odoo needs is there, and what further steps bring."""
    session = Session(here(), Console(quiet))
    session.prepare(*more_steps(session))
    return session


def _quietly(command):
    session = _prepared(quiet=True)
    with session.database():
        return session.run(command(session))


def serve_demo(_arguments):
    """The server with demo data."""
    session = Session(here(), Console())
    server = demo.from_environment(session)
    server.check_port()
    session.prepare(printer.step())
    with session.database():
        server.prepare()
        return server.serve()


def test(arguments):
    """All tests, or those that the arguments name."""
    session = _prepared(_for_tests)
    with session.database():
        return testing.Tests(session, _with_args(arguments)).run()


def break_it(arguments):
    """Servers that are killed while people answer: nothing may be lost or told."""
    return _run_module("faults", arguments)


def test_replica(arguments):
    """What is read comes from a streaming replica."""
    return _run_module("faults.replica", arguments)


def _run_module(name, arguments):
    session = _prepared()
    command = [session.workspace.python, "-m", name, *arguments]
    return session.run_plain(command, cwd=session.workspace.root)


def check(arguments):
    """Formatting and lint; arguments name single linters."""
    return 1 if _lint().check(arguments) else 0


def tidy(_arguments):
    """Put right what the linters can put right."""
    return 1 if _lint().fix() else 0


def set_up(_arguments):
    """Only bring about what is missing."""
    _prepared(lambda session: (*_for_tests(session), *NodeTools(session.workspace).steps()))
    return 0


def _for_tests(session):
    tools = (chromium.step(), firefox.step(), printer.step(), *fonts.steps())
    return (*tools, axe.Axe(session.workspace).step())


def _with_args(arguments):
    return arguments + testing.arguments_from_environment()


def _lint():
    session = Session(here(), Console())
    node = NodeTools(session.workspace)
    session.prepare_tools(*node.steps())
    return lint.Lint(session, node)


def measure(arguments):
    """The benchmarks, side by side with plain Odoo."""
    session = _prepared()
    sys.path.insert(1, str(session.workspace.root))
    from bench import run

    with session.database():
        return run.main(session, _with_args(arguments))


def make_dist(_arguments):
    """The wheel, and the zip for the app store."""
    if _lint().check(["pylint-odoo", "readme"]):
        return 1
    session = _prepared()
    for path in dist.Dist(session).build():
        session.console.say(str(path.relative_to(session.workspace.root)))
    return 0


def make_pictures(arguments):
    """The pictures in README, guide and app description."""
    session = _prepared(lambda _session: (chromium.step(), studio.step()))
    return studio.take(session, _with_args(arguments))


def test_fresh(_arguments):
    """A new clone with an empty cache."""
    return fresh.run(here(), Console())


def test_others(arguments):
    """The addon together with Odoo's other addons about surveys and people."""
    session = _prepared(_for_tests)
    with session.database():
        return others.run(session, _with_args(arguments))


def test_wheel(_arguments):
    """The wheel in a plain Odoo, as an administrator installs it."""
    session = _prepared()
    with session.database():
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
