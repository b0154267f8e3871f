# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Create the fictional company's three campaigns, and actions about their results.

The campaigns go through the real steps: ``action_launch``, ``_count`` and ``_close``. To put them
into the past, each is launched and closed now, and then its dates are set back with SQL, because
the model refuses to move a closing earlier. Users cannot reach any of this.
"""

import random
from datetime import timedelta

from odoo import fields
from odoo.tools import SQL

from .. import local_time
from ..mailing.recipients import Recipients
from ..models.campaign.jobs import ROSTER_DAYS, forget_rosters
from .company import TIMEZONE
from .story import EXPECTED, PLANS, SCENARIOS, SEED
from .voices import Voices

PREPARATION = timedelta(days=4)  # from the creation of a campaign to its opening
NOTICE = timedelta(days=3)  # from the launch to the opening


class CampaignLoader:
    """:param company: a :class:`~.company.CompanyLoader` that has loaded"""

    def __init__(self, company):
        self.company = company
        self.env = company.env
        self.chance = random.Random(SEED)
        self.now = fields.Datetime.now()
        self.noted = self._newest_message()

    def load(self):
        self._set_ambitions()
        releases = self.env["readiness.campaign"]
        for scenario in SCENARIOS:
            campaign = self._run(scenario, releases[-1:])
            releases += campaign if scenario.closed else releases.browse()
        self._guess(releases[-1:])
        for plan in PLANS:
            self._plan(plan, releases[plan.campaign])
        self.env.cr.flush()

    def _run(self, scenario, previous):
        """Launch and answer a campaign, and close it if it is over."""
        date_open = self._monday_morning(scenario.days_ago)
        date_close = local_time.moved(
            date_open, TIMEZONE, timedelta(days=scenario.length, hours=10)
        )
        draft = self._create(date_open, max(date_close, self.now + timedelta(hours=1)), previous)
        self._date_messages(draft, date_open - PREPARATION)
        draft.action_launch()
        campaign = draft.with_env(self.env)
        self._date_messages(campaign, date_open)
        self._set_dates(
            campaign,
            date_close=date_close,
            date_launched=date_open - NOTICE,
            create_date=date_open - PREPARATION,
        )
        self._note_invitation(campaign)
        self._answer(campaign, scenario, min(date_close, self.now))
        if scenario.closed:
            self._close(campaign, date_close + timedelta(minutes=5))
        return campaign

    def _monday_morning(self, days_ago):
        day = local_time.day_of(self.now, TIMEZONE) - timedelta(days=days_ago)
        return local_time.at(day - timedelta(days=day.weekday()), 8, TIMEZONE)

    def _create(self, date_open, date_close, previous):
        """Create a campaign as the HR manager, with her own rights."""
        campaigns = self.env["readiness.campaign"].with_user(self.company.users["hr"])
        return campaigns.with_company(self.company.company).create(
            {
                "name": f"Readiness {local_time.day_of(date_open, TIMEZONE):%Y-%m}",
                "company_id": self.company.company.id,
                "date_open": date_open,
                "date_close": date_close,
                "previous_id": previous.id,
                "profile_id": self.env.ref("social_readiness.profile_answer").id,
            }
        )

    def _note_invitation(self, campaign):
        """Count the invitation as sent at the opening: nobody in the demo gets an email."""
        self.env["readiness.mailing"].create(
            {
                "campaign_id": campaign.id,
                "kind": "invitation",
                "planned_at": campaign.date_open,
                "begun_at": campaign.date_open,
                "state": "done",
                "queued": Recipients(campaign).reach().mails,
            }
        )

    def _answer(self, campaign, scenario, until):
        """Let people answer, some of them each day, and store each day's response rates."""
        answers = self._draw_answers(campaign, scenario)
        days = [
            campaign._day_of(campaign.date_open) + timedelta(days=day)
            for day in range((until - campaign.date_open).days + 1)
        ]
        for number, day in enumerate(days):
            for roster_row, levels in answers[number :: len(days)]:
                campaign._count(roster_row, levels)
            self._store_participation(campaign, day)

    def _draw_answers(self, campaign, scenario):
        """Return [(roster row, {item id: answer})] of those who take part, in random order."""
        voices = Voices(scenario, self.chance)
        items = [
            (item.id, item.dimension_id.code, item.reverse_scored)
            for item in campaign.survey_id._readiness_items()
        ]
        drawn = []
        for code, people in self._roster(campaign).items():
            taking_part = voices.who_answers(code, people)
            answers = voices.answers(code, len(taking_part), items)
            drawn += zip(taking_part, answers, strict=True)
        self.chance.shuffle(drawn)
        return drawn

    def _roster(self, campaign):
        """Return the roster rows by department: {code, or None for the root: rows}.

        In an open campaign, the people behind the four logins are left for whoever tries the demo.
        """
        codes = {department.id: code for code, department in self.company.departments.items()}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT unit.department_id, roster.id, roster.unit_id
                  FROM readiness_roster roster JOIN readiness_unit unit ON unit.id = roster.unit_id
                 WHERE roster.campaign_id = %s AND (%s OR NOT roster.employee_id = ANY(%s))
              ORDER BY roster.id
                """,
                campaign.id,
                campaign.date_close < self.now,
                self.company.waiting,
            )
        )
        roster = {}
        for department, roster_id, unit in rows:
            roster.setdefault(codes.get(department), []).append((roster_id, unit, False))
        return roster

    def _close(self, campaign, moment):
        campaign._close()
        campaign.write({"date_published": moment, "shared_with_staff": True})
        self._date_messages(campaign, moment)
        forget_rosters(campaign.env, self.now - timedelta(days=ROSTER_DAYS))

    def _set_ambitions(self):
        """Set the company's goals: it listens today, and wants to reply."""
        self.company.company.write(
            {
                "readiness_profile_id": self.env.ref("social_readiness.profile_listen").id,
                "readiness_wished_profile_id": self.env.ref("social_readiness.profile_answer").id,
            }
        )

    def _guess(self, release):
        """Store the executive's guess of the newest result. The open campaign is left to be
        guessed.
        """
        guesses = self.env["readiness.guess"].with_user(self.company.users["executive"])
        guesses.with_company(self.company.company).save_guess(
            release.id,
            {one.id: EXPECTED[one.code] for one in guesses._dimensions(release)},
        )

    # ------------------------------------------------------------
    # THE PAST
    # ------------------------------------------------------------

    def _set_dates(self, record, **dates):
        """Set dates by SQL that the model would refuse, such as a closing in the past."""
        self.env.flush_all()
        for column, moment in dates.items():
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s WHERE id = %s",
                    SQL.identifier(record._table),
                    SQL.identifier(column),
                    moment,
                    record.id,
                )
            )
        record.invalidate_recordset()

    def _date_messages(self, record, moment):
        """Move the chatter messages that were added since the last call to this moment."""
        self.env.cr.flush()
        self.env.cr.execute(
            SQL(
                """
                UPDATE mail_message SET date = %(moment)s, create_date = %(moment)s
                 WHERE model = %(model)s AND res_id = %(record)s AND id > %(noted)s
                """,
                moment=moment,
                model=record._name,
                record=record.id,
                noted=self.noted,
            )
        )
        self.noted = self._newest_message()
        self.env["mail.message"].invalidate_model(["date", "create_date"])

    def _newest_message(self):
        return self.env.execute_query(SQL("SELECT COALESCE(max(id), 0) FROM mail_message"))[0][0]

    def _store_participation(self, campaign, day):
        campaign._store_participation()
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_participation SET date = %s WHERE campaign_id = %s AND date > %s",
                day,
                campaign.id,
                day,
            )
        )
        campaign.invalidate_recordset(["participation_ids"])
        self.env["readiness.participation"].invalidate_model(["date"])

    # ------------------------------------------------------------
    # PLANS
    # ------------------------------------------------------------

    def _plan(self, plan, release):
        """Plan an action as the HR manager, in her language; if it starts later, it is created
        today.
        """
        officer = self.company.users["hr"]
        plans = self.env["readiness.action"].with_user(officer).with_context(lang=officer.lang)
        measure = self.env.ref(f"social_readiness.measure_{plan.measure}").with_env(plans.env)
        action = plans.with_company(self.company.company).create(
            {
                **plans._values_of_measure(measure),
                "measure_id": measure.id,
                "campaign_id": release.id,
                "unit_id": self._unit(release, plan.unit).id,
                "dimension_id": measure.dimension_id.id,
                "user_id": self.company.users[plan.owner].id,
                "date_begin": local_time.day_of(self.now, TIMEZONE) + timedelta(days=plan.begins),
                "date_deadline": local_time.day_of(self.now, TIMEZONE) + timedelta(days=plan.due),
                "state": plan.state,
                "is_shared": True,
            }
        )
        moment = self.now + timedelta(days=min(plan.begins, 0))
        self._date_messages(action, moment)
        self._set_dates(action, create_date=moment)

    def _unit(self, release, code):
        if not code:
            return release._root_unit()
        return release.unit_ids.filtered(
            lambda unit: unit.department_id == self.company.departments[code]
        )
