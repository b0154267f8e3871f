# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What the user sees: one line a step, on standard error.

Standard output belongs to the command itself (``scripts/odoo i18n export -o -``).
"""

import os
import sys


class Console:
    """Writes the steps.

    :param quiet: do not mention what is already there.
    """

    def __init__(self, quiet=False, stream=None):
        self.quiet = quiet
        self.stream = stream or sys.stderr
        self.colour = self.stream.isatty() and "NO_COLOR" not in os.environ

    def present(self, title, detail):
        if not self.quiet:
            self._line("32", "ok", f"{title}: {detail}, already there")

    def begin(self, title):
        self._line("36", "..", title)

    def done(self, title, detail):
        self._line("32", "ok", f"{title}: {detail}" if detail else title)

    def note(self, text):
        self._line("33", "--", text)

    def error(self, error):
        self._line("31", "!!", str(error))

    def say(self, text=""):
        print(text, file=self.stream, flush=True)

    def _line(self, code, mark, text):
        mark = f"\x1b[{code}m{mark}\x1b[0m" if self.colour else mark
        self.say(f"{mark} {text}")
