# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Paper with codes, as slips to cut or as letters, and the poster: what these templates print.

Codes are on the printed page and in the PDF, and neither is stored anywhere.
"""

from typing import NamedTuple

import qrcode

from ..printing import Paper

# In one language; in several, a slip is twice as high.
SLIPS_A_PAGE = 8
# No margins: the slips have their own. wkhtmltopdf only shrinks what is wider than the page, so a
# sheet of 1000 pixels is drawn a tenth larger.
PAGE = Paper(1100)


class Addressee(NamedTuple):
    """A person and their code.

    ``texts`` is a list with what ``code_texts`` returns for each language of the paper.
    """

    name: str
    department: str
    code: str
    texts: list

    @property
    def grouped(self):
        """Return the code as it is printed: K7MQ-2XHD-9P."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))

    @property
    def label(self):
        """What stands above the code, in each language: "Your code · Su código"."""
        return " · ".join(texts["your_code"] for texts in self.texts)

    @property
    def square(self):
        """Return the QR code of the link, with the code after a "#".

        Browsers do not send this part of a link to the server.
        """
        return Square(f"{self.texts[0]['link']}#{self.code}")


class Poster(NamedTuple):
    """The address for everyone; ``texts`` holds what ``poster_texts`` returns, by language."""

    texts: list

    @property
    def square(self):
        return Square(self.texts[0]["link"])


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
    for column, dark in enumerate([*row, False]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None


def sheets(addressees):
    """Return the addressees of each sheet of slips, and in how many rows they stand."""
    several = any(len(one.texts) > 1 for one in addressees)
    on_page = SLIPS_A_PAGE // 2 if several else SLIPS_A_PAGE
    starts = range(0, len(addressees), on_page)
    return on_page // 2, [addressees[start : start + on_page] for start in starts]


def size_of(text, *lengths):
    """Return how many of ``lengths`` the text exceeds: 0 is the class of the largest letters."""
    return sum(len(text) > length for length in lengths)
