# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a run works with, and the lines of its table."""

from typing import NamedTuple

from trial import inside

from .databases import PREFIX
from .figures import Times


class Size(NamedTuple):
    """A company."""

    people: int
    departments: int

    @property
    def name(self):
        return f"{self.people:,}"


SMALL, MIDDLE, LARGE = Size(1_000, 40), Size(10_000, 400), Size(100_000, 2_000)
USERS = 1_000  # of the people in a company, who answer by login
LOGINS = [f"person{number}" for number in range(1, USERS + 1)]


class Line(NamedTuple):
    """A line of the table.

    :param ours: Times, in ``unit``
    :param other: Times of what it is compared with, or None
    :param ratio: ours to the other's, or None
    :param bound: what must be reached, in words
    :param held: whether it is; None where nothing is asked for
    """

    work: str
    ours: Times
    unit: str = "s"
    other: Times | None = None
    other_name: str = ""
    ratio: float | None = None
    bound: str = ""
    held: bool | None = None

    @property
    def verdict(self):
        return {None: "", True: "held", False: "NOT HELD"}[self.held]


def at_most(figure, most, unit=""):
    """Return the bound of a line, in words, and whether the figure keeps it."""
    return {"bound": f"at most {most:,} {unit}".strip(), "held": figure <= most}


class Bench:
    """A run: where it works, and what it has found out.

    :ivar quick: measure small companies only, for a look
    :ivar names: {Size: the database of the company}
    :ivar launched: {Size: what ``launch`` returned}
    """

    def __init__(self, session, databases, quick):
        self.session = session
        self.console = session.console
        self.databases = databases
        self.quick = quick
        self.sizes = (SMALL, MIDDLE) if quick else (SMALL, MIDDLE, LARGE)
        self.largest = self.sizes[-1]
        self.rounds = 10 if quick else 25  # how often quick work is repeated
        self.names = {}
        self.launched = {}
        self.lines = []

    def make_company(self, size):
        """A database with a company in which a campaign is launched; return its name."""
        self.console.begin(f"A company of {size.name} in {size.departments:,} departments")
        name = self.databases.copy_of(PREFIX, f"{size.people}_{size.departments}")
        self.organise(name, size)
        self.names[size] = name
        self.launched[size] = self.inside(name, "launch")
        return name

    def organise(self, name, size):
        """Fill a database with a company."""
        employee = self.inside(name, "make_model")
        known = {"users": USERS, "employee": employee}
        self.databases.run_file(name, "organisation.sql", **size._asdict(), **known)

    def inside(self, database, function, **arguments):
        """Call ``function(env, **arguments)`` of ``inside_odoo.py``; return its result."""
        return inside.call(self.session, database, f"bench.inside_odoo.{function}", **arguments)

    def add(self, *arguments, **named):
        line = Line(*arguments, **named)
        self.lines.append(line)
        self.console.done(line.work, f"{line.ours.median:.4g} {line.unit} {line.verdict}")

    def compare(self, work, mine, theirs, name, most, unit="s"):
        """Add a line whose ratio must be no more than ``most``."""
        ratio = mine.ratio(theirs)
        sides = {"other": theirs, "other_name": name, "ratio": ratio}
        self.add(work, mine, unit, **sides, **at_most(ratio, most))
