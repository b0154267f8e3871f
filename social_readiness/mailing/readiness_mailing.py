# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import re

from odoo import api, fields, models
from odoo.tools import SQL, email_normalize, escape_psql

from ..job_runner import run_each
from ..transactions import acquire_lifecycle_lock, begin_read_committed, commit_progress
from .mailings import Mailings, wake_job
from .queue import Queue
from .recipients import Recipients

BATCH = 500
# At most so many are queued at a time, because each holds its whole text until it is sent.
MOST_QUEUED = 2000
# How Odoo records that a mail server will never accept an address.
REFUSED_FOR_EVER = re.compile(r"SMTPRecipientsRefused.*\(5\d\d,", re.DOTALL)


class ReadinessMailing(models.Model):
    """One email to everybody of a campaign, with how far it has got, and nothing about answers.

    ``cursor`` is the last roster row (for a nudge, the last manager) whose email is in Odoo's
    queue. It is written in the transaction that queues the emails. So a mailing that was
    interrupted goes on where it stopped, and nobody is written to twice.
    """

    _name = "readiness.mailing"
    _description = "Readiness Mailing"
    _order = "planned_at, id"
    _rec_name = "kind"

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [
            ("invitation", "Invitation"),
            ("halfway", "First reminder"),
            ("last_day", "Last reminder"),
            ("nudge", "Email to managers"),
        ],
        string="Type",
        required=True,
        readonly=True,
    )
    planned_at = fields.Datetime("Planned for", required=True, readonly=True)
    begun_at = fields.Datetime("Started", readonly=True)
    state = fields.Selection(
        [("sending", "Sending"), ("done", "Sent"), ("stopped", "Stopped")],
        string="Status",
        required=True,
        default="sending",
        readonly=True,
    )
    cursor = fields.Integer("Last person processed", readonly=True, aggregator=None)
    queued = fields.Integer("Emails", readonly=True, aggregator=None)
    is_delayed = fields.Boolean("Delayed", readonly=True)
    problem = fields.Char(compute="_compute_problem")
    waiting = fields.Char(compute="_compute_waiting")

    _once = models.Constraint(
        "UNIQUE (campaign_id, kind, planned_at)", "This mailing already exists."
    )

    @api.depends("is_delayed")
    @api.depends_context("lang")
    def _compute_problem(self):
        words = self.env._("Some emails could not be sent yet. They will be sent later.")
        for mailing in self:
            mailing.problem = mailing.is_delayed and words

    @api.depends("state", "queued", "campaign_id")
    @api.depends_context("lang")
    def _compute_waiting(self):
        """Say until when a mailing waits: emails are sent in the daytime, on working days."""
        now = fields.Datetime.now()
        for mailing in self:
            campaign = mailing.campaign_id
            leaves = mailing.state == "sending" and Mailings(campaign).next_moment(now)
            mailing.waiting = bool(leaves and leaves > now) and self.env._(
                "Waiting until %s. Emails are sent only on working days, during the hours "
                "chosen in the settings.",
                campaign._moment_label(leaves, "full"),
            )

    # ------------------------------------------------------------
    # THE JOB
    # ------------------------------------------------------------

    @api.model
    def _cron_send(self):
        """Send what is due, in batches, and go on with what was interrupted."""
        campaigns = self.env["readiness.campaign"].sudo().search([("state", "=", "open")])
        run_each(campaigns, "mails", lambda campaign: Mailings(campaign).begin_due())
        begun = [("campaign_id", "in", campaigns.ids), ("state", "!=", "stopped")]
        run_each(self.sudo().search(begun), "sending", lambda mailing: mailing._send())

    def _send(self):
        self._retry()
        self._catch_up()
        commit_progress(self.env)
        while self._send_batch():
            commit_progress(self.env)

    def _lock_roster(self):
        """Wait until no launch, cancelation or close is under way: the roster then stays as it is.

        This lock comes before all others (see ``transactions.py``), so that two jobs never wait for
        each other in a circle.
        """
        acquire_lifecycle_lock(self.campaign_id)

    def _claim(self):
        """Reserve this mailing until the commit; False if it is done or another job has reserved
        it.
        """
        self.env.cr.execute(
            SQL(
                "SELECT id FROM readiness_mailing WHERE id = %s AND state = 'sending'"
                " FOR UPDATE SKIP LOCKED",
                self.id,
            )
        )
        claimed = bool(self.env.cr.fetchone())
        self.invalidate_recordset()
        return claimed

    def _send_batch(self):
        """Queue the next emails and move the cursor; return whether there may be more to do now."""
        begin_read_committed(self.env)
        self._lock_roster()
        if not self._claim() or not self._may_send():
            return False
        people = self._next_people()
        queued = self._queue(people)
        if people:
            self.write({"cursor": people[-1].key, "queued": self.queued + queued})
        else:
            self.state = "done"
        self.env.flush_all()
        return bool(people)

    def _may_send(self):
        """Return whether emails may be sent now: the campaign is open, the hour is right, the queue
        has room.
        """
        campaign, now = self.campaign_id, fields.Datetime.now()
        if campaign._clock() != "open":
            return False
        moment = Mailings(campaign).next_moment()
        if moment > now:
            wake_job(campaign, moment)
            return False
        waiting = [("state", "=", "outgoing"), ("scheduled_date", "=", False)]
        if len(self._mails(waiting)) < MOST_QUEUED:
            return True
        wake_job(campaign, now)  # again, as soon as the queue may have room
        return False

    def _next_people(self):
        recipients = Recipients(self.campaign_id)
        next_ones = recipients.next_managers if self.kind == "nudge" else recipients.next_people
        return next_ones(self.cursor, BATCH)

    def _queue(self, people):
        """Queue the emails to these people; return how many people are written to."""
        return Queue(self).put(people)

    def _wake_queue(self, moments):
        queue = self.env.ref("mail.ir_cron_mail_scheduler_action", raise_if_not_found=False)
        if queue and moments:
            queue._trigger(at=moments)

    # ------------------------------------------------------------
    # WHAT WENT WRONG
    # ------------------------------------------------------------

    def _mails(self, domain):
        return self.env["mail.mail"].search([("readiness_mailing_id", "in", self.ids), *domain])

    def _retry(self):
        """Retry what the mail server did not accept; note the addresses that it refuses.

        An email keeps its Message-Id, so that one whose confirmation was lost is recognized.
        """
        failed = self._mails([("state", "=", "exception")])
        refused = failed.filtered(lambda mail: REFUSED_FOR_EVER.search(mail.failure_reason or ""))
        self._note_refused(refused.mapped("email_to"))
        refused.unlink()
        rest = failed - refused
        if bool(rest) != self.is_delayed:
            self.is_delayed = bool(rest)
        moment = Mailings(self.campaign_id).next_moment()
        if rest:
            rest.write({"state": "outgoing", "scheduled_date": moment, "failure_reason": False})
            self._wake_queue([moment])

    def _note_missed(self, people):
        """Note whom this mailing does not reach because they have no valid address."""
        if self.kind != "nudge":
            self._missed().create(
                [
                    {
                        "mailing_id": self.id,
                        "employee_id": person.employee_id,
                        "address": person.address,
                    }
                    for person in people
                ]
            )

    @api.model
    def _note_bounced(self, address):
        """Note an address whose email was returned, in every campaign that wrote to it."""
        campaigns = self.env["readiness.campaign"].search([("state", "=", "open")])
        known = self._missed().search(
            [
                ("mailing_id.campaign_id", "in", campaigns.ids),
                ("address", "=ilike", escape_psql(address)),
            ]
        )
        for campaign in campaigns - known.mailing_id.campaign_id:
            written = campaign.mailing_ids.filtered(lambda mailing: mailing.kind != "nudge")
            if written:
                written.sorted("planned_at")[-1]._note_refused([address])

    def _note_refused(self, addresses):
        """Note the people of the campaign whose address a mail server refuses."""
        if addresses:
            found = Recipients(self.campaign_id).with_addresses(addresses)
            self._missed().create(
                [
                    {"mailing_id": self.id, "employee_id": employee_id, "address": address}
                    for employee_id, address in found
                ]
            )

    def _missed(self):
        return self.env["readiness.mailing.missed"]

    def _catch_up(self):
        """Write to those whose address has been corrected since."""
        begin_read_committed(self.env)
        self._lock_roster()
        if self.kind == "nudge" or self.state == "stopped" or not self._may_send():
            return
        missed = self._missed().search([("mailing_id", "=", self.id)])
        if not missed:
            return
        before = {row.employee_id.id: row.address for row in missed}
        people = [
            person
            for person in Recipients(self.campaign_id).people(list(before))
            if person.address != before[person.employee_id] and email_normalize(person.address)
        ]
        reached = {person.employee_id for person in people}
        missed.filtered(lambda row: row.employee_id.id in reached).unlink()
        self.queued += self._queue(people)

    def _stop(self):
        """Stop sending: remove what waits in the queue."""
        self._mails([("state", "!=", "sent")]).unlink()
        self._missed().search([("mailing_id", "in", self.ids)]).unlink()
        self.filtered(lambda mailing: mailing.state == "sending").state = "stopped"

    @api.model
    def _forget_messages(self):
        """Delete the inbox messages about campaigns that are over."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM mail_message message
                 USING readiness_mailing mailing, readiness_campaign campaign
                 WHERE mailing.id = message.readiness_mailing_id
                   AND campaign.id = mailing.campaign_id AND campaign.state != 'open'
                """
            )
        )
        self.env["mail.message"].invalidate_model()
