# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The summary on one slide: the verdict, the three widest gaps, the three first steps."""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR

from ... import colors
from . import pages, strokes
from .bars import draw_bar

# Of each verdict and of each state: as on the screen, where blue is good and orange is not.
VERDICT_COLORS = {"ready": colors.STEPS[6][0], "care": colors.MUTED, "inside": colors.STEPS[0][0]}
STATE_COLORS = {"failing": colors.STEPS[0][0]}

# In inches.
BAND, BAND_TOP, BAND_HEIGHT = 0.12, 1.4, 1.65
TOP, HEADING = 3.25, 0.4
COLUMN, RIGHT = 4.9, 6.1
GAP, STEP, PLANNED_STEP = 1.0, 1.0, 0.66
LONG, LONG_NAME = 200, 62  # characters of a sentence, and of a step, in their full size


def write_summary(summary):
    """Return the bytes of a presentation with this slide only."""
    deck = pages.new_deck(summary.title)
    draw_summary(deck, summary)
    return pages.saved(deck)


def draw_summary(deck, summary):
    slide = pages.new_slide(deck, summary.title)
    pages.subtitle(slide, summary.subtitle)
    _verdict(slide, summary)
    _gaps(slide, summary)
    if summary.steps:
        _steps(slide, summary)
    pages.foot(slide, summary.foot)


def _verdict(slide, summary):
    band = (strokes.LEFT, BAND_TOP, BAND, BAND_HEIGHT)
    strokes.rectangle(slide, MSO_SHAPE.RECTANGLE, VERDICT_COLORS[summary.verdict], *band)
    left = strokes.LEFT + 0.35
    box = pages.text_box(slide, left, BAND_TOP, strokes.WIDTH - 0.35, BAND_HEIGHT)
    box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    strokes.write(box.text_frame, summary.name, 32, colors.BRAND, bold=True, space=2)
    size = 18 if len(summary.sentence) <= LONG else 16
    strokes.add(box.text_frame, summary.sentence, size, colors.TEXT, space=2)
    strokes.add(box.text_frame, summary.other_goals, 14, colors.MUTED)


def _heading(slide, left, text):
    box = pages.text_box(slide, left, TOP, COLUMN, HEADING)
    strokes.write(box.text_frame, text, 18, colors.BRAND, bold=True)


def _gaps(slide, summary):
    _heading(slide, strokes.LEFT, summary.words["gaps"])
    top = TOP + HEADING + 0.1
    if not summary.gaps:
        box = pages.text_box(slide, strokes.LEFT, top, COLUMN, 0.4)
        strokes.write(box.text_frame, summary.words["no_gaps"], 16, colors.TEXT)
    for index, gap in enumerate(summary.gaps):
        _gap(slide, gap, top + index * GAP)


def _gap(slide, gap, top):
    box = pages.text_box(slide, strokes.LEFT, top, COLUMN, 0.28)
    strokes.write(box.text_frame, gap.name, 15, colors.TEXT, bold=True)
    color = STATE_COLORS.get(gap.state, colors.STEPS[5][0])
    draw_bar(slide, gap, strokes.LEFT, top + 0.35, COLUMN, 0.22, color)
    box = pages.text_box(slide, strokes.LEFT, top + 0.65, COLUMN, 0.25)
    strokes.write(box.text_frame, gap.text, 13, colors.MUTED)


def _steps(slide, summary):
    _heading(slide, RIGHT, summary.words["steps"])
    width = strokes.LEFT + strokes.WIDTH - RIGHT
    top = TOP + HEADING + 0.1
    for number, step in enumerate(summary.steps, 1):
        height = PLANNED_STEP if step.is_planned else STEP
        box = pages.text_box(slide, RIGHT, top, width, height)
        size = 12 if step.is_planned or len(step.name) > LONG_NAME else 15
        strokes.write(box.text_frame, f"{number}. {step.name}", size, colors.TEXT, bold=True)
        *texts, about = step.lines
        for text in texts:
            strokes.add(box.text_frame, text, 11, colors.TEXT)
        strokes.add(box.text_frame, about, 11, colors.MUTED)
        top += height
