# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import models
from odoo.http import request

from ..printing import printer
from ..results.files import pptx


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _match(cls, path):
        request.env["ir.profile"]._readiness_end_profile(path)
        return super()._match(path)

    def session_info(self):
        """Tell the client which program prints here (``readiness_printer``; None: none), and
        whether slides can be written (``readiness_slides``)."""
        program = printer()
        return {
            **super().session_info(),
            "readiness_printer": program and program.name,
            "readiness_slides": pptx.AVAILABLE,
        }
