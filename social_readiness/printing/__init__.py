# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""From a page of our own to paper or a picture. Plain Python: Odoo is not needed.

Pages come with their styles, ask nothing of any server and run no script. Odoo's usual printer,
wkhtmltopdf, is used where it is installed, else Chromium: see ``programs``. Before anything is
printed, ``fonts`` tells whether the server has a font for every character.
"""

from .fonts import missing_fonts
from .programs import Paper, PrintError, picture_taker, printer

__all__ = ["Paper", "PrintError", "missing_fonts", "picture_taker", "printer"]
