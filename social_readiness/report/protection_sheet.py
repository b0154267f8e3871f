# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The protection sheet: three pages for a works council and a data protection officer."""

import base64

from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import file_open

from odoo.addons.base.models.ir_actions_report import _wkhtml

from ..approval.sheet import Sheet
from ..languages import paper_lang
from ..printing import printer
from ..tools import OFFICER

FONTS = {
    "400": "web/static/fonts/lato/Lato-Reg-webfont.ttf",
    "700": "web/static/fonts/lato/Lato-Bol-webfont.ttf",
}


class ProtectionSheet(models.AbstractModel):
    """How the protection sheet is printed; ``approval.sheet`` has what it says.

    The document contains its styles and fonts, and needs neither header nor footer. So it looks the
    same on servers that cannot reach themselves.
    """

    _name = "report.social_readiness.protection_sheet"
    _description = "Readiness Protection Sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return a sheet for each campaign.

        :raises AccessError: the reader is no readiness officer, or of another company
        """
        campaigns = self.env["readiness.campaign"].browse(docids)
        self._check_may_print(campaigns)
        fonts = self._fonts((data or {}).get("report_type"))
        width = 1120 if fonts else 1060
        return {
            "doc_ids": docids,
            "doc_model": campaigns._name,
            "docs": campaigns,
            "fonts": fonts,
            "width": width,
            "size": self._size(width),
            "sheets": [self._sheet_in_its_language(campaign) for campaign in campaigns],
        }

    def _check_may_print(self, campaigns):
        """Refuse other readers than officers: the report's route does not check this."""
        if not self.env.user.has_group(OFFICER):
            raise AccessError(
                self.env._("Only readiness officers can print protection sheets. Ask HR for one.")
            )
        campaigns.check_access("read")

    def _sheet_in_its_language(self, campaign):
        lang = paper_lang(campaign)
        return {**self._sheet(campaign.with_context(lang=lang)), "lang": lang}

    def _sheet(self, campaign):
        """Return what the templates print of a campaign, in the language of its context."""
        return Sheet(campaign).values()

    # ------------------------------------------------------------
    # THE PAGE
    # ------------------------------------------------------------

    def _size(self, width):
        """Return the size of the page within its margins; system fonts are wider, so it has more
        pixels.
        """
        return f"width: {width}px; min-height: {width * 1488 // 1000}px"

    def _fonts(self, report_type):
        """Return {weight: style that embeds the font}; empty if system fonts have to be used.

        Builds of wkhtmltopdf without Qt's patches draw embedded fonts as outlines: the file is a
        hundred times larger, and its text can neither be searched nor read aloud.
        """
        program = printer() if report_type == "pdf" else None
        if program and program.name == "wkhtmltopdf" and not _wkhtml().is_patched_qt:
            return {}
        try:
            return {weight: self._font_face(weight, path) for weight, path in FONTS.items()}
        except FileNotFoundError:
            return {}

    def _font_face(self, weight, path):
        with file_open(path, "rb") as file:
            font = base64.b64encode(file.read()).decode()
        return Markup(
            '@font-face {font-family: "Sheet"; font-weight: %s; '
            'src: url(data:font/ttf;base64,%s) format("truetype");}'
        ) % (weight, font)
