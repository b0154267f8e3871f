# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A score on a slide as on the screen: a bar, its margin of error, and a line at the target."""

from pptx.enum.shapes import MSO_SHAPE

from ... import colors
from . import strokes

WHOLE = 100
LINE, ABOVE = 0.045, 0.06  # inches: width of the target's line, and how far it goes beyond


def draw_bar(slide, bar, left, top, width, height, color):
    """Draw a :class:`~...slides.Bar`; what stands beside it in words says the same."""
    place = _Place(slide, left, top, width, height)
    place.rectangle(0, WHOLE, colors.LINE)
    place.rectangle(0, bar.score, color).name = f"{bar.name}: {bar.score}"
    if bar.margin:
        low, high = max(bar.score - bar.margin, 0), min(bar.score + bar.margin, WHOLE)
        place.rectangle(low, high, colors.MUTED, inset=height / 3)
    if bar.target is not None:
        at = width * bar.target / WHOLE - LINE / 2
        line = (left + at, top - ABOVE, LINE, height + 2 * ABOVE)
        strokes.rectangle(slide, MSO_SHAPE.RECTANGLE, colors.TEXT, *line)


class _Place:
    def __init__(self, slide, left, top, width, height):
        self.slide, self.left, self.top = slide, left, top
        self.width, self.height = width, height

    def rectangle(self, low, high, color, inset=0):
        """From one score to another."""
        width = self.width * (high - low) / WHOLE
        place = (self.left + self.width * low / WHOLE, self.top + inset)
        size = (max(width, 0.01), self.height - 2 * inset)
        return strokes.rectangle(self.slide, MSO_SHAPE.RECTANGLE, color, *place, *size)
