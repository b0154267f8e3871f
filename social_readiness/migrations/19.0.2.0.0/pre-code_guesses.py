# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Delete the counters of wrong codes, which are now counted by campaign and address."""


def migrate(cr, _version):
    cr.execute("DELETE FROM readiness_code_guess")
    cr.execute("ALTER TABLE readiness_code_guess DROP COLUMN IF EXISTS free")
