# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Paper with codes, as slips to cut or as letters: what the templates of this name print.

Codes are on the printed page and in the PDF, and neither is stored anywhere.
"""

from typing import NamedTuple

import qrcode

from ..printing import Paper

SLIPS_A_PAGE = 8
# No margins: the slips have their own. wkhtmltopdf only shrinks what is wider than the page, so a
# sheet of 1000 pixels is drawn a tenth larger.
PAGE = Paper(1100)


class Addressee(NamedTuple):
    """The person for whom a code is; ``texts`` are shared by all who read a language."""

    name: str
    department: str
    code: str
    lang: str
    texts: dict

    @property
    def grouped(self):
        """Return the code as it is printed: K7MQ-2XHD-9P."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))

    @property
    def square(self):
        """Return the QR code of the link, with the code after a "#".

        Browsers do not send this part of a link to the server.
        """
        return Square(f"{self.texts['link']}#{self.code}")


class Square:
    """A QR code as the path of an SVG.

    :ivar side: its width in modules
    :ivar path: its dark modules
    """

    def __init__(self, content):
        # A fixed mask: any mask is valid, and trying all eight takes most of the time.
        code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=3, border=0)
        code.add_data(content)
        code.make()
        self.side = len(code.modules)
        self.path = "".join(
            f"M{start} {line}h{length}v1h-{length}z"
            for line, row in enumerate(code.modules)
            for start, length in _runs(row)
        )


def _runs(row):
    """Return (start, length) of each run of dark modules."""
    start = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def sheets(addressees):
    """Return the addressees of each sheet of slips."""
    starts = range(0, len(addressees), SLIPS_A_PAGE)
    return [addressees[start : start + SLIPS_A_PAGE] for start in starts]


def size_of(text, *lengths):
    """Return how many of ``lengths`` the text exceeds: 0 is the class of the largest letters."""
    return sum(len(text) > length for length in lengths)
