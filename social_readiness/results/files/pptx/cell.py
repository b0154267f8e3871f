# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One score on a slide: a dimension of a department, with the statements behind it."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from ... import colors
from . import pages, strokes
from .bars import draw_bar

# In inches.
FACTS, BAR, HEADING, TABLE = 1.5, 3.05, 3.6, 4.05
ROOM = 2.6  # for the statements
SCORE = 1.1
LARGEST, SMALLEST = 16, 9  # points


def write_cell(cell):
    """Return the bytes of a presentation with this slide only."""
    deck = pages.new_deck(cell.title)
    slide = pages.new_slide(deck, cell.title)
    pages.subtitle(slide, cell.subtitle)
    _facts(slide, cell)
    ground = colors.STEPS[cell.step - 1][0]
    draw_bar(slide, cell.bar, strokes.LEFT, BAR, strokes.WIDTH, 0.26, ground)
    if cell.statements:
        box = pages.text_box(slide, strokes.LEFT, HEADING, strokes.WIDTH, 0.4)
        strokes.write(box.text_frame, cell.heading, 18, colors.BRAND, bold=True)
        _statements(slide, cell.statements)
    pages.foot(slide, cell.foot)
    return pages.saved(deck)


def _facts(slide, cell):
    """What to know first, side by side; the score in its color."""
    width = strokes.WIDTH / len(cell.facts)
    for index, (name, value) in enumerate(cell.facts):
        left = strokes.LEFT + width * index
        _value(slide, left, value, None if index else cell.step)
        box = pages.text_box(slide, left, FACTS + 0.8, width - 0.15, 0.6)
        strokes.write(box.text_frame, name, 13, colors.MUTED)


def _value(slide, left, value, step):
    ground, ink = colors.pair(step) if step else ("#ffffff", colors.BRAND)
    box = pages.text_box(slide, left, FACTS, SCORE, 0.7)
    frame = box.text_frame
    strokes.write(frame, value, 32, ink, bold=True)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    if step:
        strokes.fill(box, ground)
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    else:
        frame.word_wrap = False


def _statements(slide, statements):
    """A native table; many statements are written smaller."""
    height = min(ROOM / len(statements), 0.52)
    size = max(min(LARGEST, int(height * 72 / 2.4)), SMALLEST)
    place = strokes.inches(strokes.LEFT, TABLE, strokes.WIDTH, height * len(statements))
    table = slide.shapes.add_table(len(statements), 2, *place).table
    table.first_row = table.horz_banding = False
    table.columns[0].width = Inches(strokes.WIDTH - SCORE)
    table.columns[1].width = Inches(SCORE)
    for row, (text, score, step) in enumerate(statements):
        table.rows[row].height = Inches(height)
        ground, ink = colors.pair(step)
        _write(table.cell(row, 0), text, size, colors.TEXT, "#ffffff")
        _write(table.cell(row, 1), str(score), size, ink, ground, PP_ALIGN.CENTER)


def _write(cell, text, size, ink, ground, alignment=PP_ALIGN.LEFT):
    cell.margin_top = cell.margin_bottom = Emu(0)
    cell.margin_left = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    strokes.fill(cell, ground)
    strokes.write(cell.text_frame, text, size, ink)
    cell.text_frame.paragraphs[0].alignment = alignment
