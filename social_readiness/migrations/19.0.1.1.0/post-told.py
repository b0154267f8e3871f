"""Until now the invited user was told that they answered, however it was sent: they still are."""


def migrate(cr, _version):
    cr.execute("UPDATE readiness_roster SET told = TRUE WHERE answered AND user_id IS NOT NULL")
