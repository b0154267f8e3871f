# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a run leaves: a table to read."""

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
        line.verdict,
    )


def _figures(times, unit):
    spread = f" ({_short(times.low)} to {_short(times.high)})" if len(times.values) > 1 else ""
    return f"{_short(times.median)} {unit}{spread}".strip()


def _short(value):
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
