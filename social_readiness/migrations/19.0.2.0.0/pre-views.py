# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Empty this addon's views that extend another view, before they are written again.

Odoo checks each view together with those that extend it. An old one that refers to a removed button
or field would stop the update before it is replaced itself.
"""


def migrate(cr, version):
    cr.execute(
        """
        UPDATE ir_ui_view SET arch_db = '{"en_US": "<data/>"}'
         WHERE inherit_id IS NOT NULL
           AND id IN (SELECT res_id FROM ir_model_data
                       WHERE module = 'social_readiness' AND model = 'ir.ui.view')
        """
    )
