# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The launch, as far as it was measured when the companies were made."""

from ..figures import Times
from ..work import LARGE, MIDDLE, at_most


def measure(bench):
    launched = bench.launched
    if LARGE not in launched:
        return
    seconds, memory = launched[LARGE]["seconds"], launched[LARGE]["memory"] / 10**6
    growth = seconds / launched[MIDDLE]["seconds"]
    for work, figure, most, unit in (
        (f"launch with {LARGE.name} employees", seconds, 60, "s"),
        ("memory of the process that launches", memory, 1000, "MB"),
        (f"launch: {LARGE.name} employees to {MIDDLE.name} (linear)", growth, 10, "times"),
    ):
        bench.add(work, Times((figure,)), unit, **at_most(figure, most, unit))
