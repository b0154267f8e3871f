from odoo import models
from odoo.tools import format_list

from ...tools import signed

NAMED_GAPS = 3
BELOW = ("failing", "short", "about")


class ReadinessCampaign(models.Model):
    """The verdict in plain words: a sentence, and the reasons behind it."""

    _inherit = "readiness.campaign"

    def _verdict_names(self):
        return {
            "ready": self.env._("Ready"),
            "care": self.env._("Proceed with caution"),
            "inside": self.env._("Not ready yet"),
        }

    def _state_names(self):
        return {
            "there": self.env._("on target"),
            "about": self.env._("within margin"),
            "short": self.env._("slightly below"),
            "failing": self.env._("priority"),
            "missing": self.env._("not asked"),
        }

    def _verdict_sentence(self, judged, profile, unit, scores, targets):
        """Return why: "Reply to customers" needs 55 in decision-making; you have 39.

        It stands after the verdict's name and does not repeat it.

        :param scores: {dimension id: score of the unit}
        :param targets: {dimension id: score that the goal needs}
        """
        if not judged.verdict:
            return self.env._('This survey did not cover what "%s" needs.', profile.name)
        if judged.verdict == "ready":
            return self._sentence_ready(judged, profile)
        failing = [reason for reason in judged.reasons if reason.state == "failing"]
        if len(failing) == 1:
            text = self._sentence_one_weak(failing[0].dimension, profile, unit, scores, targets)
        elif failing:
            text = self.env._(
                '"%(goal)s" needs more in %(gaps)s.',
                goal=profile.name,
                gaps=self._gaps_in_words(failing, scores, targets),
            )
        else:
            text = self._sentence_care(judged, profile, scores, targets)
        return " ".join(filter(None, (text, self._on_target(judged))))

    def _sentence_ready(self, judged, profile):
        if any(reason.state == "about" for reason in judged.reasons):
            return self.env._(
                'Every dimension reaches its target for "%s" or misses it by less than the margin '
                "of error.",
                profile.name,
            )
        return self.env._('Every dimension reaches its target for "%s".', profile.name)

    def _sentence_one_weak(self, dimension, profile, unit, scores, targets):
        values = {
            "goal": profile.name,
            "target": targets[dimension],
            "dimension": self._short_names()(dimension),
            "score": scores[dimension],
        }
        if unit.parent_id:
            return self.env._(
                '"%(goal)s" needs %(target)s in %(dimension)s; %(department)s has %(score)s.',
                department=unit.display_name,
                **values,
            )
        return self.env._(
            '"%(goal)s" needs %(target)s in %(dimension)s; you have %(score)s.', **values
        )

    def _sentence_care(self, judged, profile, scores, targets):
        below = [reason for reason in judged.reasons if reason.state in ("short", "about")]
        if below:
            return self.env._(
                'Slightly below what "%(goal)s" needs: %(gaps)s.',
                goal=profile.name,
                gaps=self._gaps_in_words(below, scores, targets),
            )
        missing = [reason.dimension for reason in judged.reasons if reason.state == "missing"]
        return self.env._(
            '"%(goal)s" also needs %(missing)s, which this survey did not cover.',
            goal=profile.name,
            missing=self._named(missing),
        )

    def _gaps_in_words(self, reasons, scores, targets):
        """The largest gaps: "decision-making (39 → 55) and empowerment (42 → 50)"."""
        words = self._short_names()
        named = [
            f"{words(one.dimension)} ({scores[one.dimension]} → {targets[one.dimension]})"
            for one in reasons[:NAMED_GAPS]
        ]
        if len(reasons) > NAMED_GAPS:
            named.append(self.env._("%s more", len(reasons) - NAMED_GAPS))
        return format_list(self.env, named)

    def _named(self, dimension_ids):
        words = self._short_names()
        return format_list(self.env, [words(one) for one in dimension_ids])

    def _short_names(self):
        """A function from the id of a dimension to the word for it within a sentence."""
        short = self._short_words()
        Dimension = self.env["readiness.dimension"]

        def word(dimension_id):
            dimension = Dimension.browse(dimension_id)
            return short.get(dimension.code) or dimension.name

        return word

    def _short_words(self):
        """{code of a dimension: the word for it within a sentence}."""
        return {
            "organisation": self.env._("organization"),
            "culture": self.env._("culture"),
            "communication": self.env._("internal communication"),
            "decisions": self.env._("decision-making"),
            "empowerment": self.env._("empowerment"),
            "collaboration": self.env._("collaboration"),
            "knowledge": self.env._("knowledge sharing"),
            "access": self.env._("Internet access"),
        }

    def _on_target(self, judged):
        """Name the pillars in which every dimension reaches its target, if there are any."""
        Dimension = self.env["readiness.dimension"]
        pillars = {}
        for reason in judged.reasons:
            pillar = Dimension.browse(reason.dimension).pillar
            pillars.setdefault(pillar, []).append(reason.state in ("there", "about"))
        words = {
            "people": self.env._("people"),
            "process": self.env._("processes"),
            "technology": self.env._("technology"),
        }
        ready = [words[pillar] for pillar in words if all(pillars.get(pillar, [False]))]
        return bool(ready) and self.env._("Already on target: %s.", format_list(self.env, ready))

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
