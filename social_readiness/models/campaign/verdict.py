from odoo import api, models

from ...engine.coherence import coherent_today, dimensions_of, judge
from ...engine.company_quality import score_margin
from ...tools import as_id


class ReadinessCampaign(models.Model):
    """The verdict: is the inside coherent with an outward ambition, and what comes first?

    Everything is read from release rows, by the reader's own rules. The rule is in
    ``engine.coherence``.
    """

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_verdict(self, campaign_id, unit_id=False, profile_id=False):
        """Return the verdict on a unit, in words, with its reasons and the first steps.

        :param campaign_id: a published campaign
        :param unit_id: a unit of it; without one, the root
        :param profile_id: an ambition; without one, the one that was the target at launch,
            or else the one that the company wishes, or has
        :return: a dict with ``verdict`` (``ready``, ``care``, ``inside`` or ``False``),
            ``verdict_name``, ``sentence``, ``profile``, ``profiles`` (to choose from),
            ``unit``, ``reasons`` (the worst first), ``coherent_today``, ``current`` (what the
            company does outside today, judged), ``steps`` (three measures), ``priorities``
            (which dimension of which unit comes first), ``outcomes`` (what came of what was
            planned after the wave before), ``may_plan`` (whether the reader may add actions
            here) and ``guesses`` (of the root: what was expected)

        A hidden unit, and one that the reader may not see, get the same sentence.
        """
        self.check_access("read")
        campaign = self.search([("id", "=", as_id(campaign_id)), ("state", "=", "published")])
        if not campaign:
            return self._no_verdict(self.env._("No results are published yet."))
        return campaign._verdict(as_id(unit_id), as_id(profile_id))

    def _verdict(self, unit_id=False, profile_id=False):
        unit = self._unit_to_judge(unit_id)
        rows = self._release_rows(unit)
        if not rows:
            return self._no_verdict(self.env._("Hidden to protect small groups."), unit)
        profile, targets = self._ambition(rows, profile_id)
        if not targets:
            return self._no_verdict(
                self.env._("Choose a social media goal to compare these results with."), unit
            )
        self.env["readiness.dimension"].browse(targets).fetch(["name", "code", "pillar"])
        scores = {dimension: row.score for dimension, row in rows.items()}
        margins = self._margins(rows)
        judged = judge(dimensions_of(targets, scores, margins, self._core_dimension_set()))
        reasons = self._reasons(judged, scores, targets)
        return {
            **self._no_verdict(
                self._verdict_sentence(judged, profile, unit, scores, targets), unit
            ),
            "verdict": judged.verdict or False,
            "verdict_name": self._verdict_names().get(judged.verdict, ""),
            "profile": self._profile_choice(profile),
            "reasons": reasons,
            "coherent_today": self._coherent_today(unit, scores, margins),
            "current": self._current_ambition(unit, scores, margins, profile),
            "guesses": not unit.parent_id and self._guess_beside(rows),
            "may_plan": unit._may_plan(),
            "steps": self._first_steps(judged, unit),
            "priorities": self._priorities(unit, targets),
            "outcomes": self._what_became(unit),
        }

    def _no_verdict(self, sentence, unit=None):
        return {
            "verdict": False,
            "verdict_name": "",
            "sentence": sentence,
            "profile": False,
            "profiles": [self._profile_choice(one) for one in self._profiles()],
            "unit": self._unit_choice(unit),
            "campaign": self._verdict_campaign(),
            "reasons": [],
            "coherent_today": False,
            "current": False,
            "guesses": False,
            "may_plan": False,
            "steps": [],
            "priorities": [],
            "outcomes": [],
        }

    def _verdict_campaign(self):
        return bool(self) and {
            "id": self.id,
            "name": self.name,
            "audience_notes": self._audience_notes(),
        }

    # ------------------------------------------------------------
    # WHAT IS JUDGED
    # ------------------------------------------------------------

    def _unit_to_judge(self, unit_id):
        """The unit, or the root; empty if the reader may not see it."""
        domain = [("campaign_id", "=", self.id)]
        domain += [("id", "=", unit_id)] if unit_id else [("parent_id", "=", False)]
        return self.env["readiness.unit"].search(domain, limit=1)

    def _release_rows(self, units):
        """{dimension id: row} of one unit, as far as the reader may see it."""
        return {row.dimension_id.id: row for row in self._dimension_rows(units)}

    def _dimension_rows(self, units):
        return self.env["readiness.score"].search(
            [
                ("campaign_id", "=", self.id),
                ("unit_id", "in", units.ids),
                ("kind", "=", "dimension"),
                ("scope", "=", "subtree"),
            ]
        )

    def _core_dimension_set(self):
        return set(self._core_dimensions().ids)

    def _ambition(self, rows, profile_id):
        """The ambition and its targets: those of the launch where that one is asked for."""
        profile = self._profiles().filtered(lambda one: one.id == profile_id)
        launched = self.profile_id.sudo()
        if launched and (not profile or profile == launched):
            frozen = {one: row.target for one, row in rows.items() if row.has_target}
            return launched, {**launched._targets(), **frozen}
        company = self.company_id.sudo()
        profile = profile or company.readiness_wished_profile_id or company.readiness_profile_id
        return profile, profile._targets()

    def _profiles(self):
        """The ambitions to choose from, as the reader may see them."""
        company = self.company_id or self.env.company
        return self.env["readiness.profile"].search([("company_id", "in", [company.id, False])])

    def _profile_choice(self, profile):
        return bool(profile) and {"id": profile.id, "name": profile.name}

    def _unit_choice(self, unit):
        return bool(unit) and {
            "id": unit.id,
            "name": unit.display_name,
            "is_root": not unit.parent_id,
        }

    # ------------------------------------------------------------
    # MARGINS
    # ------------------------------------------------------------

    def _margin(self, dimension, respondents, headcount, spreads=None):
        """Half the width of a score's interval, in whole points; 0 where it is not known.

        From the band of the spread in the whole company, which is known from 50 respondents on:
        the spread within a unit is never looked at.
        """
        band = (self._spreads() if spreads is None else spreads).get(dimension.id)
        if band is None or respondents < 2:
            return 0
        return score_margin(band, respondents, headcount)

    def _spreads(self):
        """{dimension id: band of the standard deviation in the company}."""
        figures = (
            self.env["readiness.quality"]
            .sudo()
            .search([("campaign_id", "=", self.id), ("kind", "=", "spread")])
        )
        return {figure.dimension_id.id: figure.band for figure in figures}

    def _margins(self, rows):
        spreads = self._spreads()
        return {
            dimension: self._margin(
                row.dimension_id, row.respondents, row.unit_id.headcount, spreads
            )
            for dimension, row in rows.items()
        }

    # ------------------------------------------------------------
    # WHAT WOULD BE COHERENT TODAY
    # ------------------------------------------------------------

    def _coherent_today(self, unit, scores, margins):
        profiles = {one.id: targets for one in self._profiles() if (targets := one._targets())}
        found = coherent_today(profiles, scores, margins, self._core_dimension_set())
        if not found:
            text = self.env._("Not ready for any goal yet. Start with the first steps.")
            return {"id": False, "name": "", "verdict": False, "sentence": text}
        profile, verdict = self.env["readiness.profile"].browse(found[0]), found[1]
        return {
            "id": profile.id,
            "name": profile.name,
            "verdict": verdict,
            "sentence": self._today_in_words(unit, profile.name, verdict),
        }

    def _today_in_words(self, unit, goal, verdict):
        _, department = self.env._, unit.parent_id and unit.display_name
        if department and verdict == "ready":
            return _(
                'Today %(department)s is ready for "%(goal)s".', department=department, goal=goal
            )
        if department:
            return _(
                'Today %(department)s is ready for "%(goal)s" with caution.',
                department=department,
                goal=goal,
            )
        if verdict == "ready":
            return _('Today you are ready for "%s".', goal)
        return _('Today you are ready for "%s" with caution.', goal)

    def _current_ambition(self, unit, scores, margins, asked):
        """What the company does outside today, where it is another goal than the asked one."""
        profile = self.company_id.sudo().readiness_profile_id
        if not profile or profile == asked:
            return False
        judged = judge(
            dimensions_of(profile._targets(), scores, margins, self._core_dimension_set())
        )
        text = self._current_in_words(unit, profile.name).get(judged.verdict)
        return bool(text) and {"id": profile.id, "verdict": judged.verdict, "sentence": text}

    def _current_in_words(self, unit, goal):
        """{verdict on what the company does today: how it is said}."""
        _ = self.env._
        if unit.parent_id:
            values = {"department": unit.display_name, "goal": goal}
            return {
                "ready": _(
                    '%(department)s is ready for what you already do ("%(goal)s").', **values
                ),
                "care": _(
                    '%(department)s is ready, with caution, for what you already do ("%(goal)s").',
                    **values,
                ),
                "inside": _(
                    'What you already do ("%(goal)s") exceeds what %(department)s is ready for.',
                    **values,
                ),
            }
        return {
            "ready": _('You are ready for what you already do ("%s").', goal),
            "care": _('You are ready, with caution, for what you already do ("%s").', goal),
            "inside": _('What you already do ("%s") exceeds what you are ready for.', goal),
        }
