# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What every slide has: a heading and a foot; and the file that they are in."""

import io

import pptx
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches

from ... import colors
from . import strokes

TITLE_ONLY = 5  # layout of the standard template


def new_deck(title):
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    deck.core_properties.title = title
    deck.core_properties.author = ""
    return deck


def saved(deck):
    """Return the bytes of the presentation."""
    output = io.BytesIO()
    deck.save(output)
    return output.getvalue()


def new_slide(deck, title):
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    heading = slide.shapes.title
    strokes.place(heading, strokes.LEFT, 0.3, strokes.WIDTH, 0.75)
    strokes.write(heading.text_frame, title, 26, colors.BRAND, bold=True)
    heading.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    heading.text_frame.margin_left = 0
    return slide


def subtitle(slide, text):
    """Write what the slide is about, below its heading."""
    box = text_box(slide, strokes.LEFT, 0.95, strokes.WIDTH, 0.35)
    strokes.write(box.text_frame, text, 13, colors.MUTED)


def foot(slide, text):
    box = text_box(slide, strokes.LEFT, 6.75, strokes.WIDTH, 0.6)
    strokes.write(box.text_frame, text, 11, colors.MUTED)


def text_box(slide, *place):
    """Return a box for text that begins at its very left."""
    box = slide.shapes.add_textbox(*strokes.inches(*place))
    box.text_frame.margin_left = box.text_frame.margin_right = 0
    box.text_frame.margin_top = box.text_frame.margin_bottom = 0
    return box
