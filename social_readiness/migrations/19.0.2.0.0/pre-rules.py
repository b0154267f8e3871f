# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Let every update restore the access rules as shipped: the promises depend on them."""


def migrate(cr, _version):
    cr.execute(
        "UPDATE ir_model_data SET noupdate = FALSE"
        " WHERE module = 'social_readiness' AND model = 'ir.rule'"
    )
