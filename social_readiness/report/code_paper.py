"""Paper with codes: slips to cut or letters, as a PDF that is made in memory.

Nothing is written to a file on the way, as it would be for an external program.
"""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

import qrcode
from markupsafe import escape
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Paragraph

from odoo.tools import file_path

WIDTH, HEIGHT = A4
COLUMNS, ROWS = 2, 4
SLIP_WIDTH, SLIP_HEIGHT = WIDTH / COLUMNS, HEIGHT / ROWS
MARGIN = 8 * mm
INK, GREY, LINE = HexColor("#1f2430"), HexColor("#5d6472"), HexColor("#b9bec8")
FONTS = {
    "text": ("web/static/fonts/google/Roboto/Roboto-Regular.ttf", "Helvetica"),
    "bold": ("web/static/fonts/google/Roboto/Roboto-Bold.ttf", "Helvetica-Bold"),
    "code": ("web/static/fonts/google/Fira_Mono/Fira_Mono-Bold.ttf", "Courier-Bold"),
}


class Paper(NamedTuple):
    """What is printed for one person; ``texts`` are shared by all who read one language."""

    name: str
    department: str
    code: str
    texts: dict


def grouped(code):
    """The code as it is printed: K7MQ-2XHD-9P."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def print_slips(papers):
    """Return a PDF with eight slips an A4 page, to be cut."""
    canvas, output = _canvas()
    for number, paper in enumerate(papers):
        place = number % (COLUMNS * ROWS)
        if number and not place:
            canvas.showPage()
        if not place:
            _draw_cuts(canvas)
        row, column = divmod(place, COLUMNS)
        _draw_slip(canvas, paper, column * SLIP_WIDTH, HEIGHT - (row + 1) * SLIP_HEIGHT)
    canvas.save()
    return output.getvalue()


def print_letters(papers):
    """Return a PDF with one page for each person."""
    canvas, output = _canvas()
    for paper in papers:
        _draw_letter(canvas, paper)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


# ------------------------------------------------------------
# DRAWING
# ------------------------------------------------------------


def _canvas():
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4, pageCompression=1)
    canvas.setCreator("")
    canvas.setProducer("")
    return canvas, output


def _draw_cuts(canvas):
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.4)
    canvas.setDash(2, 3)
    canvas.line(SLIP_WIDTH, 0, SLIP_WIDTH, HEIGHT)
    for row in range(1, ROWS):
        canvas.line(0, row * SLIP_HEIGHT, WIDTH, row * SLIP_HEIGHT)
    canvas.setDash()


def _draw_slip(canvas, paper, left, bottom):
    texts, square = paper.texts, 30 * mm
    inner, x = SLIP_WIDTH - 2 * MARGIN, left + MARGIN
    top = bottom + SLIP_HEIGHT - MARGIN
    beside = inner - square - 4 * mm
    _draw_line(canvas, paper.name, x, top - 4.5 * mm, inner, "bold", 13)
    _draw_line(canvas, paper.department, x, top - 9 * mm, inner, "text", 8.5, GREY)
    _draw_qr(
        canvas, _address(paper), left + SLIP_WIDTH - MARGIN - square, top - 14 * mm - square, square
    )
    _draw_line(canvas, texts["campaign"], x, top - 17 * mm, beside, "bold", 9.5)
    _draw_line(canvas, texts["closing"], x, top - 21.5 * mm, beside, "text", 8, GREY)
    _draw_line(canvas, texts["your_code"], x, top - 31 * mm, beside, "text", 8, GREY)
    _draw_line(canvas, grouped(paper.code), x, top - 38 * mm, beside, "code", 16)
    y = _draw_text(canvas, texts["how"], x, top - 45.5 * mm, inner, 8.5, "text", INK)
    _draw_line(canvas, texts["shown_link"], x, y - 4 * mm, inner, "bold", 10)
    _draw_text(canvas, texts["warning"], x, y - 6 * mm, inner, 8, "text", GREY)


def _draw_letter(canvas, paper):
    texts, square, x, width = paper.texts, 42 * mm, 25 * mm, WIDTH - 50 * mm
    _draw_line(canvas, paper.name, x, HEIGHT - 58 * mm, 80 * mm, "bold", 12)
    _draw_line(canvas, paper.department, x, HEIGHT - 63.5 * mm, 80 * mm, "text", 10, GREY)
    _draw_line(canvas, texts["campaign"], x, HEIGHT - 105 * mm, width, "text", 10, GREY)
    y = _draw_text(canvas, texts["title"], x, HEIGHT - 107 * mm, width, 19, "bold", INK)
    y = _draw_text(canvas, texts["intro"], x, y - 4 * mm, width, 11, "text", INK)
    y = y - 10 * mm - square
    _draw_qr(canvas, _address(paper), x, y, square)
    beside, room = x + square + 9 * mm, width - square - 9 * mm
    below = _draw_text(canvas, texts["how"], beside, y + square + 1 * mm, room, 11, "text", INK)
    _draw_line(canvas, texts["shown_link"], beside, below - 5.5 * mm, room, "bold", 12)
    _draw_line(canvas, texts["your_code"], beside, y + 15 * mm, room, "text", 9, GREY)
    _draw_line(canvas, grouped(paper.code), beside, y + 6.5 * mm, room, "code", 23)
    _draw_line(canvas, texts["closing"], beside, y, room, "text", 10, GREY)
    y = _draw_text(canvas, texts["warning"], x, y - 10 * mm, width, 11, "bold", INK)
    for name in ("use", "lost"):
        y = _draw_text(canvas, texts[name], x, y - 3 * mm, width, 11, "text", INK)
    y = _draw_text(canvas, texts["protection"], x, y - 3 * mm, width, 11, "text", INK)
    _draw_line(canvas, texts["protection_link"], x, y - 5 * mm, width, "bold", 11)


def _draw_line(canvas, text, x, y, width, font, size, color=INK):
    """One line, as small as it must be to fit, cut where even that is too long."""
    name = _font_for(text, font)
    while size > 6.5 and pdfmetrics.stringWidth(text, name, size) > width:
        size -= 0.25
    while len(text) > 2 and pdfmetrics.stringWidth(text, name, size) > width:
        text = text[:-2] + "…"
    canvas.setFillColor(color)
    canvas.setFont(name, size)
    canvas.drawString(x, y, text)


def _draw_text(canvas, text, x, y, width, size, font, color):
    """A paragraph below ``y``; return where it ends."""
    style = ParagraphStyle(
        "text", fontName=_font(font), fontSize=size, leading=size * 1.32, textColor=color
    )
    paragraph = Paragraph(str(escape(text)), style)
    _width, height = paragraph.wrap(width, HEIGHT)
    paragraph.drawOn(canvas, x, y - height)
    return y - height


def _address(paper):
    """The link with the code after a "#": browsers keep that part, and send it to no server."""
    return f"{paper.texts['link']}#{paper.code}"


def _draw_qr(canvas, content, x, y, side):
    # One fixed mask: any is valid, and trying all eight takes most of the time.
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=3, border=0)
    code.add_data(content)
    code.make()
    size = len(code.modules)
    # The PDF's own words for rectangles: written as they are, since there are millions of them.
    squares = [
        f"{start} {size - 1 - number} {length} 1 re"
        for number, row in enumerate(code.modules)
        for start, length in _runs(row)
    ]
    canvas.saveState()
    canvas.setFillColor(INK)
    canvas.translate(x, y)
    canvas.scale(side / size, side / size)
    canvas.drawPath(PDFPathObject(code=squares), stroke=0, fill=1)
    canvas.restoreState()


def _runs(row):
    """(start, length) of each run of dark modules."""
    start = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _font_for(text, role):
    """Another font for a name with signs that ours lacks: Chinese, Japanese, Korean."""
    name = _font(role)
    known = getattr(pdfmetrics.getFont(name).face, "charToGlyph", None)
    return (
        name if known is None or all(ord(sign) in known for sign in text) else _font_of_east_asia()
    )


@lru_cache
def _font_of_east_asia():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


@lru_cache
def _font(role):
    """The name of an embedded font with Latin, Greek and Cyrillic; else one of the PDF's own."""
    path, fallback = FONTS[role]
    try:
        pdfmetrics.registerFont(TTFont(f"readiness-{role}", file_path(path)))
    except (FileNotFoundError, OSError):
        return fallback
    return f"readiness-{role}"
