# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Whether the numbers can be trusted: the quality bands of the close, in words."""

from fractions import Fraction

from ..engine.company_quality import OPEN_ENDED
from ..engine.quality import worst_case_bounds
from ..engine.rounding import half_up
from ..engine.scores import share_of
from ..tools import one_or_many, percent_label
from .release_reader import ReleaseReader

DOUBTFUL = ("below_06", "from_06")  # the usual limit of alpha is 0.7 (Nunnally 1978)
NO_BANDS = {"item_rest": {}}


class Trust:
    """What screen and paper say about the quality of a published campaign.

    The bands are read with the reader's own access rights: they are for viewers only.
    """

    def __init__(self, campaign):
        self.campaign, self.env = campaign, campaign.env
        self.release = ReleaseReader(campaign)
        self.rows = self.release.rows(self.release.unit())

    def compute(self):
        """Return a dict with these keys.

        ``sentence``, ``answered``, ``missing``, ``has_figures`` (whether there are bands: from 50
        respondents on), ``fit_sentence`` and ``dimensions``: one dict per dimension with its bands
        in words.

        :raises AccessError: the reader may not read the bands
        """
        figures = self._quality_figures()
        dimensions = [
            self._of_row(row, figures.get(dimension, NO_BANDS))
            for dimension, row in self.rows.items()
        ]
        return {
            "sentence": self._sentence(dimensions, bool(figures)),
            "answered": self._answered(),
            "missing": self._missing(),
            "has_figures": bool(figures),
            "dimensions": dimensions,
            "fit_sentence": self._fit_sentence(dimensions),
        }

    def _quality_figures(self):
        """Return {dimension id: {kind: band}}; under ``item_rest``, {item: band}."""
        figures = {}
        for figure in self.env["readiness.quality"].search(
            [("campaign_id", "=", self.campaign.id)]
        ):
            of_dimension = figures.setdefault(figure.dimension_id.id, {"item_rest": {}})
            if figure.kind == "item_rest":
                of_dimension["item_rest"][figure.item_id] = figure.band
            else:
                of_dimension[figure.kind] = figure.band
        return figures

    def _sentence(self, dimensions, has_figures):
        if not self.rows:
            return self.env._("Nothing is shown, so there is nothing to check.")
        if self.campaign.respondents * 2 < self.campaign.headcount:
            return self.env._(
                "Read the results with caution: fewer than half of the people invited "
                "responded, and the others may think differently."
            )
        if not has_figures:
            return self.env._(
                "The scores describe the people who responded. Reliability is checked only "
                "with 50 or more responses."
            )
        doubtful = [one["name"] for one in dimensions if one["is_doubtful"]]
        return self._doubt_sentence(doubtful, len(dimensions))

    def _doubt_sentence(self, doubtful, dimensions):
        if not doubtful:
            return self.env._("Yes, for the company and for the departments that are shown.")
        if len(doubtful) * 2 >= dimensions:
            return self.env._(
                "Read the results with caution: in %(doubtful)s of %(all)s dimensions, the "
                "statements do not clearly belong together. Check each statement.",
                doubtful=len(doubtful),
                all=dimensions,
            )
        return self.env._(
            "Yes, for %(sound)s of %(all)s dimensions. Read the others with caution, because "
            "their statements do not clearly belong together: %(doubtful)s.",
            sound=dimensions - len(doubtful),
            all=dimensions,
            doubtful=", ".join(doubtful),
        )

    def _answered(self):
        return self.rows and self.env._(
            "%(respondents)s of %(invited)s invited people responded (%(share)s).",
            respondents=self.campaign.respondents,
            invited=self.campaign.headcount,
            share=percent_label(
                self.env, share_of(self.campaign.respondents, self.campaign.headcount)
            ),
        )

    def _missing(self):
        """Return how much the missing answers could change: worst-case bounds (Manski 1989)."""
        if not self.rows or self.campaign.respondents == self.campaign.headcount:
            return False
        bounds = [self._bounds(row) for row in self.rows.values()]
        most = max(
            max(high - row.score, row.score - low)
            for row, (low, high) in zip(self.rows.values(), bounds, strict=True)
        )
        return one_or_many(
            most,
            self.env._(
                "Even if everyone had responded, no score could differ by more than 1 point."
            ),
            self.env._(
                "Even if everyone had responded, no score could differ by more than %s points.",
                most,
            ),
        )

    def _bounds(self, row):
        """Return the lowest and the highest possible score of everybody invited, in whole points.

        As if all who did not answer had given the lowest answer to everything, or the highest.
        """
        headcount = max(row.unit_id.headcount, row.respondents)
        total = Fraction(row.score * row.respondents, 100)
        low, high = worst_case_bounds(total, row.respondents, headcount)
        return half_up(100 * low), half_up(100 * high)

    def _of_row(self, row, bands):
        bounds = self._bounds(row)
        fit = [self._fit_of(item, band) for item, band in bands["item_rest"].items()]
        return {
            "name": row.dimension_id.name,
            "score": row.score,
            "margin": self._margin_text(row, bands.get("spread")),
            "bounds": f"{bounds[0]}–{bounds[1]}",
            "is_doubtful": len(fit) > 1 and bands.get("alpha") in DOUBTFUL,
            "reliability": self._reliability_in_words(bands.get("alpha"), len(fit)),
            "likeness": self._likeness_in_words(bands.get("icc1")),
            "spread": self._spread_in_words(bands.get("spread")),
            "fit": fit if len(fit) > 1 else [],
        }

    def _margin_text(self, row, spread):
        margin = self.release.margin(row) or 0
        if spread == OPEN_ENDED and margin:
            return self.env._("at least ± %s", margin)
        return f"± {margin}"

    # ------------------------------------------------------------
    # BANDS IN WORDS
    # ------------------------------------------------------------

    def _fit_of(self, item, band):
        """Return how a statement fits the rest of its dimension (Nunnally & Bernstein 1994)."""
        words = {
            "fits": self.env._("fits"),
            "look": self.env._("should be checked: ask people how they understand it"),
        }
        # In sudo: readers have no access to the questionnaire.
        return {"title": item.sudo().title, "fits": band == "fits", "words": words[band]}

    def _fit_sentence(self, dimensions):
        stray = sum(not one["fits"] for each in dimensions for one in each["fit"])
        if not stray:
            return self.env._("Every statement fits its dimension.")
        return one_or_many(
            stray,
            self.env._("One statement should be checked."),
            self.env._("%s statements should be checked.", stray),
        )

    def _reliability_in_words(self, band, items):
        if items < 2:
            return self.env._("a single statement: nothing to compare")
        return {
            "from_08": self.env._("good: its statements belong together"),
            "from_07": self.env._("acceptable"),
            "from_06": self.env._("doubtful: read with caution"),
            "below_06": self.env._("low: look at the statements one by one"),
        }[band]

    def _likeness_in_words(self, band):
        return {
            "much": self.env._("departments differ clearly: look at each one"),
            "some": self.env._("departments differ somewhat"),
            "little": self.env._("departments are alike: act company-wide"),
        }.get(band, "")

    def _spread_in_words(self, band):
        return {
            "small": self.env._("small: people largely agree"),
            "medium": self.env._("moderate"),
            "large": self.env._("large: people disagree"),
        }.get(band, "")
