# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import models


class MailTemplate(models.Model):
    """An approval covers the mail templates of campaigns, so changes to them are noticed."""

    _inherit = "mail.template"

    def write(self, vals):
        result = super().write(vals)
        self._withdraw_outdated_approvals()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        result = super()._update_field_translations(field_name, translations, digest, source_lang)
        self._withdraw_outdated_approvals()
        return result

    def _withdraw_outdated_approvals(self):
        if "readiness.campaign" in self.sudo().mapped("model"):
            self.env["readiness.campaign"]._withdraw_outdated_approvals()
