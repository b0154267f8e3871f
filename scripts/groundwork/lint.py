# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make lint`` and ``make format``: the same tools, looking or putting right."""

from .errors import SetupError

ADDON = "social_readiness"
SCRIPTS = ("headers", "readme", "guide")  # each writes files, or checks them
MARKUP = ["*.mjs", f"{ADDON}/**/*.{{js,scss,xml}}", "tests/**/*.{js,scss,xml}"]


class Lint:
    """The linters.

    :param node: the NodeTools.
    """

    def __init__(self, session, node):
        self.session = session
        self.node = node
        self.root = session.workspace.root

    def check(self, names=()):
        """Run the named linters, or all, and return how many found something."""
        commands = self._checks()
        unknown = set(names) - set(commands)
        if unknown:
            raise SetupError(f"No such linter: {', '.join(sorted(unknown))}.", *commands)
        return sum(self._run(name, commands[name]) for name in names or commands)

    def fix(self):
        """Put right what can be put right, and return how many tools gave up."""
        node = self.node.command
        commands = {
            "ruff": self._ruff("check", "--fix-only", "."),
            "ruff-format": self._ruff("format", "."),
            **{name: self._script(f"{name}.py") for name in SCRIPTS},
            "eslint": node("eslint", "--fix", *_eslint()),
            "prettier": node("prettier", "--write", *_prettier()),
        }
        return sum(self._run(*one) for one in commands.items())

    def _checks(self):
        node = self.node.command
        commands = {
            "ruff-format": self._ruff("format", "--check", "."),
            "ruff": self._ruff("check", "."),
            "pylint-odoo": [self.session.workspace.python, "-m", "pylint", ADDON],
            **{name: self._script(f"{name}.py", "--check") for name in SCRIPTS},
            "eslint": node("eslint", "--max-warnings=0", *_eslint()),
            "prettier": node("prettier", "--check", *_prettier()),
        }
        if not (self.root / ADDON / "__manifest__.py").exists():
            del commands["pylint-odoo"]
        return commands

    def _script(self, name, *arguments):
        return [self.session.workspace.python, self.root / "scripts" / name, *arguments]

    def _ruff(self, *arguments):
        return [self.session.workspace.venv / "bin" / "ruff", *arguments]

    def _run(self, name, command):
        """Run one tool; return whether it found something."""
        self.session.console.begin(name)
        return self.session.run_plain(command, cwd=self.root) != 0


def _eslint():
    return ["--no-error-on-unmatched-pattern", "*.mjs", f"{ADDON}/**/*.js", "tests/**/*.js"]


def _prettier():
    return ["--log-level=warn", "--no-error-on-unmatched-pattern", *MARKUP]
