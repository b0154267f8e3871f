import logging
import time

from odoo import fields, models
from odoo.tools import SQL

from ...engine.audit import exposed_by_rows, exposed_groups
from ...engine.disclosure import Unit
from ...engine.release import compose
from ...sealing import value_store
from ...transactions import acquire_launch_lock, begin_read_committed, lock_exclusively
from .jobs import REFUSED_DAYS
from .seal import KEY_WARNING

_logger = logging.getLogger(__name__)

# More seconds than this between two clocks, and one of them is wrong.
CLOCKS_APART = 60


class ReadinessCampaign(models.Model):
    """Close: publish once, or refuse; then destroy what was answered, and its key."""

    _inherit = "readiness.campaign"

    def _close_in_time(self, now):
        """Close, unless a clock is wrong or the key is missing: then nothing is shown."""
        if self._clocks_agree():
            with self._waiting_for_key():
                self._close(now)

    def _clocks_agree(self):
        """Whether this server's clock and the database's show the same minute.

        A clock that is wrong would close too early, and what is closed cannot be opened again.
        """
        [(postgres,)] = self.env.execute_query(
            SQL("SELECT extract(epoch FROM clock_timestamp())::float8")
        )
        apart = abs(time.clock_gettime(time.CLOCK_REALTIME) - postgres)
        if apart > CLOCKS_APART:
            _logger.error(
                "The clocks of Odoo and PostgreSQL are %.0f seconds apart: nothing is closed", apart
            )
        return apart <= CLOCKS_APART

    def _close(self, due=None):
        """Publish the campaign; may be called again wherever it was interrupted.

        :param due: leave the campaign open if it closes later than this: its closing was
            moved while the job was on its way
        """
        self.ensure_one()
        self._stop_answers(due)
        acquire_launch_lock(self)
        if self.state != "closing":
            return
        self._publish_or_refuse()
        self.activity_unlink([KEY_WARNING])
        self._destroy_key()

    def _stop_answers(self, due=None):
        """Accept no more answers, and wait for those that are being counted."""
        begin_read_committed(self.env)
        lock_exclusively(self)
        if self.state in ("scheduled", "open") and not (due and self.date_close > due):
            self.state = "closing"

    def _publish_or_refuse(self):
        self.env.flush_all()
        tallies = {
            unit: (value.respondents, value.counts)
            for unit, value in value_store.opened(self.env.cr, self.id).items()
        }
        units = [
            Unit(
                unit.id,
                unit.parent_id.id or None,
                tallies.get(unit.id, (0,))[0],
                unit.direct_headcount,
            )
            for unit in self.unit_ids
        ]
        cells = {unit: counts for unit, (_respondents, counts) in tallies.items()}
        try:
            release = compose(units, cells, self._layout(), self.minimum, self._shown_before())
        except ValueError:
            # The engine itself refuses what no safe release asks of it, a sum over too few people
            # for instance. Its message counts them, so that it is not for the log.
            self._refuse([])
            return
        rows = list(release.rows(self._core_dimension_ids()))
        exposed = exposed_groups(units, release.published, self.minimum) or exposed_by_rows(
            units, [(row.unit, row.scope) for row in rows], self.minimum
        )
        if exposed:
            self._refuse(exposed)
        else:
            self._publish(release, rows)

    def _core_dimension_ids(self):
        return set(self.survey_id.page_ids.dimension_id.filtered("is_core").ids)

    def _refuse(self, exposed):
        """Fail closed: nothing is shown, nothing destroyed until the campaign is cancelled."""
        _logger.error(
            "Readiness campaign %s: release refused, these groups of units could be worked out: %s",
            self.id,
            [sorted(group) for group in exposed],
        )
        self.write(
            {
                "state": "refused",
                "refusal": self.env._(
                    "The last check found that this result would let someone work out what a "
                    "small group answered. Nothing was published. Please report this to whoever "
                    "maintains the addon, and cancel the campaign; it cancels itself after %s "
                    "days, and everything unread is destroyed then.",
                    REFUSED_DAYS,
                ),
            }
        )

    def _publish(self, release, rows):
        self._write_scores(rows)
        self._write_quality(release)
        root = release.subtrees.get(self._root_unit().id)
        self.write(
            {
                "state": "published",
                "date_published": fields.Datetime.now(),
                "respondents": root.respondents if root else 0,
            }
        )
        self._destroy_unread()
        self.env["readiness.guess"]._forget_older(self)
        self.env["readiness.guess"]._freeze(self)
        self.message_post(body=self._published_message(bool(root)))

    def _published_message(self, shown):
        if shown:
            return self.env._("The result is published. The answers behind it are deleted.")
        return self.env._(
            "Too few people answered for a result that protects them: nothing is shown. The "
            "answers are deleted."
        )
