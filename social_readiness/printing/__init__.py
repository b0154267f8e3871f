# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Print a page of this addon on paper, or as a picture. This is plain Python without Odoo.

Pages contain their styles, make no requests and run no scripts. Odoo's usual printer program,
wkhtmltopdf, is used if it is installed, otherwise Chromium (see ``programs``). Before anything is
printed, ``fonts`` tells whether the server has a font for every character.
"""

from .fonts import missing_fonts
from .programs import Paper, PrintError, picture_taker, printer

__all__ = ["Paper", "PrintError", "missing_fonts", "picture_taker", "printer"]
