"""The picture of growth: seconds by number of people, both on logarithmic scales.

A steep line grows with the number of people; a flat one does not.
"""

from html import escape
from math import floor, log10

WIDTH, HEIGHT = 960, 520
LEFT, RIGHT, TOP, BOTTOM = 70, 400, 46, 50
COLOURS = ("#714b67", "#017e84", "#c4681a", "#3b6fb6", "#5a8f29", "#a0245e", "#777777")
PEOPLE = (1_000, 10_000, 100_000)
LABEL_HEIGHT = 20


def picture(curves):
    """Return an SVG of ``{title: [(people, seconds)]}``."""
    seconds = [second for points in curves.values() for _people, second in points]
    scale = Scale(floor(log10(min(seconds))), floor(log10(max(seconds))) + 1)
    return "\n".join([*_frame(scale), *_lines(curves, scale), "</svg>", ""])


class Scale:
    """Where numbers lie in the picture; ``lowest`` and ``highest`` are powers of ten."""

    def __init__(self, lowest, highest):
        self.lowest = lowest
        self.highest = highest

    def across(self, people):
        share = log10(people / PEOPLE[0]) / log10(PEOPLE[-1] / PEOPLE[0])
        return LEFT + (WIDTH - LEFT - RIGHT) * share

    def down(self, seconds):
        share = (log10(seconds) - self.lowest) / (self.highest - self.lowest)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def _frame(scale):
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' font-family="sans-serif" font-size="14" fill="#222">'
    )
    yield "<title>Seconds, by number of people</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    yield f'<text x="{LEFT}" y="24" font-size="17">Seconds, by number of people</text>'
    for power in range(scale.lowest, scale.highest + 1):
        down = scale.down(10**power)
        yield f'<path d="M{LEFT} {down:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{down + 5:.1f}" text-anchor="end">{10**power:g}</text>'
    for people in PEOPLE:
        across, foot = scale.across(people), HEIGHT - BOTTOM
        yield f'<path d="M{across:.1f} {TOP}V{foot}" stroke="#ddd"/>'
        yield f'<text x="{across:.1f}" y="{foot + 22}" text-anchor="middle">{people:,}</text>'


def _lines(curves, scale):
    labels = _apart({title: scale.down(points[-1][1]) for title, points in curves.items()})
    for number, (title, points) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [(scale.across(people), scale.down(second)) for people, second in points]
        path = "L".join(f"{across:.1f} {down:.1f}" for across, down in places)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        for across, down in places:
            yield f'<circle cx="{across:.1f}" cy="{down:.1f}" r="4" fill="{colour}"/>'
        yield (
            f'<text x="{WIDTH - RIGHT + 14}" y="{labels[title]:.1f}" fill="{colour}">'
            f"{escape(title)}: {points[-1][1]:.2g} s{_if_not_all(points[-1][0])}</text>"
        )


def _if_not_all(people):
    return "" if people == PEOPLE[-1] else f" for {people:,}"


def _apart(downs):
    """Where the labels stand: beside the ends of their lines, and none on another."""
    placed, last = {}, 0
    for title, down in sorted(downs.items(), key=lambda pair: pair[1]):
        last = placed[title] = max(down + 5, last + LABEL_HEIGHT)
    return placed
