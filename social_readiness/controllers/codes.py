# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from ..tools import as_id
from ..transactions import begin_read_committed
from .errors import told_to_the_client


class CodePaper(http.Controller):
    @http.route("/readiness/codes/print", type="http", auth="user", methods=["POST"])
    def print_codes(self, wizard_id="", **_post):
        """Return the PDF that the wizard asks for, with new codes in this response only."""
        begin_read_committed(request.env)
        try:
            name, paper = self._wizard(wizard_id)._paper()
        except UserError as error:
            return told_to_the_client(error)
        headers = [
            ("Content-Type", "application/pdf"),
            ("Cache-Control", "no-store"),
            ("Content-Length", str(len(paper))),
            ("Content-Disposition", content_disposition(f"{name}.pdf")),
        ]
        return request.make_response(paper, headers=headers)

    @staticmethod
    def _wizard(wizard_id):
        """Return the officer's own open wizard; an error is raised for any other id."""
        number = as_id(int(wizard_id)) if wizard_id.isdecimal() and len(wizard_id) < 12 else False
        wizard = request.env["readiness.code.wizard"].browse(number or []).exists()
        if not wizard:
            raise UserError(request.env._("Codes: this window has expired. Open it again."))
        return wizard
