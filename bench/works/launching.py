# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The launch, as far as it was measured when the companies were made."""

from ..figures import Times
from ..work import LARGE, MIDDLE

SECONDS, MEMORY = 60, 10**9


def measure(bench):
    launched = bench.launched
    if LARGE not in launched:
        return
    seconds, memory = launched[LARGE]["seconds"], launched[LARGE]["memory"]
    bench.add(
        f"launch with {LARGE.name} employees",
        Times((seconds,)),
        bound=f"under {SECONDS} s",
        held=seconds < SECONDS,
    )
    bench.add(
        "memory of the process that launches",
        Times((memory / 10**6,)),
        "MB",
        bound="under 1,000 MB",
        held=memory < MEMORY,
    )
    growth = seconds / launched[MIDDLE]["seconds"]
    bench.add(
        f"launch: {LARGE.name} employees to {MIDDLE.name}",
        Times((growth,)),
        "times",
        bound="linear: at most 10",
        held=growth <= 10,
    )
