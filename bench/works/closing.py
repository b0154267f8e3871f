# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""From the last answer to a published release."""

from ..figures import Times
from ..work import at_most


def measure(bench):
    for size in bench.sizes:
        campaign = bench.launched[size]["id"]
        bench.inside(bench.names[size], "answer", campaign=campaign)
    rounds = 1 if bench.quick else 3
    results = {size: [] for size in bench.sizes}
    for _round in range(rounds):
        for size in bench.sizes:
            results[size].append(_close(bench, size))
    for size in bench.sizes[:-1]:
        bench.add(f"close, {size.name} people", _times(results[size], "published"))
    _bounds(bench, results[bench.largest])


def _close(bench, size):
    name = bench.databases.copy_of(bench.names[size], f"{size.people}_closed")
    bench.inside(name, "take_keys")
    result = bench.inside(name, "close", campaign=bench.launched[size]["id"])
    assert result["state"] == "published" and result["rows"], result
    bench.databases.drop(name)
    return result


def _times(results, name):
    return Times(tuple(result[name] for result in results))


def _bounds(bench, results):
    size = bench.largest
    published = _times(results, "published")
    each = _times(results, "sum_of_each_unit")
    work = f"from the last answer to the release, {size.name} people, {size.departments:,} units"
    bench.add(work, published, **at_most(published.high, 10, "s"))
    bench.compare("the same, to one SELECT of each unit's sums", published, each, "SELECT", 5)
