"""What the user sees: one line a step, on standard error.

Standard output belongs to the command itself (``scripts/odoo i18n export -o -``).
"""

import os
import shutil
import sys


class Console:
    """Writes the steps.

    :param quiet: do not mention what is already there.
    """

    def __init__(self, quiet=False, stream=None):
        self.quiet = quiet
        self.stream = stream or sys.stderr
        self.colour = self.stream.isatty() and "NO_COLOR" not in os.environ
        self.live = self.stream.isatty()
        self._last_percent = -1

    def present(self, title, detail):
        if not self.quiet:
            self._line("32", "ok", f"{title}: {detail}, already there")

    def begin(self, title):
        self._line("36", "..", title)

    def done(self, title, detail):
        self._clear()
        self._line("32", "ok", f"{title}: {detail}" if detail else title)

    def note(self, text):
        self._clear()
        self._line("33", "--", text)

    def error(self, error):
        self._clear()
        self._line("31", "!!", str(error))

    def say(self, text=""):
        print(text, file=self.stream, flush=True)

    def progress(self, label, percent):
        """Show how much of a long step is done: a bar, or on a file one line per quarter."""
        percent = min(100, int(percent))
        if percent == self._last_percent:
            return
        if self.live:
            self._bar(label, percent)
        elif percent // 25 > self._last_percent // 25:
            self._line("36", "..", f"{label} {percent} %")
        self._last_percent = percent

    def _bar(self, label, percent):
        width = max(10, min(40, shutil.get_terminal_size().columns - len(label) - 16))
        filled = width * percent // 100
        bar = "#" * filled + "." * (width - filled)
        self.stream.write(f"\r.. {label} [{bar}] {percent:3d} %")
        self.stream.flush()

    def _clear(self):
        if self.live and self._last_percent >= 0:
            self.stream.write("\r\x1b[2K")
        self._last_percent = -1

    def _line(self, code, mark, text):
        mark = f"\x1b[{code}m{mark}\x1b[0m" if self.colour else mark
        self.say(f"{mark} {text}")
