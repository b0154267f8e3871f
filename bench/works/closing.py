"""From the last answer to a published release, and what is stored after it."""

from ..figures import Times


def measure(bench):
    for size in bench.sizes:
        answer(bench, size)
    rounds = 1 if bench.quick else 3
    results = {size: [] for size in bench.sizes}
    for number in range(rounds):
        for size in bench.sizes:
            results[size].append(_close(bench, size, keep=number == 0))
    for size in bench.sizes[:-1]:
        bench.add(f"close, {size.name} people", _times(results[size], "published"))
    bench.curves["close"] = [
        (size.people, _times(results[size], "published").median) for size in bench.sizes
    ]
    _bounds(bench, results[bench.largest])
    _storage(bench, results)
    _second_wave(bench, rounds)


def answer(bench, size, database=None):
    """Four of five of a company answer."""
    database = database or bench.names[size]
    bench.inside(database, "campaigns.answer", campaign=bench.launched[size]["id"])


def _close(bench, size, keep):
    name = bench.databases.copy(f"{size.people}_closed", bench.names[size])
    bench.inside(name, "campaigns.take_keys")
    result = bench.inside(name, "campaigns.close", campaign=bench.launched[size]["id"])
    assert result["state"] == "published" and result["rows"], result
    if keep:
        result["after"] = bench.inside(
            name, "campaigns.after_thirty_days", campaign=bench.launched[size]["id"]
        )
    bench.databases.drop(name)
    return result


def _times(results, name):
    return Times(tuple(result[name] for result in results))


def _bounds(bench, results):
    size = bench.largest
    published = _times(results, "published")
    each, company = _times(results, "sum_of_each_unit"), _times(results, "sum_of_company")
    bench.add(
        f"from the last answer to the release, {size.name} people, {size.departments:,} units",
        published,
        bound="under 10 s",
        held=published.high < 10,
    )
    bench.compare("the same, to one SELECT of each unit's sums", published, each, "SELECT", 5)
    bench.add(
        "the same, to one SELECT of the company's sums",
        published,
        other=company,
        other_name="SELECT",
        ratio=published.ratio(company),
    )


def _second_wave(bench, rounds):
    """The same campaign after a wave with which every row is compared."""
    size = bench.largest
    campaign = bench.launched[size]["id"]
    bench.databases.run_file(bench.names[size], "wave_before.sql", campaign=campaign)
    results = [_close(bench, size, keep=False) for _round in range(rounds)]
    published, each = (_times(results, name) for name in ("published", "sum_of_each_unit"))
    work = f"close after a wave before, {size.name} people, to one SELECT of each unit's sums"
    bench.compare(work, published, each, "SELECT", 5)


def _storage(bench, results):
    """Bytes for each unit, and nothing for each person, whatever the number of people."""
    smaller = bench.sizes[-2]
    stored = {size: results[size][0]["after"] for size in (smaller, bench.largest)}
    per_unit = [
        Times((sum(one["bytes"].values()) / one["units"] / 1000,)) for one in stored.values()
    ]
    rows = sum(stored[bench.largest]["rows_of_people"].values())
    bench.add(
        f"stored after 30 days, {bench.largest.name} people: rows that stand for a person",
        Times((rows,)),
        "rows",
        bound="none",
        held=rows == 0,
    )
    work = f"stored after 30 days for each unit, {bench.largest.name} people"
    bench.compare(work, *reversed(per_unit), f"{smaller.name} people", 1.10, unit="kB")
