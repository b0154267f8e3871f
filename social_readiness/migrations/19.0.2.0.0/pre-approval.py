# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A seal says what it covers from now on; older ones did not cover everything, and lapse."""


def migrate(cr, _version):
    cr.execute("ALTER TABLE readiness_campaign DROP COLUMN IF EXISTS approval_seal")
