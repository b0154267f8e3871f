import logging

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

_logger = logging.getLogger(__name__)

NOTED = "readiness_looks"


class ReadinessScore(models.Model):
    """Whoever has read a result can no longer guess it, wherever they read it.

    Lists, pivots, exports, the HR dashboard, departments' cards, the verdict, the trend and the
    report all read rows through the ORM. The heatmap does not: ``get_board`` notes it, or gives
    the web client no figures until it has asked for the guess.
    """

    _inherit = "readiness.score"

    def _fetch_query(self, query, fields):
        rows = super()._fetch_query(query, fields)
        if rows:
            self._note_look([("id", "in", rows.ids)])
        return rows

    def _read_group(self, domain, *args, **kwargs):
        groups = super()._read_group(domain, *args, **kwargs)
        self._note_look(domain)
        return groups

    def _read_grouping_sets(self, domain, *args, **kwargs):
        groups = super()._read_grouping_sets(domain, *args, **kwargs)
        self._note_look(domain)
        return groups

    def _note_look(self, domain):
        """Note, once the reading is over, whose result it was: see ``_store_looks``.

        What is read may come from a replica, which takes no note.
        """
        if self.env.su or not self.env["readiness.campaign"]._may_be_asked():
            return
        hooks = self.env.cr.postcommit
        if NOTED not in hooks.data:
            hooks.add(lambda: self._store_noted(Domain.OR(hooks.data[NOTED])))
        hooks.data.setdefault(NOTED, []).append(domain)

    def _store_noted(self, domain):
        try:
            with self.env.registry.cursor() as cr:
                self.with_env(self.env(cr=cr))._store_looks(domain)
        except Exception:
            # What was read is on its way; it is noted the next time.
            _logger.warning("A look at a readiness result could not be noted", exc_info=True)

    def _store_looks(self, domain):
        """From now on the reader's guess about these results counts no more."""
        rows = self._search(domain)
        campaigns = rows.subselect(SQL.identifier(rows.table, "campaign_id"))
        self.env["readiness.guess"].sudo()._store_looks(campaigns)
