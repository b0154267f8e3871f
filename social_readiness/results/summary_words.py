# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The summary in plain words."""

from odoo.tools import format_list

from .words import short_name

NAMED_GAPS = 3


def verdict_names(env):
    return {
        "ready": env._("Ready"),
        "care": env._("Proceed with caution"),
        "inside": env._("Not ready yet"),
    }


def state_names(env):
    """Return {state of a dimension: how it is said}; the states are those of the engine."""
    return {
        "there": env._("on target"),
        "about": env._("within margin"),
        "short": env._("slightly below"),
        "failing": env._("priority"),
        "missing": env._("not asked"),
    }


def score_text(env, score, target, margin=0):
    """Return a score beside its target, in words: "39 of 55 needed (±1)".

    :param score: ``None`` where the campaign did not ask
    :param target: ``None`` where there is none: then only the score is said
    :param margin: 0 or ``None`` where it is not known
    """
    if score is None:
        return env._("%s needed", target)
    if target is None:
        return env._("%s of 100", score)
    values = {"score": score, "target": target, "margin": margin}
    if not margin:
        return env._("%(score)s of %(target)s needed", **values)
    return env._("%(score)s of %(target)s needed (±%(margin)s)", **values)


class Sentence:
    """The sentence on why a unit is ready for a goal, or is not.

    It follows the name of the result and does not repeat it: "Reply to customers" needs 55 in
    decision-making; you have 39.

    :param goal: name of the goal that was asked for
    :param scores: {dimension id: score of the unit}
    :param targets: {dimension id: score that the goal needs}
    """

    def __init__(self, unit, goal, scores, targets):
        self.unit, self.env = unit, unit.env
        self.goal, self.scores, self.targets = goal, scores, targets

    @property
    def department(self):
        """Return the name of a department; empty for the company, which is addressed as "you"."""
        return self.unit.display_name if self.unit.parent_id else ""

    def of(self, judged):
        """Return the sentence on the goal that was asked for."""
        if not judged.verdict:
            return self.env._('This survey did not cover what "%s" needs.', self.goal)
        if judged.verdict == "ready":
            return self._ready(judged)
        failing = [reason for reason in judged.reasons if reason.state == "failing"]
        if len(failing) == 1:
            text = self._one_weak(failing[0].dimension)
        elif failing:
            text = self.env._(
                '"%(goal)s" needs more in %(gaps)s.',
                goal=self.goal,
                gaps=self._gaps(failing),
            )
        else:
            text = self._caution(judged)
        return " ".join(filter(None, (text, self._on_target(judged))))

    def _ready(self, judged):
        if any(reason.state == "about" for reason in judged.reasons):
            return self.env._(
                'Every dimension reaches its target for "%s" or misses it by less than the margin '
                "of error.",
                self.goal,
            )
        return self.env._('Every dimension reaches its target for "%s".', self.goal)

    def _one_weak(self, dimension):
        values = {
            "goal": self.goal,
            "target": self.targets[dimension],
            "dimension": self._word(dimension),
            "score": self.scores[dimension],
        }
        if self.department:
            return self.env._(
                '"%(goal)s" needs %(target)s in %(dimension)s; %(department)s has %(score)s.',
                department=self.department,
                **values,
            )
        return self.env._(
            '"%(goal)s" needs %(target)s in %(dimension)s; you have %(score)s.', **values
        )

    def _caution(self, judged):
        below = [reason for reason in judged.reasons if reason.state in ("short", "about")]
        if below:
            return self.env._(
                'Slightly below what "%(goal)s" needs: %(gaps)s.',
                goal=self.goal,
                gaps=self._gaps(below),
            )
        missing = [
            self._word(reason.dimension) for reason in judged.reasons if reason.state == "missing"
        ]
        return self.env._(
            '"%(goal)s" also needs %(missing)s, which this survey did not cover.',
            goal=self.goal,
            missing=format_list(self.env, missing),
        )

    def _gaps(self, reasons):
        """Return the largest gaps: "decision-making (39 → 55) and empowerment (42 → 50)"."""
        named = [
            f"{self._word(one.dimension)} "
            f"({self.scores[one.dimension]} → {self.targets[one.dimension]})"
            for one in reasons[:NAMED_GAPS]
        ]
        if len(reasons) > NAMED_GAPS:
            named.append(self.env._("%s more", len(reasons) - NAMED_GAPS))
        return format_list(self.env, named)

    def _word(self, dimension_id):
        return short_name(self.env["readiness.dimension"].browse(dimension_id))

    def _on_target(self, judged):
        """Return a sentence that names the pillars in which every dimension reaches its target."""
        Dimension = self.env["readiness.dimension"]
        pillars = {}
        for reason in judged.reasons:
            pillar = Dimension.browse(reason.dimension).pillar
            pillars.setdefault(pillar, []).append(reason.state == "there")
        words = {
            "people": self.env._("people"),
            "process": self.env._("processes"),
            "technology": self.env._("technology"),
        }
        ready = [words[pillar] for pillar in words if all(pillars.get(pillar, [False]))]
        return bool(ready) and self.env._("Already on target: %s.", format_list(self.env, ready))

    # ------------------------------------------------------------
    # OTHER GOALS
    # ------------------------------------------------------------

    def of_today(self, goal, verdict):
        """Return for which goal the unit is ready today.

        :param verdict: ``ready`` or ``care``
        """
        _, department = self.env._, self.department
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

    def of_current(self, goal, verdict):
        """Return whether the unit is ready for what the company does outside today.

        ``None`` where there is no verdict.
        """
        _ = self.env._
        if self.department:
            values = {"department": self.department, "goal": goal}
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
            }.get(verdict)
        return {
            "ready": _('You are ready for what you already do ("%s").', goal),
            "care": _('You are ready, with caution, for what you already do ("%s").', goal),
            "inside": _('What you already do ("%s") exceeds what you are ready for.', goal),
        }.get(verdict)
