# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Remove the actions of menus that are now folders."""


def migrate(cr, version):
    cr.execute(
        """
        UPDATE ir_ui_menu SET action = NULL
         WHERE id IN (SELECT res_id FROM ir_model_data
                       WHERE module = 'social_readiness' AND model = 'ir.ui.menu'
                         AND name = 'readiness_campaign_menu')
        """
    )
