# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Delete Odoo's profiles of the answering pages: they held the answers together with a name."""


def migrate(cr, _version):
    cr.execute("DELETE FROM ir_profile WHERE name LIKE '%/readiness/%' OR name LIKE '%/survey/%'")
