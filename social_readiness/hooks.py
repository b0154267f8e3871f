# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo.tools import SQL

from .sealing import key_store

# Models that refer to surveys and items. Their rows are deleted first, in this order; all else is
# deleted by the cascade.
HOLDING_TABLES = ("readiness_score", "readiness_quality", "readiness_campaign")


def uninstall_hook(env):
    """Destroy every readiness survey, answer and key before the addon's models are removed.

    The value ``readiness`` of ``survey_type`` is removed with the addon. A survey that stayed would
    become one of Odoo's own surveys, and confidential answers could be read. Invitations in inboxes
    are deleted too, since their links would no longer work.
    """
    env.flush_all()
    env.cr.execute("DELETE FROM mail_message WHERE readiness_mailing_id IS NOT NULL")
    for table in HOLDING_TABLES:
        env.cr.execute(SQL("DELETE FROM %s", SQL.identifier(table)))
    env.invalidate_all()
    env.cr.postcommit.add(key_store.destroy_all(env.cr))
    surveys = env["survey.survey"].with_context(active_test=False)
    surveys.search([("survey_type", "=", "readiness")])._destroy_readiness()
