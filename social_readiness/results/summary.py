# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from functools import cached_property

from odoo import api, models

from ..engine.coherence import coherent_today, dimensions_of, judge
from ..tools import as_id, signed
from .guess import guesses_beside
from .outcomes import previous_action_outcomes
from .recommendations import first_steps, priorities
from .release_reader import ReleaseReader, published
from .summary_words import Sentence, score_text, state_names, verdict_names


class ReadinessSummary(models.AbstractModel):
    """The summary: is the company ready for a social media goal, and what comes first?"""

    _name = "readiness.summary"
    _description = "Readiness Summary"

    @api.model
    @api.readonly
    def get_summary(self, campaign_id, unit_id=False, profile_id=False):
        """Return whether a unit is ready, in words, with the reasons and the first steps.

        :param campaign_id: a published campaign
        :param unit_id: a unit of it; by default, the root
        :param profile_id: a social media goal; by default, the target at the launch, or else the
            goal that the company wants, or has
        :return: a dict with ``verdict`` (``ready``, ``care``, ``inside`` or ``False``),
            ``verdict_name``, ``sentence``, ``profile``, ``profiles`` (to choose from), ``unit``,
            ``reasons`` (the worst first), ``coherent_today`` (the most demanding goal possible
            today), ``current`` (whether the unit is ready for what the company already does),
            ``steps`` (three entries of the action library, proposed or in the plan),
            ``priorities`` (the most urgent dimensions of units), ``outcomes`` (results of what was
            planned after the previous campaign), ``may_plan`` (whether the reader may add actions
            here) and ``guesses`` (for the root: what was expected)
        :raises AccessError: the reader is not an internal user

        A hidden unit and one that the reader may not see get the same sentence.
        """
        campaign = published(self.env, campaign_id)
        return Summary(campaign, as_id(unit_id), as_id(profile_id)).compute()


class Summary:
    """Reads the summary of one unit of a published campaign, with the reader's own access rights.

    ``engine.coherence`` decides whether it is ready.

    :param planned: a domain: which actions are told among the first steps. What others read as
        well takes ``recommendations.SHARED``: there, a step that is planned in private stays a
        proposal.
    """

    def __init__(self, campaign, unit_id=False, profile_id=False, planned=()):
        self.campaign, self.env, self.profile_id = campaign, campaign.env, profile_id
        self.planned = planned
        self.release = ReleaseReader(campaign)
        self.unit = self.release.unit(unit_id) if campaign else self.env["readiness.unit"]

    def compute(self):
        """Return what ``get_summary`` describes."""
        if not self.campaign:
            return self._without_verdict(self.env._("No results are published yet."))
        if not self.rows:
            return self._without_verdict(self.env._("Hidden to protect small groups."))
        profile, targets = self._goal()
        if not targets:
            return self._without_verdict(
                self.env._("Choose a social media goal to compare these results with.")
            )
        self.env["readiness.dimension"].browse(targets).fetch(["name", "code", "pillar"])
        return self._with_verdict(profile, targets)

    def _with_verdict(self, profile, targets):
        judged = self._judge(targets)
        sentence = Sentence(self.unit, profile.name, self.scores, targets)
        today = self._coherent_today(sentence)
        current = self._current_goal(profile, sentence)
        is_current = current and current["id"] == today["id"]
        return {
            **self._without_verdict(sentence.of(judged)),
            "verdict": judged.verdict or False,
            "verdict_name": verdict_names(self.env).get(judged.verdict, ""),
            "profile": _choice(profile),
            "reasons": self._reasons(judged, targets),
            "coherent_today": not is_current and today,  # one sentence about one goal
            "current": current,
            "guesses": not self.unit.parent_id and guesses_beside(self.campaign, self.rows),
            "may_plan": self.unit._may_plan(),
            "steps": self._steps(judged, targets),
            "priorities": priorities(self.release, self.unit, targets),
            "outcomes": previous_action_outcomes(self.campaign, self.unit),
        }

    def _without_verdict(self, sentence):
        return {
            "verdict": False,
            "verdict_name": "",
            "sentence": sentence,
            "profile": False,
            "profiles": [_choice(one) for one in self._profiles],
            "unit": unit_choice(self.unit),
            "campaign": self._campaign_choice(),
            "reasons": [],
            "coherent_today": False,
            "current": False,
            "guesses": False,
            "may_plan": False,
            "steps": [],
            "priorities": [],
            "outcomes": [],
        }

    def _campaign_choice(self):
        campaign = self.campaign
        return bool(campaign) and {
            **_choice(campaign),
            "audience_notes": campaign._audience_notes(),
        }

    # ------------------------------------------------------------
    # WHAT IS JUDGED
    # ------------------------------------------------------------

    @cached_property
    def rows(self):
        """Return {dimension id: release row} of the unit; empty if it is hidden."""
        return self.release.rows(self.unit)

    @cached_property
    def scores(self):
        return {dimension: row.score for dimension, row in self.rows.items()}

    @cached_property
    def margins(self):
        return {dimension: self.release.margin(row) or 0 for dimension, row in self.rows.items()}

    @cached_property
    def _core(self):
        return set(self.env["readiness.dimension"].search([("is_core", "=", True)]).ids)

    @cached_property
    def _profiles(self):
        """Return the goals to choose from, as the reader may see them."""
        company = self.campaign.company_id or self.env.company
        return self.env["readiness.profile"].search([("company_id", "in", [company.id, False])])

    def _goal(self):
        """Return the goal and its targets: those of the launch, if it was the goal then."""
        profile = self._profiles.filtered(lambda one: one.id == self.profile_id)
        launched = self.campaign.profile_id.sudo()  # it may be archived by now
        if launched and (not profile or profile == launched):
            frozen = {one: row.target for one, row in self.rows.items() if row.has_target}
            return launched, {**launched._targets(), **frozen}
        company = self.campaign.company_id.sudo()  # readers have no access to its settings
        profile = profile or company.readiness_wished_profile_id or company.readiness_profile_id
        return profile, profile._targets()

    def _judge(self, targets):
        return judge(dimensions_of(targets, self.scores, self.margins, self._core))

    def _reasons(self, judged, targets):
        names = state_names(self.env)
        dimensions = self.env["readiness.dimension"].browse(one.dimension for one in judged.reasons)
        return [
            {
                "id": dimension.id,
                "code": dimension.code,
                "name": dimension.name,
                "score": self.scores.get(dimension.id, False),
                "target": targets[dimension.id],
                "gap": False if reason.gap is None else reason.gap,
                "gap_text": "" if reason.gap is None else signed(reason.gap),
                "margin": reason.margin,
                "state": reason.state,
                "state_name": names[reason.state],
                "score_text": self._score_text(reason, targets),
            }
            for dimension, reason in zip(dimensions, judged.reasons, strict=True)
        ]

    def _steps(self, judged, targets):
        """The first steps, each with the score of its dimension beside the target."""
        texts = {one.dimension: self._score_text(one, targets) for one in judged.reasons}
        return [
            {**step, "score_text": texts[step["dimension_id"]]}
            for step in first_steps(self.release, self.unit, judged, self.planned)
        ]

    def _score_text(self, reason, targets):
        score, target = self.scores.get(reason.dimension), targets[reason.dimension]
        return score_text(self.env, score, target, reason.margin)

    # ------------------------------------------------------------
    # WHAT WOULD BE COHERENT TODAY
    # ------------------------------------------------------------

    def _coherent_today(self, sentence):
        """Return the most demanding goal that the unit is ready for, with or without caution."""
        profiles = {one.id: targets for one in self._profiles if (targets := one._targets())}
        found = coherent_today(profiles, self.scores, self.margins, self._core)
        if not found:
            text = self.env._("Not ready for any goal yet. Start with the first steps.")
            return {"id": False, "name": "", "verdict": False, "sentence": text}
        profile, verdict = self.env["readiness.profile"].browse(found[0]), found[1]
        return {
            **_choice(profile),
            "verdict": verdict,
            "sentence": sentence.of_today(profile.name, verdict),
        }

    def _current_goal(self, asked, sentence):
        """Return what the company does on social media today, if that is another goal."""
        profile = self.campaign.company_id.sudo().readiness_profile_id
        if not profile or profile == asked:
            return False
        verdict = self._judge(profile._targets()).verdict
        text = sentence.of_current(profile.name, verdict)
        return bool(text) and {"id": profile.id, "verdict": verdict, "sentence": text}


def _choice(record):
    return bool(record) and {"id": record.id, "name": record.name}


def unit_choice(unit):
    """Return the unit in the form that pages need, or ``False``."""
    return bool(unit) and {
        "id": unit.id,
        "name": unit.display_name,
        "is_root": not unit.parent_id,
    }
