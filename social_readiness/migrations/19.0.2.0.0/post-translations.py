# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Load the translations of the reworded labels.

An update of Odoo keeps the translation of a label even where the English text is another one.
Records that a company may edit are not touched here. Actions were kept in the language of whoever
planned them: those with texts of the action library get its translations (``ir.module.module``).
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, _version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    languages = [code for code, _name in env["res.lang"].get_installed()]
    env["ir.module.module"]._load_module_terms(["social_readiness"], languages, overwrite=True)
