from odoo import api, models
from odoo.tools import format_list

from ..engine.coherence import Cell, coherent_today, dimensions_of, judge, state_of, what_first
from ..engine.psychometrics import mean_margin
from ..engine.scores import margin_points

STEPS = 3
PRIORITIES = 5
NAMED_GAPS = 3
BELOW = ("failing", "short", "about")


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
            ``unit``, ``reasons`` (the worst first), ``coherent_today``, ``steps`` (three
            measures) and ``priorities`` (which dimension of which unit comes first)

        A hidden unit, and one that the reader may not see, get the same sentence.
        """
        self.check_access("read")
        campaign = self.search([("id", "=", campaign_id), ("state", "=", "published")])
        if not campaign:
            return self._no_verdict(self.env._("There is no published result to judge yet."))
        return campaign._verdict(unit_id, profile_id)

    def _verdict(self, unit_id=False, profile_id=False):
        unit = self._unit_to_judge(unit_id)
        rows = self._release_rows(unit)
        if not rows:
            return self._no_verdict(
                self.env._("Hidden so that no small group can be worked out."), unit
            )
        profile, targets = self._ambition(rows, profile_id)
        if not targets:
            return self._no_verdict(
                self.env._("Choose an outward ambition, and the result is compared with it."), unit
            )
        scores = {dimension: row.score for dimension, row in rows.items()}
        margins = self._margins(rows)
        judged = judge(dimensions_of(targets, scores, margins, self._core_dimension_set()))
        reasons = self._reasons(judged, scores, targets)
        return {
            **self._no_verdict(self._verdict_sentence(judged, profile), unit),
            "verdict": judged.verdict or False,
            "verdict_name": self._verdict_names().get(judged.verdict, ""),
            "profile": self._profile_choice(profile),
            "reasons": reasons,
            "coherent_today": self._coherent_today(scores, margins),
            "steps": self._first_steps(judged, unit),
            "priorities": self._priorities(unit, targets),
        }

    def _no_verdict(self, sentence, unit=None):
        return {
            "verdict": False,
            "verdict_name": "",
            "sentence": sentence,
            "profile": False,
            "profiles": [self._profile_choice(one) for one in self._profiles()],
            "unit": {"id": unit.id, "name": unit.name} if unit else False,
            "campaign": {"id": self.id, "name": self.name} if self else False,
            "reasons": [],
            "coherent_today": False,
            "steps": [],
            "priorities": [],
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

    # ------------------------------------------------------------
    # MARGINS
    # ------------------------------------------------------------

    def _margin(self, dimension, respondents, headcount, spreads=None):
        """Half the width of a score's interval, in whole points; 0 where it is not known.

        From the spread in the whole company, which is known from 50 respondents on: the
        spread within a unit is never looked at.
        """
        spread = (self._spreads() if spreads is None else spreads).get(dimension.id)
        if spread is None or respondents < 2:
            return 0
        return margin_points(mean_margin(spread, respondents, max(headcount, respondents)))

    def _spreads(self):
        """{dimension id: standard deviation in the company, in steps of the answer scale}."""
        figures = (
            self.env["readiness.quality"]
            .sudo()
            .search([("campaign_id", "=", self.id), ("kind", "=", "spread")])
        )
        return {figure.dimension_id.id: figure.value for figure in figures}

    def _margins(self, rows):
        spreads = self._spreads()
        return {
            dimension: self._margin(
                row.dimension_id, row.respondents, row.unit_id.headcount, spreads
            )
            for dimension, row in rows.items()
        }

    # ------------------------------------------------------------
    # IN WORDS
    # ------------------------------------------------------------

    def _verdict_names(self):
        return {
            "ready": self.env._("Ready"),
            "care": self.env._("Ready with care"),
            "inside": self.env._("Not yet: begin inside"),
        }

    def _state_names(self):
        return {
            "there": self.env._("there"),
            "about": self.env._("about there"),
            "short": self.env._("a little short"),
            "failing": self.env._("comes first"),
            "missing": self.env._("not asked about"),
        }

    def _verdict_sentence(self, judged, profile):
        """For Converse: not yet. Decisions (−21) and empowerment (−17) come first; ..."""
        states = {reason.state for reason in judged.reasons}
        if not judged.verdict:
            return self.env._("This campaign asked about nothing that %s needs.", profile.name)
        if judged.verdict == "inside":
            return self._sentence_inside(judged, profile)
        if judged.verdict == "care":
            return self._sentence_care(judged, profile)
        if "about" in states:
            return self.env._(
                "For %s: ready. Every dimension is there, or so close that the difference says "
                "nothing.",
                profile.name,
            )
        return self.env._("For %s: ready. Every dimension reaches what it needs.", profile.name)

    def _sentence_inside(self, judged, profile):
        failing = [reason for reason in judged.reasons if reason.state == "failing"]
        if len(failing) == 1:
            text = self.env._(
                "For %(profile)s: not yet. Begin with %(weakest)s",
                profile=profile.name,
                weakest=self._gaps_in_words(failing, capital=False),
            )
        else:
            text = self.env._(
                "For %(profile)s: not yet. %(weakest)s come first",
                profile=profile.name,
                weakest=self._gaps_in_words(failing),
            )
        return self._with_strong(text, judged)

    def _sentence_care(self, judged, profile):
        below = [reason for reason in judged.reasons if reason.state in ("short", "about")]
        if not below:
            missing = [reason for reason in judged.reasons if reason.state == "missing"]
            return self.env._(
                "For %(profile)s: ready with care. Not asked about: %(missing)s.",
                profile=profile.name,
                missing=self._named([reason.dimension for reason in missing]),
            )
        text = self.env._(
            "For %(profile)s: ready with care. Keep an eye on %(weakest)s",
            profile=profile.name,
            weakest=self._gaps_in_words(below, capital=False),
        )
        return self._with_strong(text, judged)

    def _gaps_in_words(self, reasons, capital=True):
        words = self._short_names()
        named = [
            f"{words(reason.dimension)} ({signed(reason.gap)})" for reason in reasons[:NAMED_GAPS]
        ]
        if len(reasons) > NAMED_GAPS:
            named.append(self.env._("%s more", len(reasons) - NAMED_GAPS))
        text = format_list(self.env, named)
        return text[:1].upper() + text[1:] if capital else text

    def _named(self, dimension_ids):
        words = self._short_names()
        return format_list(self.env, [words(one) for one in dimension_ids])

    def _short_names(self):
        """A function from the id of a dimension to the word for it within a sentence."""
        short = {
            "organisation": self.env._("organisation"),
            "culture": self.env._("culture"),
            "communication": self.env._("internal communication"),
            "decisions": self.env._("decisions"),
            "empowerment": self.env._("empowerment"),
            "collaboration": self.env._("collaboration"),
            "knowledge": self.env._("sharing of knowledge"),
            "access": self.env._("access to tools"),
        }
        Dimension = self.env["readiness.dimension"]

        def word(dimension_id):
            dimension = Dimension.browse(dimension_id)
            return short.get(dimension.code) or dimension.name

        return word

    def _with_strong(self, text, judged):
        """End the sentence with the pillars in which nothing is missing, if there are any."""
        Dimension = self.env["readiness.dimension"]
        pillars = {}
        for reason in judged.reasons:
            pillar = Dimension.browse(reason.dimension).pillar
            pillars.setdefault(pillar, []).append(reason.state in ("there", "about"))
        strong = tuple(sorted(pillar for pillar, states in pillars.items() if all(states)))
        phrase = {
            ("people",): self.env._("people are ready"),
            ("process",): self.env._("process is ready"),
            ("technology",): self.env._("technology is ready"),
            ("people", "process"): self.env._("people and process are ready"),
            ("people", "technology"): self.env._("people and technology are ready"),
            ("process", "technology"): self.env._("process and technology are ready"),
        }.get(strong)
        return f"{text}; {phrase}." if phrase else f"{text}."

    def _reasons(self, judged, scores, targets):
        names = self._state_names()
        Dimension = self.env["readiness.dimension"]
        return [
            {
                "id": reason.dimension,
                "code": Dimension.browse(reason.dimension).code,
                "name": Dimension.browse(reason.dimension).name,
                "score": scores.get(reason.dimension, False),
                "target": targets[reason.dimension],
                "gap": False if reason.gap is None else reason.gap,
                "gap_text": "" if reason.gap is None else signed(reason.gap),
                "margin": reason.margin,
                "state": reason.state,
                "state_name": names[reason.state],
            }
            for reason in judged.reasons
        ]

    # ------------------------------------------------------------
    # WHAT WOULD BE COHERENT TODAY
    # ------------------------------------------------------------

    def _coherent_today(self, scores, margins):
        profiles = {one.id: targets for one in self._profiles() if (targets := one._targets())}
        found = coherent_today(profiles, scores, margins, self._core_dimension_set())
        if not found:
            return {
                "id": False,
                "name": "",
                "verdict": False,
                "sentence": self.env._(
                    "No outward ambition would be coherent today: everything to do is inside."
                ),
            }
        profile = self.env["readiness.profile"].browse(found[0])
        if found[1] == "ready":
            text = self.env._("Coherent today: %s.", profile.name)
        else:
            text = self.env._("Coherent today, with care: %s.", profile.name)
        return {"id": profile.id, "name": profile.name, "verdict": found[1], "sentence": text}

    # ------------------------------------------------------------
    # WHAT FIRST
    # ------------------------------------------------------------

    def _first_steps(self, judged, unit, count=STEPS):
        """Measures for the widest gaps: one each, then a second one, until there are enough."""
        below = [reason for reason in judged.reasons if reason.state in BELOW][:count]
        library = self._measures([reason.dimension for reason in below], unit)
        fitting = [
            library.get(reason.dimension, self.env["readiness.measure"])._fitting(reason.gap)
            for reason in below
        ]
        steps = [
            (measures[turn], reason)
            for turn in range(count)
            for measures, reason in zip(fitting, below, strict=True)
            if turn < len(measures)
        ]
        return [
            {**measure._as_step(), "gap": reason.gap, "gap_text": signed(reason.gap)}
            for measure, reason in steps[:count]
        ]

    def _measures(self, dimension_ids, unit):
        """{dimension id: measures} that are not planned for the unit yet."""
        planned = self.env["readiness.action"].search(
            [("unit_id", "in", unit.ids), ("state", "!=", "dropped")]
        )
        measures = self.env["readiness.measure"].search(
            [
                ("dimension_id", "in", dimension_ids),
                ("company_id", "in", [self.company_id.id, False]),
                ("id", "not in", planned.measure_id.ids),
            ]
        )
        return {dimension.id: some for dimension, some in measures.grouped("dimension_id").items()}

    def _priorities(self, unit, targets, count=PRIORITIES):
        """Which dimension of which unit comes first, among the unit and all below it."""
        rows = self._dimension_rows(
            self.env["readiness.unit"].search([("id", "child_of", unit.ids)]) - unit
        )
        spreads = self._spreads()
        cells = [
            Cell(
                row.unit_id,
                row.dimension_id,
                row.score - targets[row.dimension_id.id],
                row.respondents,
                row.change if row.has_change else None,
                self._margin(row.dimension_id, row.respondents, row.unit_id.headcount, spreads),
            )
            for row in rows
            if row.dimension_id.id in targets
        ]
        names = self._state_names()
        return [
            {
                "unit_id": cell.unit.id,
                "unit": cell.unit.name,
                "dimension_id": cell.dimension.id,
                "dimension": cell.dimension.name,
                "gap": cell.gap,
                "gap_text": signed(cell.gap),
                "people": cell.people,
                "change_text": "" if cell.change is None else signed(cell.change),
                "state": state_of(cell.gap, cell.margin),
                "state_name": names[state_of(cell.gap, cell.margin)],
            }
            for cell in what_first(cells)[:count]
        ]


def signed(points):
    """A whole number with its sign, with a real minus."""
    return f"+{points}" if points > 0 else str(points).replace("-", "−")
