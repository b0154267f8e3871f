# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A step of the set-up: look first, work only if something is missing."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One thing that has to be there.

    :ivar title: what the user reads.
    :ivar find: returns a word on what is there, or None if it is missing. Cheap: it
        runs at every command.
    :ivar make: brings it about and returns a word on it. It can be interrupted at any
        point and run again.
    """

    title: str
    find: Callable[[], str | None]
    make: Callable[[], str]

    def ensure(self, console):
        found = self.find()
        if found is not None:
            console.present(self.title, found)
            return
        console.begin(self.title)
        console.done(self.title, self.make())
