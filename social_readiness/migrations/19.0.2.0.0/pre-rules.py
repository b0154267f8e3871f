# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Rules are promises: from now on every update restores them as the addon ships them."""


def migrate(cr, _version):
    cr.execute(
        "UPDATE ir_model_data SET noupdate = FALSE"
        " WHERE module = 'social_readiness' AND model = 'ir.rule'"
    )
