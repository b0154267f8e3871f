# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Our views that extend another one are emptied before they are written anew.

Each view is checked together with those that extend it: an old one that names a button or a
field which is gone would stop the update before its own turn comes.
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
