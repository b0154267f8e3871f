from odoo import models

from ..printing import printer


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Tell the client what prints here (``readiness_printer``), None for nothing."""
        program = printer()
        return {**super().session_info(), "readiness_printer": program and program.name}
