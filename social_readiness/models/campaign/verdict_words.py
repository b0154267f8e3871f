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
