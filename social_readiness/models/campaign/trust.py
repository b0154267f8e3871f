from odoo import api, fields, models
from odoo.tools.misc import formatLang

from ...engine.quality import worst_case_bounds
from ...tools import VIEWER

FITS = 0.3  # the usual limit of the corrected item-total correlation


class ReadinessCampaign(models.Model):
    """Can I trust these numbers? The figures of the close, each with a sentence of meaning."""

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

        :return: a dict with ``sentence``, ``answered``, ``missing`` and ``dimensions``: one
            dict a dimension with its figures in words, and the items' distributions
        """
        self.ensure_one()
        rows = self._release_rows(self._unit_to_judge(False))
        figures = self._quality_figures()
        dimensions = [self._trust_of(row, figures) for row in rows.values()]
        return {
            "sentence": self._trust_sentence(rows, dimensions),
            "answered": self._answered(rows),
            "missing": self._missing(rows),
            "has_figures": bool(figures),
            "dimensions": dimensions,
            "fit_sentence": self._fit_sentence(dimensions),
            "has_fit": any(one["fit"] for one in dimensions),
        }

    def _quality_figures(self):
        """{dimension id: {kind: value}}; of items ``distribution`` {item: [(levels, %)]} and
        ``item_rest`` {item: correlation}.
        """
        figures = {}
        for figure in self.env["readiness.quality"].search([("campaign_id", "=", self.id)]):
            blank = {"distribution": {}, "item_rest": {}}
            of_dimension = figures.setdefault(figure.dimension_id.id, blank)
            if figure.kind == "item_rest":
                of_dimension["item_rest"][figure.item_id] = figure.value
            elif figure.kind == "distribution":
                item = of_dimension["distribution"].setdefault(figure.item_id, [])
                item.append((figure.levels, round(figure.value)))
            else:
                of_dimension[figure.kind] = figure.value
        return figures

    def _trust_sentence(self, rows, dimensions):
        if not rows:
            return self.env._("Nothing is shown, so there is nothing to check.")
        if self.respondents * 2 < self.headcount:
            return self.env._(
                "With care: fewer than half of the people answered. Those who did not may think "
                "otherwise."
            )
        weak = [one for one in dimensions if one["alpha_state"] == "weak"]
        if weak:
            return self.env._(
                "Yes for the whole. Read with care: %s, since its statements do not hang "
                "together well.",
                ", ".join(one["name"] for one in weak),
            )
        return self.env._("Yes, for the company as a whole and for the departments that are shown.")

    def _answered(self, rows):
        return rows and self.env._(
            "%(respondents)s of %(invited)s invited people answered (%(share)s %%).",
            respondents=self.respondents,
            invited=self.headcount,
            share=round(100 * self.respondents / max(self.headcount, 1)),
        )

    def _missing(self, rows):
        """How much the answers of the others could change: worst-case bounds (Manski 1989)."""
        bounds = [self._bounds(row) for row in rows.values()]
        if not bounds:
            return False
        return self.env._(
            "Whatever those who did not answer think: the score of everybody lies between two "
            "limits that are %s points apart.",
            max(high - low for low, high in bounds),
        )

    def _bounds(self, row):
        """Between which whole points the score of everybody lies.

        As if all who did not answer had given the lowest answer to everything, or the highest.
        """
        headcount = max(row.unit_id.headcount, row.respondents)
        total = row.score * row.respondents / 100
        low, high = worst_case_bounds(total, row.respondents, headcount)
        return round(100 * low), round(100 * high)

    def _trust_of(self, row, figures):
        of_dimension = figures.get(row.dimension_id.id, {"distribution": {}, "item_rest": {}})
        bounds = self._bounds(row)
        return {
            "name": row.dimension_id.name,
            "score": row.score,
            "margin": self._margin(row.dimension_id, row.respondents, row.unit_id.headcount),
            "bounds": f"{bounds[0]}–{bounds[1]}",
            **self._alpha_in_words(of_dimension),
            **self._icc_in_words(of_dimension),
            "items": [
                {"title": item.sudo().title, "shares": shares}
                for item, shares in of_dimension["distribution"].items()
            ],
            "fit": [
                self._fit_of(item, correlation)
                for item, correlation in of_dimension["item_rest"].items()
            ],
        }

    # ------------------------------------------------------------
    # ITEMS THAT DO NOT FIT
    # ------------------------------------------------------------

    def _fit_of(self, item, correlation):
        """How a statement goes with the rest; below 0.30 it does not (Nunnally, Bernstein 1994)."""
        state = "strong" if correlation >= FITS else "weak" if correlation >= 0 else "against"
        words = {
            "strong": self.env._("fits"),
            "weak": self.env._("hardly fits: ask people how they understood it"),
            "against": self.env._("points the other way: probably misunderstood"),
        }[state]
        return {
            "title": item.sudo().title,
            "correlation": self._decimal(correlation, 1),
            "state": state,
            "words": words,
        }

    def _fit_sentence(self, dimensions):
        stray = sum(one["state"] != "strong" for each in dimensions for one in each["fit"])
        if not stray:
            return self.env._("Every statement goes with the others of its dimension.")
        if stray == 1:
            return self.env._("One statement does not go with the others of its dimension.")
        return self.env._("%s statements do not go with the others of their dimension.", stray)

    def _alpha_in_words(self, figures):
        alpha = figures.get("alpha")
        if alpha is None:
            return {"alpha": "", "alpha_state": "none", "alpha_words": self.env._("not defined")}
        state = "strong" if alpha >= 0.8 else "fair" if alpha >= 0.7 else "weak"
        words = {
            "strong": self.env._("hang together well"),
            "fair": self.env._("hang together"),
            "weak": self.env._("read with care"),
        }[state]
        number, *interval = map(self._decimal, (alpha, figures["alpha_low"], figures["alpha_high"]))
        return {
            "alpha": f"{number} ({'–'.join(interval)})",
            "alpha_state": state,
            "alpha_words": words,
        }

    def _icc_in_words(self, figures):
        icc = figures.get("icc1")
        if icc is None:
            return {"icc": "", "icc_words": self.env._("not defined")}
        if icc >= 0.1:
            words = self.env._("departments differ clearly: look at them")
        elif icc >= 0.05:
            words = self.env._("departments differ somewhat")
        else:
            words = self.env._("much the same everywhere: act company-wide")
        both = " / ".join(map(self._decimal, (icc, figures["icc2"])))
        return {"icc": both, "icc_words": words}

    def _decimal(self, number, digits=2):
        """A figure as the reader's language writes it, with a real minus."""
        return formatLang(self.env, number, digits=digits).replace("-", "−")
