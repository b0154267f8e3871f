"""Rules are promises: from now on every update restores them as the addon ships them."""


def migrate(cr, _version):
    cr.execute(
        "UPDATE ir_model_data SET noupdate = FALSE"
        " WHERE module = 'social_readiness' AND model = 'ir.rule'"
    )
