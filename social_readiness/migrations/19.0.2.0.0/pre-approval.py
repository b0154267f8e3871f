"""A seal says what it covers from now on; older ones did not cover everything, and lapse."""


def migrate(cr, _version):
    cr.execute("ALTER TABLE readiness_campaign DROP COLUMN IF EXISTS approval_seal")
