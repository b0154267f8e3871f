from odoo import api, fields, models

from ...tools import VIEWER

# Of a campaign that was launched before the number was exact: too few for one to be said.
TOO_FEW_TO_SAY = -1


class ReadinessCampaign(models.Model):
    """Who was new and who was left out, in numbers: nobody is added or left out silently.

    Counted by the statement that invites. Whether a campaign that people stayed with was
    canceled since is looked up by whoever reads: canceling it does not bring them back.
    """

    _inherit = "readiness.campaign"

    date_launched = fields.Datetime(
        "Launched on",
        readonly=True,
        copy=False,
        help="When it was decided who is invited. People stay with the campaign that was "
        "launched first.",
    )
    new_employees = fields.Integer(
        "Entered in the 30 days before",
        readonly=True,
        copy=False,
        aggregator=None,
        help="How many of the people invited were entered in Odoo in the 30 days before the "
        "launch.",
    )
    left_out = fields.Json(
        readonly=True,
        copy=False,
        help="How many people of the audience were not invited, and why.",
    )
    audience_notes = fields.Text(
        "New and left out", compute="_compute_audience_notes", compute_sudo=True, groups=VIEWER
    )

    @api.depends("new_employees", "left_out", "headcount", "state")
    @api.depends_context("lang")
    def _compute_audience_notes(self):
        for campaign in self:
            campaign.audience_notes = "\n".join(campaign._audience_notes()) or False

    # ------------------------------------------------------------
    # COUNT
    # ------------------------------------------------------------

    def _store_left_out(self, groups):
        """Keep who was new and who was left out, with the names that campaigns have now."""
        self.write(
            {
                "new_employees": sum(group.new for group in groups if not group.left_out),
                "left_out": self._left_out_of(groups),
            }
        )

    @api.model
    def _left_out_of(self, groups):
        """Count the people who are not invited, by reason.

        :return: a dict with ``campaigns``, [[id, name, when it was launched, people]], and the
            numbers ``later`` and ``ended`` (contracts) and ``manager``
        """
        counts, causes = {}, {}
        for group in groups:
            if group.left_out == "resting":
                causes[group.cause] = causes.get(group.cause, 0) + group.people
            elif group.left_out:
                counts[group.left_out] = counts.get(group.left_out, 0) + group.people
        campaigns = self.sudo().browse(sorted(causes))
        return {
            **counts,
            "campaigns": [
                [one.id, one.name, _written(one.date_launched), causes[one.id]] for one in campaigns
            ],
        }

    # ------------------------------------------------------------
    # IN WORDS
    # ------------------------------------------------------------

    def _audience_notes(self):
        """Return the sentences that release, sheet and the staff's page say, one each.

        In the reader's language; none for a draft, which has invited nobody.
        """
        self.ensure_one()
        campaign = self.sudo()
        if campaign.state == "draft" or not campaign.headcount:
            return []
        left_out = campaign.left_out or {}
        return [campaign._new_note(), *self._left_out_notes(left_out)]

    def _new_note(self):
        if self.new_employees == TOO_FEW_TO_SAY:
            return self.env._(
                "Entered in Odoo in the 30 days before the launch: fewer than %(minimum)s of "
                "%(invited)s people invited. The exact number was not kept then.",
                minimum=self.minimum,
                invited=self.headcount,
            )
        return self.env._(
            "Entered in Odoo in the 30 days before the launch: %(new)s of %(invited)s people "
            "invited.",
            new=self.new_employees,
            invited=self.headcount,
        )

    @api.model
    def _left_out_notes(self, left_out):
        causes = left_out.get("campaigns", ())
        asking = self._still_asking([one[0] for one in causes])
        notes = [
            self._left_out_note(people, name, asking.get(campaign) != launched)
            for campaign, name, launched, people in causes
        ]
        return notes + [
            text for reason, text in self._reasons_left_out(left_out) if left_out.get(reason)
        ]

    @api.model
    def _still_asking(self, campaign_ids):
        """{id: when it was launched} of those campaigns that were not canceled.

        Only canceled ones can be deleted; one whose launch was stopped is launched anew.
        """
        if not campaign_ids:
            return {}
        domain = [("id", "in", campaign_ids), ("state", "!=", "cancelled")]
        found = self.sudo().search_fetch(domain, ["date_launched"])
        return {one.id: _written(one.date_launched) for one in found}

    def _left_out_note(self, people, name, is_canceled):
        _ = self.env._
        if is_canceled and people == 1:
            return _("1 person was left out because of “%s”, canceled since.", name)
        if is_canceled:
            return _(
                "%(people)s people were left out because of “%(campaign)s”, canceled since.",
                people=people,
                campaign=name,
            )
        if people == 1:
            return _("1 person was left out because of “%s”.", name)
        return _(
            "%(people)s people were left out because of “%(campaign)s”.",
            people=people,
            campaign=name,
        )

    def _reasons_left_out(self, left_out):
        _ = self.env._
        return (
            (
                "later",
                _("Left out because their contract begins later: %s.", left_out.get("later")),
            ),
            ("ended", _("Left out because their contract has ended: %s.", left_out.get("ended"))),
            (
                "manager",
                _(
                    "Not invited because they manage the only team asked: %s.",
                    left_out.get("manager"),
                ),
            ),
        )


def _written(moment):
    return fields.Datetime.to_string(moment) or False
