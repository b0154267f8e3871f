from fractions import Fraction

from odoo import api, fields, models

from ...engine.company_quality import OPEN_ENDED
from ...engine.quality import worst_case_bounds
from ...engine.rounding import half_up
from ...engine.scores import share_of
from ...tools import VIEWER

DOUBTFUL = ("below_06", "from_06")  # the usual limit of alpha is 0.7 (Nunnally 1978)


class ReadinessCampaign(models.Model):
    """Can I trust these numbers? The bands of the close, in words."""

    _inherit = "readiness.campaign"

    trust = fields.Html(
        "Can I trust these numbers?", compute="_compute_trust", sanitize=False, groups=VIEWER
    )

    @api.depends_context("uid", "lang")
    def _compute_trust(self):
        for campaign in self:
            campaign.trust = self.env["ir.qweb"]._render(
                "social_readiness.readiness_trust", {"trust": campaign._trust()}
            )

    def action_view_trust(self):
        """Open the page about how far the numbers can be trusted."""
        self.ensure_one()
        self.env["readiness.quality"].check_access("read")
        view = self.env.ref("social_readiness.readiness_campaign_view_form_trust")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Can I trust these numbers?"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(view.id, "form")],
        }

    def _trust(self):
        """What screen and paper say about the quality of a published campaign.

        :return: a dict with ``sentence``, ``answered``, ``missing``, ``has_figures`` (whether
            there are bands: from 50 respondents on), ``fit_sentence`` and ``dimensions``: one
            dict a dimension with its bands in words
        """
        self.ensure_one()
        rows = self._release_rows(self._unit_to_judge(False))
        figures = self._quality_figures()
        dimensions = [self._trust_of(row, figures) for row in rows.values()]
        return {
            "sentence": self._trust_sentence(rows, dimensions, bool(figures)),
            "answered": self._answered(rows),
            "missing": self._missing(rows),
            "has_figures": bool(figures),
            "dimensions": dimensions,
            "fit_sentence": self._fit_sentence(dimensions),
        }

    def _quality_figures(self):
        """{dimension id: {kind: band}}, and under ``item_rest`` {item: band}."""
        figures = {}
        for figure in self.env["readiness.quality"].search([("campaign_id", "=", self.id)]):
            of_dimension = figures.setdefault(figure.dimension_id.id, {"item_rest": {}})
            if figure.kind == "item_rest":
                of_dimension["item_rest"][figure.item_id] = figure.band
            else:
                of_dimension[figure.kind] = figure.band
        return figures

    def _trust_sentence(self, rows, dimensions, has_figures):
        if not rows:
            return self.env._("Nothing is shown, so there is nothing to check.")
        if self.respondents * 2 < self.headcount:
            return self.env._(
                "Read with care: fewer than half of those invited responded. The others may think "
                "differently."
            )
        if not has_figures:
            return self.env._(
                "The scores stand for those who responded. How reliable they are is checked from "
                "50 responses on."
            )
        doubtful = [one["name"] for one in dimensions if one["is_doubtful"]]
        return self._doubt_sentence(doubtful, len(dimensions))

    def _doubt_sentence(self, doubtful, dimensions):
        if not doubtful:
            return self.env._("Yes, for the company and for the departments that are shown.")
        if len(doubtful) * 2 > dimensions:
            return self.env._(
                "Read with care: in most dimensions, people do not answer the statements alike. "
                "Look at the statements one by one."
            )
        return self.env._(
            "Yes, for most dimensions. Read these with care: %s. People do not answer their "
            "statements alike.",
            ", ".join(doubtful),
        )

    def _answered(self, rows):
        return rows and self.env._(
            "%(respondents)s of %(invited)s invited people responded (%(share)s%%).",
            respondents=self.respondents,
            invited=self.headcount,
            share=share_of(self.respondents, self.headcount),
        )

    def _missing(self, rows):
        """How much the answers of the others could change: worst-case bounds (Manski 1989)."""
        if not rows or self.respondents == self.headcount:
            return False
        bounds = [self._bounds(row) for row in rows.values()]
        return self.env._(
            "Whatever those who did not respond think: if all had responded, no score would move "
            "by more than %s points.",
            max(
                max(high - row.score, row.score - low)
                for row, (low, high) in zip(rows.values(), bounds, strict=True)
            ),
        )

    def _bounds(self, row):
        """Between which whole points the score of everybody lies.

        As if all who did not answer had given the lowest answer to everything, or the highest.
        """
        headcount = max(row.unit_id.headcount, row.respondents)
        total = Fraction(row.score * row.respondents, 100)
        low, high = worst_case_bounds(total, row.respondents, headcount)
        return half_up(100 * low), half_up(100 * high)

    def _trust_of(self, row, figures):
        bands = figures.get(row.dimension_id.id, {"item_rest": {}})
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
        margin = self._margin(row.dimension_id, row.respondents, row.unit_id.headcount)
        if spread == OPEN_ENDED and margin:
            return self.env._("at least ± %s", margin)
        return f"± {margin}"

    # ------------------------------------------------------------
    # BANDS IN WORDS
    # ------------------------------------------------------------

    def _fit_of(self, item, band):
        """How a statement goes with the rest of its dimension (Nunnally, Bernstein 1994)."""
        words = {
            "fits": self.env._("fits"),
            "look": self.env._("needs a look: ask people how they understand it"),
        }
        return {"title": item.sudo().title, "fits": band == "fits", "words": words[band]}

    def _fit_sentence(self, dimensions):
        stray = sum(not one["fits"] for each in dimensions for one in each["fit"])
        if not stray:
            return self.env._("Every statement fits its dimension.")
        if stray == 1:
            return self.env._("One statement needs a look.")
        return self.env._("%s statements need a look.", stray)

    def _reliability_in_words(self, band, items):
        if items < 2:
            return self.env._("a single statement: there is nothing to compare")
        return {
            "from_08": self.env._("good: people answer its statements alike"),
            "from_07": self.env._("acceptable"),
            "from_06": self.env._("doubtful: read with care"),
            "below_06": self.env._("low: look at the statements one by one"),
        }[band]

    def _likeness_in_words(self, band):
        return {
            "much": self.env._("departments differ clearly: look at each of them"),
            "some": self.env._("departments differ somewhat"),
            "little": self.env._("much the same everywhere: act company-wide"),
        }.get(band, "")

    def _spread_in_words(self, band):
        return {
            "small": self.env._("small: people largely agree"),
            "medium": self.env._("medium"),
            "large": self.env._("large: people disagree"),
        }.get(band, "")
