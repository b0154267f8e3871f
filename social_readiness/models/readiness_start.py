# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import AccessError

from .. import local_time
from ..engine.participation import STEP
from ..mailing.codes import Codes
from ..mailing.mailings import Mailings
from ..planning.steps_to_launch import StepsToLaunch
from ..tools import OFFICER, one_or_many

UNDER_WAY = ("scheduled", "open", "closing", "refused")
ANSWERABLE = ("scheduled", "open")  # now or later: a code that is printed can still be used
STEPS = 100 // STEP  # steps of a response rate


class ReadinessStart(models.AbstractModel):
    """The officers' overview: what is running, what was published, and what comes next.

    Everything on this page is also on a campaign's form; here it is in the order in which it is
    done. The response rate is the stored figure of the last night.
    """

    _name = "readiness.start"
    _description = "Readiness Officers' Start Page"

    @api.model
    @api.readonly
    def get_start(self):
        """Return what the overview shows of the reader's current company.

        ``company``: its name. ``running``: campaigns under way, see ``_running_card``. ``latest``:
        the newest published campaign, see ``_latest``, or False. ``draft``: {id, name} of
        the draft that the steps are about, or False. ``steps``: the steps to the next launch, see
        ``StepsToLaunch``; empty while a campaign is under way. ``next``: meanwhile, the step that
        opens the draft or plans one; else False.

        :raises AccessError: the reader is no readiness officer
        """
        if not self.env.user.has_group(OFFICER):
            raise AccessError(self.env._("Only readiness officers can open this page."))
        company = self.env.company
        campaigns = self.env["readiness.campaign"].search([("company_id", "=", company.id)])
        running = campaigns.filtered(lambda campaign: campaign.state in UNDER_WAY)
        draft = campaigns.filtered(lambda campaign: campaign.state == "draft")[:1]
        latest = campaigns.filtered("is_latest")[:1]
        steps = StepsToLaunch(draft, latest)
        return {
            "company": company.name,
            "running": [self._running_card(campaign) for campaign in running.sorted("date_close")],
            "latest": bool(latest) and self._latest(latest, steps),
            "draft": bool(draft) and {"id": draft.id, "name": draft.name},
            "steps": [] if running else steps.all(),
            "next": bool(running) and steps.dates(),
        }

    # ------------------------------------------------------------
    # WHILE A CAMPAIGN IS UNDER WAY, AND AFTER IT
    # ------------------------------------------------------------

    def _running_card(self, campaign):
        """Return {id, name, state, state_label, invited, rate, rate_note, step, steps, days,
        shown, next_email, codes}.

        The response rate has reached ``step`` of ``steps`` steps; 0 before the first night.
        ``rate``, ``rate_note``, ``days``, ``shown`` and ``next_email`` are texts, or False.
        ``codes``: see ``_codes``.
        """
        labels = dict(campaign._fields["state"]._description_selection(self.env))
        return {
            "id": campaign.id,
            "name": campaign.name,
            "state": campaign.state,
            "state_label": labels[campaign.state],
            "invited": campaign.headcount,
            "rate": campaign.participation_label,
            "rate_note": campaign.state == "open" and campaign.participation_note,
            "step": campaign.participation_tenths,
            "steps": STEPS,
            "days": self._days_left(campaign),
            "shown": campaign.projection_label,
            "next_email": self._next_email(campaign),
            "codes": self._codes(campaign),
        }

    def _days_left(self, campaign):
        if campaign.state == "scheduled":
            return self.env._("Opens on %s.", campaign._moment_label(campaign.date_open))
        if campaign.state != "open":
            return False
        closing = campaign._moment_label(campaign.date_close)
        days = (campaign.closing_day - campaign._today()).days
        if days < 1:
            return self.env._("Closes today: %s.", closing)
        if days == 1:
            return self.env._("Closes tomorrow: %s.", closing)
        return self.env._("%(days)s days left. Closes on %(date)s.", days=days, date=closing)

    def _next_email(self, campaign):
        """Return which email is sent next, and when; False after the last one."""
        if campaign.state not in ANSWERABLE:
            return False
        waiting = [mail for mail in Mailings(campaign).planned() if not mail[-1]]
        if not waiting:
            return False
        moment, _kind, label, _is_sent = waiting[0]
        return self.env._(
            "Next email: %(email)s, %(date)s.", email=label, date=campaign._moment_label(moment)
        )

    def _codes(self, campaign):
        """Return {label, action}: how many people have no code yet and cannot answer without one,
        and the dialog that prints them; False if there is nobody.

        Who has answered plays no part in it, nor does it in the dialog.
        """
        if campaign.state not in ANSWERABLE:
            return False
        # In sudo: a count only; nobody reads the roster or the codes.
        people = Codes(campaign.sudo()).count_without_login(missing_only=True)
        label = one_or_many(
            people,
            self.env._("1 person needs a printed code."),
            self.env._("%s people need a printed code.", people),
        )
        return bool(people) and {"label": label, "action": self._print_codes(campaign)}

    def _print_codes(self, campaign):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "social_readiness.readiness_code_wizard_action"
        )
        return {**action, "context": {"default_campaign_id": campaign.id}}

    def _without_user(self, people):
        """Return a sentence on those whom shared results do not reach, or False for nobody."""
        return bool(people) and one_or_many(
            people,
            self.env._(
                "1 employee has no Odoo user and cannot open the results. Print them from "
                "“My Surveys”."
            ),
            self.env._(
                "%s employees have no Odoo user and cannot open the results. Print them from "
                "“My Surveys”.",
                people,
            ),
        )

    def _latest(self, campaign, steps):
        return {
            "id": campaign.id,
            "name": campaign.name,
            "published": local_time.day_label(self.env, campaign._day_of(campaign.date_published)),
            "has_results": campaign.respondents > 0,
            "is_shared": campaign.shared_with_staff,
            "without_user": self._without_user(steps.count_without_user()),
            "actions": campaign.action_count,
        }
