"""What a run leaves: a table to read, figures for programs, and the picture of growth."""

import json
import os
import time

HEADER = ("work", "this product", "beside", "", "ratio", "must be", "")


def table(lines):
    """The lines as Markdown: medians with the lowest and the highest, and ratios."""
    rows = [HEADER, *map(_cells, lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADER))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)


def _cells(line):
    return (
        line.work,
        _figures(line.ours, line.unit),
        line.other_name,
        _figures(line.other, line.unit) if line.other else "",
        "" if line.ratio is None else f"{line.ratio:.2f}",
        line.bound,
        {None: "", True: "held", False: "NOT HELD"}[line.held],
    )


def _figures(times, unit):
    spread = f" ({_short(times.low)} to {_short(times.high)})" if len(times.values) > 1 else ""
    return f"{_short(times.median)} {unit}{spread}".strip()


def _short(value):
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def write_json(path, bench, seconds):
    """Keep the figures; parts that were not measured now stay as they were.

    :return: the curves of all parts
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    before = json.loads(path.read_text()) if path.exists() else {"lines": [], "curves": {}}
    lines = {line["work"]: line for line in before["lines"]}
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime())
    lines.update((line.work, {**_as_json(line), "when": when}) for line in bench.lines)
    figures = {
        "cores": os.cpu_count(),
        "load_at_the_end": os.getloadavg()[0],
        "seconds": round(seconds),
        "lines": list(lines.values()),
        "curves": {**before["curves"], **bench.curves},
    }
    path.write_text(json.dumps(figures, indent=1))
    return figures["curves"]


def _as_json(line):
    times = {name: getattr(line, name) for name in ("ours", "other")}
    return {
        **line._asdict(),
        **{name: values and values.as_json() for name, values in times.items()},
    }
