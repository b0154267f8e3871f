from odoo import http
from odoo.http import content_disposition, request

from ..tools import begin_read_committed


class Codes(http.Controller):
    @http.route("/readiness/codes/print", type="http", auth="user", methods=["POST"])
    def print_codes(self, wizard_id, **_post):
        """Issue the codes that the wizard asks for, and return their paper: here only."""
        begin_read_committed(request.env)
        wizard = request.env["readiness.code.wizard"].browse(int(wizard_id)).exists()
        paper = wizard._issue()
        name = request.env._("Codes")
        headers = [
            ("Content-Type", "application/pdf"),
            ("Cache-Control", "no-store"),
            ("Content-Length", str(len(paper))),
            ("Content-Disposition", content_disposition(f"{name}.pdf")),
        ]
        return request.make_response(paper, headers=headers)
