import logging
from datetime import timedelta

import psycopg2

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..engine.audit import exposed_by_rows, exposed_groups
from ..engine.disclosure import Unit
from ..engine.release import compose
from ..tools import begin_read_committed, commit, commit_progress, roll_back

_logger = logging.getLogger(__name__)

REFUSED_DAYS = 14
ROSTER_DAYS = 30
# Tables that held answers or flags. Nothing refers to them, so they can be emptied. In the order
# in which an answer locks them: in any other, a rewrite and an answer could wait for each other.
TRACED_TABLES = ("readiness_roster", "readiness_draft", "readiness_tally")
# One launch, close or rewrite at a time, in the whole database (an arbitrary number).
CLOSE_LOCK = 19_052_026


class ReadinessCampaign(models.Model):
    """Close: publish once, or refuse; then destroy what was answered, and its traces."""

    _inherit = "readiness.campaign"

    # ------------------------------------------------------------
    # SCHEDULED JOBS
    # ------------------------------------------------------------

    @api.model
    def _cron_open_and_close(self):
        """Open and close on time, after a downtime too; finish what was interrupted."""
        self._open_due()
        self.sudo()._add_due_joiners()
        now = fields.Datetime.now()
        due = self.sudo().search(
            ["|", ("state", "=", "closing"), "&", ("state", "in", ("scheduled", "open")),
             ("date_close", "<=", now)],
            order="date_close, id",
        )
        for campaign in due:
            campaign._close_due(now)
            commit_progress(self.env)
        self.sudo()._remove_traces_due()

    @api.model
    def _cron_tidy(self):
        """Nightly: sweep drafts, old rosters, and campaigns refused too long ago."""
        begin_read_committed(self.env)
        self.env["readiness.draft"].sudo()._sweep()
        now = fields.Datetime.now()
        refused = self.sudo().search(
            [
                ("state", "in", ("refused", "closing")),
                ("date_close", "<", now - timedelta(days=REFUSED_DAYS)),
            ]
        )
        for campaign in refused:
            campaign._cancel()
        self._forget_rosters(now - timedelta(days=ROSTER_DAYS))

    @api.model
    def _forget_rosters(self, before):
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM readiness_roster roster USING readiness_campaign campaign
                 WHERE campaign.id = roster.campaign_id AND campaign.state = 'published'
                   AND campaign.date_close < %s
                """,
                before,
            )
        )

    @api.model
    def _open_due(self):
        now = fields.Datetime.now()
        due = self.sudo().search(
            [("state", "=", "scheduled"), ("date_open", "<=", now), ("date_close", ">", now)]
        )
        due.state = "open"

    def _add_due_joiners(self):
        today = fields.Date.context_today(self)
        for campaign in self.search(
            [
                ("state", "in", ("scheduled", "open")),
                ("joiner_date", "<=", today),
                ("joiners_added", "=", False),
            ]
        ):
            campaign._begin_alone()
            campaign._add_joiners()

    # ------------------------------------------------------------
    # CLOSE
    # ------------------------------------------------------------

    def _close_due(self, now):
        """Close; a campaign that cannot be closed keeps no other one from it.

        It stays as it is, shows nothing, and is tried again by the next job.
        """
        campaign_id = self.id
        try:
            self._close(now)
        except Exception:
            roll_back(self.env)
            _logger.exception("Readiness campaign %s could not be closed", campaign_id)

    def _close(self, due=None):
        """Publish the campaign; may be called again wherever it was interrupted.

        :param due: leave the campaign open if it closes later than this: its closing was
            moved while the job was on its way
        """
        self.ensure_one()
        self._stop_answers(due)
        begin_read_committed(self.env)
        self._lock_closes()
        if self.state != "closing":
            return
        self._publish_or_refuse()
        self.env.flush_all()
        commit(self.env)
        self._remove_traces()

    def _stop_answers(self, due=None):
        """Accept no more answers, and wait for those that are being counted."""
        begin_read_committed(self.env)
        self.env.execute_query(
            SQL("SELECT 1 FROM readiness_campaign WHERE id = %s FOR UPDATE", self.id)
        )
        if self.state in ("scheduled", "open") and not (due and self.date_close > due):
            self.state = "closing"

    def _lock_closes(self):
        """Two closes never read what the other's rewrite has just emptied."""
        self.env.cr.execute(SQL("SELECT pg_advisory_xact_lock(%s)", CLOSE_LOCK))
        self.invalidate_recordset()

    def _publish_or_refuse(self):
        tallies = self.env["readiness.tally"]._read_counts(self)
        units = [
            Unit(unit.id, unit.parent_id.id or None, tallies.get(unit.id, (0,))[0])
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
        self.message_post(body=self._published_message(bool(root)))

    def _published_message(self, shown):
        if shown:
            return self.env._("The result is published. The answers behind it are deleted.")
        return self.env._(
            "Too few people answered for a result that protects them: nothing is shown. The "
            "answers are deleted."
        )

    def _shown_before(self):
        """The units whose department was shown in the previous wave."""
        before = self.previous_id.score_ids.unit_id.department_id
        return self.unit_ids.filtered(lambda unit: unit.department_id in before).ids

    # ------------------------------------------------------------
    # RELEASE ROWS
    # ------------------------------------------------------------

    def _write_scores(self, rows):
        targets = self._targets_at_launch()
        before = self._scores_before()
        origins = {item.id: item.origin_id.id or item.id for item in self._layout_items()}
        departments = {unit.id: unit.department_id.id for unit in self.unit_ids}
        values = []
        for row in rows:
            target = None if row.kind == "item" else targets.get(row.dimension)
            origin = origins.get(row.item)
            key = (departments[row.unit], row.scope, row.kind, row.dimension, origin)
            values.append(self._score_values(row, origin, target, before.get(key)))
        self._insert("readiness_score", values)

    def _targets_at_launch(self):
        """{dimension id: target}, and under ``None`` the mean of the core ones, half up."""
        targets = self.profile_id._targets()
        core = [targets[one] for one in self._core_dimension_ids() if one in targets]
        overall = (2 * sum(core) + len(core)) // (2 * len(core)) if core else None
        return {**targets, None: overall}

    def _layout_items(self):
        return self.survey_id._readiness_items()

    def _score_values(self, row, origin, target, before):
        return {
            "campaign_id": self.id,
            "company_id": self.company_id.id,
            "unit_id": row.unit,
            "scope": row.scope,
            "kind": row.kind,
            "dimension_id": row.dimension,
            "item_id": row.item,
            "item_origin": origin,
            "score": row.score,
            "favourable": row.favourable,
            "has_favourable": row.favourable is not None,
            "respondents": row.respondents,
            "minimum": self.minimum,
            "target": target,
            "has_target": target is not None,
            "gap": None if target is None else row.score - target,
            "change": None if before is None else row.score - before,
            "has_change": before is not None,
        }

    def _scores_before(self):
        """The previous wave's scores by department, scope, kind, dimension and item origin.

        "Other teams" are other people in another wave: they are not compared.
        """
        rows = self.previous_id.score_ids.filtered(lambda row: row.scope == "subtree")
        return {
            (
                row.unit_id.department_id.id,
                row.scope,
                row.kind,
                row.dimension_id.id or None,
                row.item_origin or None,
            ): row.score
            for row in rows
            if row.unit_id.department_id or not row.unit_id.parent_id
        }

    def _insert(self, table, values):
        """Insert rows by SQL: a release is written once, past the models that refuse writes."""
        if not values:
            return
        names = list(values[0])
        columns = SQL(", ").join(SQL.identifier(name) for name in names)
        for start in range(0, len(values), 5000):
            batch = values[start : start + 5000]
            rows = SQL(", ").join(SQL("%s", tuple(row[name] for name in names)) for row in batch)
            self.env.cr.execute(
                SQL("INSERT INTO %s (%s) VALUES %s", SQL.identifier(table), columns, rows)
            )
        self.env.invalidate_all(flush=False)

    # ------------------------------------------------------------
    # DESTRUCTION
    # ------------------------------------------------------------

    def action_cancel(self):
        """Cancel before the close: everything unread is destroyed."""
        self.check_access("write")
        if wrong := self.filtered(
            lambda campaign: campaign.state not in ("draft", "scheduled", "open", "refused")
        ):
            raise UserError(self.env._("“%s” is over: it cannot be cancelled.", wrong[0].name))
        for campaign in self.sudo():
            campaign._cancel()
        return True

    def action_cancel_and_relaunch(self):
        """Cancel, and open the same campaign as a new draft."""
        self.ensure_one()
        self.action_cancel()
        return self.action_relaunch()

    def _cancel(self):
        """Destroy everything unread. A cancelled campaign keeps nobody from the next one."""
        self.env.execute_query(
            SQL("SELECT 1 FROM readiness_campaign WHERE id = %s FOR UPDATE", self.id)
        )
        self.write({"state": "cancelled", "refusal": False, "activity_ids": [Command.clear()]})
        self.env.flush_all()
        self._destroy_unread()
        self.env.cr.execute(SQL("DELETE FROM readiness_roster WHERE campaign_id = %s", self.id))
        self.env.cr.execute(
            SQL("DELETE FROM readiness_participation WHERE campaign_id = %s", self.id)
        )
        self.env.invalidate_all(flush=False)

    def _destroy_unread(self):
        """Delete every tally and draft, and empty every answered flag and code."""
        self.traces_removed = False
        self.env.flush_all()
        self.env.cr.execute(SQL("DELETE FROM readiness_tally WHERE campaign_id = %s", self.id))
        self.env["readiness.draft"]._destroy_of(self)
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_roster SET answered = NULL, code_hash = NULL"
                " WHERE campaign_id = %s",
                self.id,
            )
        )

    # ------------------------------------------------------------
    # TRACES
    # ------------------------------------------------------------

    def _remove_traces_due(self):
        for campaign in self.search(
            [
                ("state", "in", ("published", "cancelled")),
                ("survey_id", "!=", False),
                ("traces_removed", "=", False),
            ]
        ):
            campaign._remove_traces()

    def _remove_traces(self):
        """Rewrite the tables that held answers or flags, so that no dead row remains.

        Retried by the scheduled job when somebody holds a table for too long. Until then the
        campaign says that traces are being removed.
        """
        begin_read_committed(self.env)
        try:
            with self.env.cr.savepoint(flush=False):
                self._lock_closes()
                self.env.cr.execute("SET LOCAL lock_timeout = '5s'")
                for table in TRACED_TABLES:
                    self._lock_table(table)
                for table in TRACED_TABLES:
                    self._rewrite(table)
        except (psycopg2.errors.LockNotAvailable, psycopg2.errors.DeadlockDetected):
            _logger.info("Readiness campaign %s: traces are removed later, a table is in use", self.id)
            return
        self.traces_removed = True
        self.env.flush_all()
        commit(self.env)

    def _lock_table(self, table):
        self.env.cr.execute(
            SQL("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE", SQL.identifier(table)),
            log_exceptions=False,
        )

    def _rewrite(self, table):
        """Copy what stays, truncate, and fill again in order of id.

        VACUUM FULL and CLUSTER keep dead rows, and their order, as long as any other session
        holds an old snapshot; this does not.
        """
        names = {"table": SQL.identifier(table), "copy": SQL.identifier(f"{table}_kept")}
        for statement in (
            "CREATE TEMPORARY TABLE %(copy)s ON COMMIT DROP AS SELECT * FROM %(table)s",
            "TRUNCATE %(table)s",
            "INSERT INTO %(table)s SELECT * FROM %(copy)s ORDER BY id",
            "DROP TABLE %(copy)s",
        ):
            self.env.cr.execute(SQL(statement, **names))
