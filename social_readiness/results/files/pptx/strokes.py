# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Draw on a slide: put shapes in place, fill them, and write in them. Lengths are in inches."""

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from ... import colors

LEFT, WIDTH = 0.6, 12.13  # inches: where things stand on a slide


def rgb(color):
    return RGBColor.from_string(color.lstrip("#").upper())


def inches(*numbers):
    return [Inches(number) for number in numbers]


def place(shape, left, top, width, height):
    shape.left, shape.top, shape.width, shape.height = inches(left, top, width, height)


def fill(shape, color):
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(color)


def rectangle(slide, kind, color, *place):
    """Draw a plain shape of one color, without a line around it."""
    shape = slide.shapes.add_shape(kind, *inches(*place))
    fill(shape, color)
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def hatch(shape):
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    shape.fill.fore_color.rgb = rgb(colors.HATCH)
    shape.fill.back_color.rgb = rgb("#ffffff")


def write(frame, text, size, color, bold=False, space=0):
    """Write the first paragraph of a text."""
    frame.word_wrap = True
    _style(frame.paragraphs[0], text, size, color, bold, space)


def write_in_middle(frame, text, size, color):
    """Write the one line of a small box."""
    write(frame, text, size, color)
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def add(frame, text, size, color, bold=False, space=0):
    _style(frame.add_paragraph(), text, size, color, bold, space)


def _style(paragraph, text, size, color, bold, space):
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.space_after = Pt(space)
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = rgb(color)
