# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make lint`` and ``make format``: the same tools, looking or putting right."""

from .errors import SetupError

ADDON = "social_readiness"
OURS = ("headers", "readme", "guide")  # each writes files, or checks them
SCRIPTS = ("*.mjs", f"{ADDON}/**/*.js", "tests/**/*.js")
MARKUP = ("*.mjs", f"{ADDON}/**/*.{{js,scss,xml}}", "tests/**/*.{js,scss,xml}")


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
        commands = self._commands()
        unknown = set(names) - set(commands)
        if unknown:
            raise SetupError(f"No such linter: {', '.join(sorted(unknown))}.", *commands)
        return sum(self._run(name, commands[name]) for name in names or commands)

    def fix(self):
        """Put right what can be put right, and return how many tools gave up."""
        commands = self._commands(fix=True)
        del commands["pylint-odoo"]
        return sum(self._run(*one) for one in commands.items())

    def _commands(self, fix=False):
        """Return {linter: the command by which it looks, or puts right}."""
        workspace, node = self.session.workspace, self.node.command
        ruff = workspace.venv / "bin" / "ruff"
        check = [] if fix else ["--check"]
        lenient = "--no-error-on-unmatched-pattern"
        return {
            "ruff": [ruff, "check", *(["--fix-only"] if fix else []), "."],
            "ruff-format": [ruff, "format", *check, "."],
            "pylint-odoo": [workspace.python, "-m", "pylint", ADDON],
            **{
                name: [workspace.python, self.root / "scripts" / f"{name}.py", *check]
                for name in OURS
            },
            "eslint": node("eslint", "--fix" if fix else "--max-warnings=0", lenient, *SCRIPTS),
            "prettier": node(
                *("prettier", "--write" if fix else "--check"),
                *("--log-level=warn", lenient, *MARKUP),
            ),
        }

    def _run(self, name, command):
        """Run one tool; return whether it found something."""
        self.session.console.begin(name)
        return self.session.run_plain(command, cwd=self.root) != 0
