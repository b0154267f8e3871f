from odoo import fields, models
from odoo.exceptions import UserError


class ReadinessCampaign(models.Model):
    """What a scheduled job could not do for a campaign: its responsible is told, once."""

    _inherit = "readiness.campaign"

    job_problems = fields.Json(
        readonly=True,
        copy=False,
        groups="social_readiness.group_readiness_officer",
        help="What scheduled jobs could not do, and the responsible has been told: {job: why}.",
        changes="by_steps",
    )

    def _job_failed(self, job, error):
        """Tell the responsible, unless this very problem is known already (sudo).

        The words of an unexpected error are for the log only: nobody knows what they hold.
        """
        known = self.job_problems or {}
        why = str(error) if isinstance(error, UserError) else ""
        if known.get(job) == why:
            return
        self.job_problems = {**known, job: why}
        self._tell_responsible(self._job_problem_message(job, why))

    def _job_succeeded(self, job):
        """The next problem is a new one (sudo)."""
        known = self.job_problems or {}
        if job in known:
            self.job_problems = {name: why for name, why in known.items() if name != job}

    def _job_problem_message(self, job, why):
        _ = self.env._
        what = self._job_names()[job]
        if why:
            return _(
                "Not done: %(job)s. %(reason)s It will be tried again automatically.",
                job=what,
                reason=why,
            )
        return _(
            "Not done: %(job)s. Something unexpected happened; the server's log says what. It "
            "will be tried again automatically.",
            job=what,
        )

    def _job_names(self):
        """What each job does, in the reader's language."""
        _ = self.env._
        return {
            "open": _("open the campaign"),
            "close": _("close the campaign and publish its results"),
            "launch": _("launch the campaign"),
            "participation": _("update the response rate"),
            "key": _("look after the key of the answers"),
            "reseal": _("encrypt the answers again, as every night"),
            "mails": _("plan invitations and reminders"),
            "sending": _("send emails"),
            "repeat": _("prepare the next campaign"),
            "cancel": _("cancel the campaign, which could not publish its results"),
        }

    def _tell_responsible(self, body):
        """Write into the chatter, and notify whoever is responsible (sudo)."""
        self.message_post(body=body, partner_ids=self.user_id.filtered("active").partner_id.ids)
