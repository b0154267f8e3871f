# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Let approvals of older versions lapse: their seals did not cover everything."""


def migrate(cr, _version):
    cr.execute("ALTER TABLE readiness_campaign DROP COLUMN IF EXISTS approval_seal")
