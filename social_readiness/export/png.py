"""The board as a picture, for where no document fits: a chat, a page, an e-mail."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from . import colors
from .table import table_of

SCALE = 2  # pixels a point: sharp on a slide
MARGIN, NAME, CELL = 28, 260, 86
HEAD, LINE, INDENT = 58, 30, 14
MOST_LINES = 100
FEWEST_COLUMNS = 8  # so that the legend has its place


def write(document, find_font):
    """Return the bytes of the picture.

    :param find_font: a function from ``"regular"`` or ``"bold"`` to the path of a font file, or
        None where there is none
    """
    picture = Picture(document, find_font)
    output = io.BytesIO()
    picture.draw().save(output, "PNG", optimize=True)
    return output.getvalue()


class Picture:
    """One picture of the board in its chosen mode; of a very long one, the first rows."""

    def __init__(self, document, find_font):
        self.document, self.find_font = document, cache(find_font)
        self.words = document.words
        self.font = cache(self._font)
        self.table = table_of(document, document.mode)
        self.lines = self.table.lines[:MOST_LINES]
        columns = max(len(self.table.columns), FEWEST_COLUMNS)
        self.width = 2 * MARGIN + NAME + CELL * columns
        self.canvas = None

    def _font(self, size, weight="regular"):
        path = self.find_font(weight)
        if path is None:
            return ImageFont.load_default(size * SCALE)
        return ImageFont.truetype(path, size * SCALE)

    def draw(self):
        """Draw from the top down; the height follows."""
        left_out = len(self.table.lines) - len(self.lines)
        notes = self._lines(self._note(), 12, self.width - 2 * MARGIN)
        lines = len(self.lines) + bool(left_out)
        height = 128 + 18 + HEAD + LINE * lines + 66 + 17 * len(notes) + MARGIN
        image = Image.new("RGB", (self.width * SCALE, height * SCALE), "#ffffff")
        self.canvas = ImageDraw.Draw(image)
        top = self._draw_title()
        top = self._draw_head(top)
        for label, cells in self.lines:
            self._draw_line(top, label, cells)
            top += LINE
        if left_out:
            more = self.words["more"] % left_out
            self._write(MARGIN, top + LINE / 2, more, 13, colors.MUTED, anchor="lm")
            top += LINE
        self._draw_legend(top + 18)
        for place, line in enumerate(notes):
            self._write(MARGIN, top + 74 + 17 * place, line, 12, colors.MUTED)
        return image

    def _note(self):
        """The sentences that a picture needs wherever it goes."""
        return " ".join(self.document.notes[0:1] + self.document.notes[3:4])

    # ------------------------------------------------------------
    # PARTS
    # ------------------------------------------------------------

    def _draw_title(self):
        document, mode = self.document, self.document.mode
        self._write(MARGIN, 26, document.title, 24, colors.BRAND, "bold")
        self._write(MARGIN, 60, document.subtitle, 13, colors.MUTED)
        words = f"{self.words[mode]}. {document.caption(mode)}"
        for place, line in enumerate(self._lines(words, 13, self.width - 2 * MARGIN)[:2]):
            self._write(MARGIN, 84 + 18 * place, line, 13, colors.TEXT)
        return 128

    def _draw_head(self, top):
        self._draw_groups(top)
        bottom = top + 18 + HEAD
        for place, label in enumerate(self.table.columns):
            self._draw_heading(self._left(place), CELL - 6, label.short, bottom)
        self._write(MARGIN, bottom - 10, self.table.corner, 12, colors.TEXT, "bold", "ls")
        self._line(MARGIN, bottom - 2, self.width - MARGIN, colors.BRAND)
        return bottom

    def _draw_groups(self, top):
        first = 0
        for group, count in self.table.column_groups():
            left, right = self._left(first), self._left(first + count)
            if group:
                self._write((left + right) / 2, top, group, 12, colors.MUTED, "bold", "ma")
                self._line(left + 4, top + 17, right - 4, colors.LINE)
            first += count

    def _draw_heading(self, left, width, text, bottom):
        longest = max(text.split(), key=len, default="")
        size = next((one for one in (12, 11) if self._width(longest, one, "bold") < width), 10)
        lines = self._lines(text, size, width, "bold")
        if len(lines) > 3:
            lines[2:] = [self._shortened(f"{lines[2]} {lines[3]}", size, width, "bold")]
        for place, line in enumerate(reversed(lines)):
            self._write(
                left + CELL / 2, bottom - 10 - 15 * place, line, size, colors.TEXT, "bold", "ms"
            )

    def _draw_line(self, top, label, cells):
        weight = "bold" if label.is_strong else "regular"
        self._draw_name(top, label, weight)
        for place, cell in enumerate(cells):
            self._draw_cell(self._left(place), top, cell, weight)

    def _draw_name(self, top, label, weight):
        """In one line, or in two smaller ones."""
        left = MARGIN + INDENT * (label.level - 1)
        width = MARGIN + NAME - left - 8
        ink = colors.MUTED if label.is_quiet else colors.TEXT
        if self._width(label.name, 14, weight) <= width:
            self._write(left, top + LINE / 2, label.name, 14, ink, weight, "lm")
            return
        first, *others = self._lines(label.name, 12, width, weight)
        lines = [first, self._shortened(" ".join(others), 12, width, weight)]
        for place, line in enumerate(lines):
            self._write(left, top + 8 + 14 * place, line, 12, ink, weight, "lm")

    def _draw_cell(self, left, top, cell, weight):
        if cell.kind == "hidden":
            self._hatch(left + 1, top + 1, CELL - 2, LINE - 2)
        size, ink = 13, colors.TEXT
        if cell.kind == "value":
            size, (ground, ink) = 14, colors.pair(cell.step, cell.is_faded)
            self._box(left + 1, top + 1, CELL - 2, LINE - 2, ground)
        self._write(left + CELL / 2, top + LINE / 2, cell.text, size, ink, weight, "mm")

    def _draw_legend(self, top):
        left, width = self._left(0), 88
        for place, (text, (ground, ink)) in enumerate(self.document.legend(self.document.mode)):
            size = 12 if self._width(text, 12) < width - 6 else 11
            self._box(left + place * width, top, width, 22, ground)
            self._write(left + (place + 0.5) * width, top + 11, text, size, ink, anchor="mm")
        self._write(MARGIN, top + 11, self.words["legend"], 12, colors.TEXT, "bold", "lm")
        self._hatch(left, top + 28, width, 18)
        hidden = self.words["hidden"]
        self._write(left + width + 8, top + 37, hidden, 12, colors.MUTED, anchor="lm")

    # ------------------------------------------------------------
    # STROKES
    # ------------------------------------------------------------

    def _left(self, place):
        return MARGIN + NAME + CELL * place

    def _write(self, left, top, text, size, color, weight="regular", anchor="la"):
        at = (left * SCALE, top * SCALE)
        self.canvas.text(at, text, fill=color, font=self.font(size, weight), anchor=anchor)

    def _width(self, text, size, weight="regular"):
        return self.font(size, weight).getlength(text) / SCALE

    def _shortened(self, text, size, width, weight):
        if self._width(text, size, weight) <= width:
            return text
        while text and self._width(f"{text}…", size, weight) > width:
            text = text[:-1].rstrip()
        return f"{text}…"

    def _lines(self, text, size, width, weight="regular"):
        """The text in lines that fit; a word that does not is shortened."""
        lines = []
        for word in text.split():
            if lines and self._width(f"{lines[-1]} {word}", size, weight) <= width:
                lines[-1] = f"{lines[-1]} {word}"
            else:
                lines.append(self._shortened(word, size, width, weight))
        return lines

    def _box(self, left, top, width, height, color):
        right, bottom = (left + width) * SCALE - 1, (top + height) * SCALE - 1
        self.canvas.rectangle((left * SCALE, top * SCALE, right, bottom), fill=color)

    def _line(self, left, top, right, color):
        at = (left * SCALE, top * SCALE, right * SCALE, top * SCALE)
        self.canvas.line(at, fill=color, width=SCALE)

    def _hatch(self, left, top, width, height):
        """Diagonal stripes within a box."""
        left, top, width, height = (part * SCALE for part in (left, top, width, height))
        for start in range(-int(height), int(width), 7 * SCALE):
            ends = (max(start, 0), min(start + height, width))
            points = [(left + end, top + height - (end - start)) for end in ends]
            self.canvas.line(points, fill=colors.HATCH, width=SCALE)
