# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Rename computed fields of campaigns in all views, which Odoo updates only later."""

RENAMED = {"reach_to_mend": "invalid_address_count"}


def migrate(cr, _version):
    for old, new in RENAMED.items():
        cr.execute(
            "UPDATE ir_ui_view"
            "   SET arch_db = regexp_replace(arch_db::text, %(old)s, %(new)s, 'g')::jsonb"
            " WHERE model = 'readiness.campaign' AND arch_db::text ~ %(old)s",
            {"old": rf"\m{old}\M", "new": new},
        )
