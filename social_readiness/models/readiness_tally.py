from odoo import fields, models
from odoo.tools import SQL

from ..tools import keep_no_samples


class ReadinessTally(models.Model):
    """A unit's counters while its campaign runs: one row per unit, updated in place.

    Never a row per answer or per respondent. ``counts`` is an integer array laid out by
    ``engine.tally.TallyLayout``. It and ``respondents`` are plain columns, without an ORM
    field, so that no ORM method, export or search can reach them. The rows are made at launch
    and are gone at the close; no group has an access right.
    """

    _name = "readiness.tally"
    _inherit = "readiness.sealed"
    _description = "Readiness Tally"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    unit_id = fields.Many2one("readiness.unit", required=True, ondelete="cascade")

    _unit_unique = models.Constraint("UNIQUE (unit_id)", "A unit has one tally.")

    def init(self):
        self.env.cr.execute(
            """
            ALTER TABLE readiness_tally
                ADD COLUMN IF NOT EXISTS respondents integer NOT NULL DEFAULT 0,
                ADD COLUMN IF NOT EXISTS counts integer[] NOT NULL DEFAULT '{}'
            """
        )
        keep_no_samples(self.env.cr, self._table, "respondents", "counts")

    def _open(self, campaign, size):
        """Make an empty tally for every unit of the campaign that has none."""
        self.env.execute_query(
            SQL(
                """
                INSERT INTO readiness_tally (campaign_id, unit_id, respondents, counts)
                SELECT unit.campaign_id, unit.id, 0, array_fill(0, ARRAY[%(size)s])
                  FROM readiness_unit unit
                 WHERE unit.campaign_id = %(campaign)s
              ORDER BY unit.id
                    ON CONFLICT (unit_id) DO NOTHING
             RETURNING id
                """,
                size=size,
                campaign=campaign.id,
            )
        )

    def _increment(self, unit_id, increments, respondents=1):
        """Count one respondent of a unit: one statement, and the last one of its transaction.

        With zeros and no respondent it changes nothing, and takes as long.
        """
        self.env.cr.execute(
            SQL(
                """
                UPDATE readiness_tally tally
                   SET respondents = respondents + %(respondents)s,
                       counts = (
                           SELECT array_agg(old.n + new.n ORDER BY old.i)
                             FROM unnest(tally.counts) WITH ORDINALITY AS old (n, i)
                             JOIN unnest(%(increments)s::integer[]) WITH ORDINALITY AS new (n, i)
                               ON new.i = old.i
                       )
                 WHERE unit_id = %(unit)s
                """,
                increments=increments,
                respondents=respondents,
                unit=unit_id,
            ),
            log_exceptions=False,  # the server's log is no place for an answer
        )

    def _read_counts(self, campaign):
        """Return {unit id: (respondents, counts)} of a campaign."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                "SELECT unit_id, respondents, counts FROM readiness_tally WHERE campaign_id = %s",
                campaign.id,
            )
        )
        return {unit: (respondents, counts) for unit, respondents, counts in rows}
