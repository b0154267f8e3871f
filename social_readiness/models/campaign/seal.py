# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import logging
from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...job_runner import run_apart, run_each
from ...sealing import key_store, value_store
from ...sealing.errors import KeyNotWritten, SealError
from ...tools import keep_no_samples
from ...transactions import begin_read_committed, commit, lock_exclusively, may_commit

_logger = logging.getLogger(__name__)

# States in which answers are sealed, and those in which the key must no longer exist.
SEALED = ("scheduled", "open", "closing", "refused")
KEYLESS = ("published", "cancelled")
KEY_WARNING = "mail.mail_activity_data_warning"


class ReadinessCampaign(models.Model):
    """The life of a campaign's key, which is stored outside the database (see ``sealing``).

    The key is made at the launch, and is on the disk before the launch commits. It is destroyed
    when the close or the cancelation has been committed; if that is interrupted, a job repeats it.
    Two plain columns say which file holds the key (``seal_name``) and how to recognize it
    (``seal_check``).
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    key_destroyed = fields.Boolean(
        "Key destroyed",
        readonly=True,
        copy=False,
        help="Nobody can read the answers anymore, either here or in any copy of the database.",
        changes="by_steps",
        shown_to_readers=True,
    )
    seal_problem = fields.Selection(
        [("missing", "The key is missing"), ("foreign", "This is a copy of another database")],
        "Key problem",
        compute="_compute_seal_problem",
    )

    def init(self):
        super().init()
        self.env.cr.execute(
            "ALTER TABLE readiness_campaign"
            " ADD COLUMN IF NOT EXISTS seal_name varchar,"
            " ADD COLUMN IF NOT EXISTS seal_check bytea"
        )
        keep_no_samples(self.env.cr, self._table, "seal_name", "seal_check")

    @api.depends("state")
    def _compute_seal_problem(self):
        for campaign in self:
            campaign.seal_problem = campaign._seal_problem()

    def _seal_problem(self):
        """Return why no answer can be counted, or False.

        ``missing``: the key is not in its folder. ``foreign``: it belongs to the database of which
        this one is a copy. Before the launch and after the close there is no problem.
        """
        if self.sudo().state not in SEALED:
            return False
        return key_store.problem(self.env.cr, self.id)

    def _open_seal(self):
        """Make the key, and a sealed value that counts nobody for each department.

        :raises UserError: the key cannot be written; nothing is launched
        """
        self.env.flush_all()
        try:
            value_store.open_units(self.env.cr, self.id, self._layout().size)
        except KeyNotWritten as error:
            _logger.error("Readiness campaign %s: its key cannot be written: %s", self.id, error)
            raise UserError(
                self.env._(
                    "Key folder: the server cannot save the key that protects the answers, so "
                    "nothing was launched. Ask whoever runs the server to check the folder."
                )
            ) from error

    # ------------------------------------------------------------
    # DESTROY
    # ------------------------------------------------------------

    def _delete_answers(self):
        """Delete all sealed values and codes, and stop the mailings.

        After the results are published, or unread when the campaign is canceled. The key is
        destroyed later.
        """
        self.env["readiness.code.guess"].sudo()._forget_of(self)
        self.key_destroyed = False
        self.env.flush_all()
        for table in ("readiness_tally", "readiness_code"):
            self.env.cr.execute(
                SQL("DELETE FROM %s WHERE campaign_id = %s", SQL.identifier(table), self.id)
            )
        self.mailing_ids._stop()

    def _destroy_key(self):
        """Commit that the campaign is over, then destroy its key.

        If it is not over, nothing happens. If the key cannot be destroyed, the job tries again.
        """
        begin_read_committed(self.env)
        lock_exclusively(self)
        if self.state not in KEYLESS or self.key_destroyed:
            return
        if not key_store.destroy_key(self.env.cr, self.id, is_committed=may_commit(self.env)):
            return
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_campaign SET seal_name = NULL, seal_check = NULL WHERE id = %s",
                self.id,
            )
        )
        self.key_destroyed = True
        self.env.flush_all()
        commit(self.env)

    def _destroy_keys_due(self):
        """Destroy keys that should no longer exist: of campaigns that are over, and of undone
        launches.
        """
        over = self.search(
            [("state", "in", KEYLESS), ("survey_id", "!=", False), ("key_destroyed", "=", False)]
        )
        run_each(over, "key", lambda campaign: campaign._destroy_key())
        run_apart(self.env, "keys", lambda: key_store.destroy_orphans(self.env.cr))

    # ------------------------------------------------------------
    # EVERY NIGHT
    # ------------------------------------------------------------

    @api.model
    def _reseal_all(self):
        """Seal all values again, so that two copies do not tell in which department one changed."""
        sealed = self.sudo().search([("state", "in", ("scheduled", "open"))])
        run_each(sealed, "reseal", lambda campaign: campaign._reseal())

    def _reseal(self):
        begin_read_committed(self.env)
        lock_exclusively(self)
        with waiting_for_key(self):
            value_store.reseal(self.env.cr, self.id)


@contextmanager
def waiting_for_key(campaign):
    """Skip a step if the key is missing, and tell the responsible.

    The job tries again.
    """
    try:
        yield
    except SealError as error:
        _logger.error("Readiness campaign %s: %s", campaign.id, error)
        if campaign._seal_problem() != "foreign":
            _tell_of_key(campaign)


def tell_whether_key_is_missing(campaign):
    """Tell the responsible if the key is missing; withdraw that when it is back."""
    if campaign._seal_problem() == "missing":
        _tell_of_key(campaign)
    else:
        campaign.activity_unlink([KEY_WARNING])


def _tell_of_key(campaign):
    """Tell the responsible once what the missing key stops, and what to do."""
    if campaign.activity_search([KEY_WARNING]):
        return
    campaign.activity_schedule(
        KEY_WARNING,
        user_id=campaign.user_id.id,
        summary=campaign.env._("This survey's key is missing"),
        note=campaign.env._(
            "Nobody can answer, and the survey cannot close. Ask whoever runs the server to "
            "restore the key; then everything continues. If the key is lost, nobody can read the "
            "answers: cancel the campaign and start over."
        ),
    )
