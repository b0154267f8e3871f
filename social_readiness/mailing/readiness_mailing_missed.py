# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models


class ReadinessMailingMissed(models.Model):
    """Whom a mailing has not reached because they have no valid address; nothing about answers."""

    _name = "readiness.mailing.missed"
    _description = "Undelivered Readiness Email"
    _log_access = False

    mailing_id = fields.Many2one("readiness.mailing", required=True, ondelete="cascade", index=True)
    employee_id = fields.Many2one("hr.employee", required=True, ondelete="cascade", index=True)
    address = fields.Char()
