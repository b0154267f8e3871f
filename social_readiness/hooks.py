# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo.tools import SQL

from .sealing import key_store

# They hold on to surveys and items, so they go first, in this order; the rest goes with them.
HOLDING_TABLES = ("readiness_score", "readiness_quality", "readiness_campaign")


def uninstall_hook(env):
    """Destroy every readiness survey, answer and key before the addon's models go.

    The value ``readiness`` of ``survey_type`` is removed with the addon. Whatever survey stayed
    would become one of Odoo's own, and what people answered in confidence could be read.
    Invitations in inboxes would lead nowhere.
    """
    env.flush_all()
    env.cr.execute("DELETE FROM mail_message WHERE readiness_mailing_id IS NOT NULL")
    for table in HOLDING_TABLES:
        env.cr.execute(SQL("DELETE FROM %s", SQL.identifier(table)))
    env.invalidate_all()
    env.cr.postcommit.add(key_store.destroy_all(env.cr))
    surveys = env["survey.survey"].with_context(active_test=False)
    surveys.search([("survey_type", "=", "readiness")])._destroy_readiness()
