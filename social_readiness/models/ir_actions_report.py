# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import io
import logging

from lxml import html as lxml_html

from odoo import api, models
from odoo.exceptions import UserError

from ..printing import Paper, PrintError, missing_fonts, picture_taker, printer
from ..results.names import plain_page

_logger = logging.getLogger(__name__)

OURS = "social_readiness."


class IrActionsReport(models.Model):
    """Print this addon's reports without requests to the server, with any installed printer
    program.

    Their pages are complete. All other reports are printed as Odoo does it.
    """

    _inherit = "ir.actions.report"

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if not report.report_name.startswith(OURS):
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        data = {**(data or {}), "report_type": "pdf"}
        page = self._render_qweb_html(report_ref, res_ids, data=data)[0]
        content = self._readiness_print(page.decode(), report._readiness_paper(page))
        return {False: {"stream": io.BytesIO(content), "attachment": None}}

    def _readiness_paper(self, page):
        """Return the paper format of this report; the page says for which width it is made."""
        form = self.get_paperformat()
        width = int(lxml_html.fromstring(page).get("data-report-width"))
        margins = (form[f"margin_{side}"] for side in ("top", "right", "bottom", "left"))
        return Paper(width, form.orientation == "Landscape", *margins)

    @api.model
    def _readiness_print(self, page, paper):
        """Return a page of this addon as a PDF.

        :raises UserError: no printer program or no font for some character, or printing failed
        """
        program = printer()
        return self._readiness_run(program, program and program.print_pages, page, paper)

    @api.model
    def _readiness_picture(self, page, size):
        """Return a page of this addon as a PNG; raises the errors of ``_readiness_print``."""
        program = picture_taker()
        return self._readiness_run(program, program and program.take_picture, page, size)

    @api.model
    def _readiness_run(self, program, run, page, measure):
        if not program:
            raise UserError(self._readiness_no_printer())
        page = plain_page(page)
        self._check_fonts(page, program)
        try:
            return run(page, measure)
        except PrintError:
            _logger.exception("%s could not print", program.name)
            raise UserError(
                self.env._((
                    "%s could not print this document. Ask your administrator: Odoo's log has "
                    "the reason."
                ), program.name)
            ) from None  # fmt: skip

    @api.model
    def _readiness_no_printer(self):
        return self.env._(
            "This server cannot print. Ask your administrator to install wkhtmltopdf or Chromium."
        )

    @api.model
    def _check_fonts(self, page, program):
        """Refuse to print a page on which a name would come out blank.

        :raises UserError: the server has no font for a character of the page
        """
        texts = lxml_html.fromstring(page).xpath("//body//text()[not(parent::style)]")
        if missing := missing_fonts(map(str, texts), program.has_color):
            raise UserError(
                self.env._(
                    "Name: “%(name)s” cannot be printed, because the server lacks a font. Ask your "
                    "administrator to install: %(packages)s (Debian packages).",
                    name=" ".join(next(iter(missing.values())).split()),
                    packages=", ".join(sorted(missing)),
                )
            )
