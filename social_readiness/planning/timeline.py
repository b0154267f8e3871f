# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields

from ..local_time import short_moment_label, zone_label
from ..mailing.mailings import Mailings

WITHOUT_RESULTS = ("cancelled", "refused")
CLOSED = ("closing", "published")


class Timeline:
    """What happens when in a campaign, from the approval to the next campaign.

    It holds nothing that the form does not say too: dates that were set, and what the campaign's
    own steps did. Days and hours are the company's. An email is there with the hour at which it
    really leaves: by day, on a working day.

    :param next_opening: when the next campaign opens if this one is repeated, or False
    """

    def __init__(self, campaign, next_opening=False):
        self.campaign = campaign
        self.env = campaign.env
        self.next_opening = next_opening

    def document(self):
        """Return {zone, steps}.

        False if a date is missing, or if the campaign was canceled or refused.

        ``steps`` are in order: {key, title, when, note, state}. ``when`` and ``note`` are texts or
        False. ``state`` is ``done`` or, of the steps that are not done, ``next`` for the first one
        and ``later`` for the others.
        """
        campaign = self.campaign
        is_dated = campaign.company_id and campaign.date_open and campaign.date_close
        if not is_dated or campaign.state in WITHOUT_RESULTS:
            return False
        return {"zone": zone_label(campaign._zone()), "steps": self._in_order()}

    def _in_order(self):
        """The steps by time; what has no time of its own stays where it belongs."""
        dated = sorted(
            [self._opening(), *self._mails(), self._closing()], key=lambda step: step["moment"]
        )
        steps = [*self._before(), *dated, self._results(), *self._repeat()]
        coming = next((step for step in steps if not step["done"]), None)
        return [
            {
                "key": step["key"],
                "title": step["title"],
                "when": self._label(step["moment"]),
                "note": step["note"],
                "state": "done" if step["done"] else "next" if step is coming else "later",
            }
            for step in steps
        ]

    def _step(self, key, title, moment, done, note=False):
        return {"key": key, "title": title, "moment": moment, "done": bool(done), "note": note}

    def _label(self, moment):
        return bool(moment) and short_moment_label(self.env, moment, self.campaign._zone())

    def _is_past(self, moment):
        """Whether a launched campaign is beyond this moment."""
        is_launched = self.campaign.state not in (False, "draft")
        return is_launched and moment <= fields.Datetime.now()

    # ------------------------------------------------------------
    # STEPS
    # ------------------------------------------------------------

    def _before(self):
        """The launch, and before it the approval where there is one or has to be."""
        _, campaign = self.env._, self.campaign
        is_launched = campaign.state not in (False, "draft")
        title = _("Launched") if is_launched else _("Launch")
        note = not is_launched and self._before_launch()
        launch = self._step("launch", title, campaign.date_launched, is_launched, note)
        if not (campaign.approval_required or campaign.approved_by):
            return [launch]
        is_approved = campaign.approved_by and not campaign.approval_problem
        note = campaign.approved_by if is_approved else _("Required before the launch")
        return [self._step("approval", _("Approval"), False, is_approved, note), launch]

    def _before_launch(self):
        if self.campaign.date_open <= fields.Datetime.now():
            return self.env._("It opens as soon as you launch it")
        return self.env._("You launch it before the opening")

    def _opening(self):
        moment = self.campaign.date_open
        return self._step("opening", self.env._("Opening"), moment, self._is_past(moment))

    def _closing(self):
        moment = self.campaign.date_close
        closed = self.campaign.state in CLOSED or self._is_past(moment)
        return self._step("closing", self.env._("Closing"), moment, closed)

    def _mails(self):
        """The invitation and the reminders, each when it leaves; none that would not go out."""
        for moment, kind, title, is_sent in Mailings(self.campaign).planned():
            yield self._step(kind, title, moment, is_sent, self._note(kind))

    def _note(self, kind):
        is_nudge = kind != "invitation" and self.campaign.nudge_managers
        return is_nudge and self.env._("Managers get response rates")

    def _results(self):
        campaign, moment = self.campaign, self.campaign.date_published
        note = not moment and self.env._("Soon after the closing")
        return self._step(
            "results", self.env._("Results"), moment, campaign.state == "published", note
        )

    def _repeat(self):
        """When the next campaign opens, if this one is repeated."""
        _ = self.env._
        if not self.next_opening:
            return []
        is_ready = self.campaign.is_next_prepared
        note = _("Its draft is ready") if is_ready else _("The draft is created one month before")
        return [self._step("repeat", _("Next campaign"), self.next_opening, False, note)]
