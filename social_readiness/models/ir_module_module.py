# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import models

from ..planning import questionnaire_copies


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _load_module_terms(self, modules, langs, overwrite=False):
        """Fill a language that was installed later into frozen questionnaires and into actions."""
        result = super()._load_module_terms(modules, langs, overwrite)
        if "social_readiness" in modules:
            questionnaire_copies.fill_in_languages(self.env)
            self.env["readiness.action"]._fill_in_languages()
        return result
