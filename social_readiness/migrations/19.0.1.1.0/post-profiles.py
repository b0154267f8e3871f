"""Odoo's profiles of pages on which people answered held the answers, under a name."""


def migrate(cr, _version):
    cr.execute("DELETE FROM ir_profile WHERE name LIKE '%/readiness/%' OR name LIKE '%/survey/%'")
