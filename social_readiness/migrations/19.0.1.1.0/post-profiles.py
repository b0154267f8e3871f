# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's profiles of pages on which people answered held the answers, under a name."""


def migrate(cr, _version):
    cr.execute("DELETE FROM ir_profile WHERE name LIKE '%/readiness/%' OR name LIKE '%/survey/%'")
