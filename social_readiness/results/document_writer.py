# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Turn the heatmap into the document from which every file is written."""

from odoo import fields
from odoo.exceptions import UserError

from ..local_time import day_label
from ..tools import capital
from .colors import STEPS
from .document import (
    MODES,
    Document,
    Rows,
    document_columns,
    strongest_and_weakest,
    to_look_at,
)
from .names import plain

ALL_LEVELS = 99
MOST_TURNED = 16  # so many units fit side by side, as in board_controller.js


def make_document(env, view):
    """Return the :class:`Document` of what a reader sees on the heatmap.

    :param env: of the reader
    :param view: ``campaign``, ``mode``, ``rows`` (keys of the rows that are seen, in order;
        without them, the levels down to ``level``, or as many as the heatmap opens first),
        ``sort`` ({by, descending}), ``flat``, ``search``, ``step`` (the one chosen in the
        legend), ``turned``: as the screen holds them. Anything else is left out.
    :raises UserError: there is no published result that the reader may read

    The numbers are those of ``readiness.heatmap``, asked for as the reader: a row that is not
    in the reader's heatmap is in no file, whatever the view asks for.
    """
    view = plain(view)
    heatmap = plain(env["readiness.heatmap"].get_heatmap(view.get("campaign") or False))
    if not heatmap["campaign"] or heatmap["campaign"]["state"] != "published":
        raise UserError(env._("There are no published results to export yet."))
    return _Writer(env, heatmap, view).document()


def subtitle(env, names, date_close, goal):
    """Return names, the day of the closing and the goal, if there is one, in one line.

    :param date_close: a day, or its text in ISO format
    """
    closed = day_label(env, fields.Date.to_date(date_close))
    parts = [*names, env._("Closed on %s", closed)]
    if goal:
        parts.append(env._("Social media goal: %s", goal))
    return " · ".join(parts)


class _Writer:
    def __init__(self, env, heatmap, view):
        self.env, self.heatmap, self.view = env, heatmap, view
        self.campaign, self.words = heatmap["campaign"], heatmap["words"]
        self.columns = document_columns(heatmap)

    def document(self):
        table = Rows(self.heatmap, self.columns, self._only())
        keys, level = self.view.get("rows"), self.view.get("level") or self.heatmap["level"]
        rows = table.open_to(level) if keys is None else table.seen(keys)
        company = table.company()
        strongest, weakest = strongest_and_weakest(company, self.columns) if company else ([], [])
        return Document(
            campaign_id=self.campaign["id"],
            title=self.campaign["name"],
            subtitle=subtitle(
                self.env,
                [self.campaign["company"]],
                self.campaign["date_close"],
                self.campaign["profile"],
            ),
            facts=self._facts(company) if company else [],
            shown=self._shown(),
            modes=self._modes(),
            only=self._only(),
            is_flat=bool(self.view.get("flat")),
            is_turned=bool(self.view.get("turned")) and len(rows) <= MOST_TURNED,
            columns=self.columns,
            rows=rows,
            company=company,
            strongest=strongest,
            weakest=weakest,
            attention=to_look_at(table.open_to(ALL_LEVELS), self.columns),
            notes=self._notes(),
            words=self.words,
            legends=self.heatmap["legends"],
        )

    def _modes(self):
        """Return the modes: the chosen one first, then the others in the heatmap's order."""
        chosen = self.view.get("mode") if self.view.get("mode") in MODES else MODES[0]
        return [chosen, *(mode for mode in MODES if mode != chosen)]

    def _only(self):
        """Return the mode and the step that was chosen in the legend, None for all steps."""
        mode, step = self._modes()[0], self.view.get("step")
        return (mode, step) if step in range(1, len(STEPS) + 1) else None

    # ------------------------------------------------------------
    # IN WORDS
    # ------------------------------------------------------------

    def _facts(self, company):
        """Return what to know first: [(what, how much)]."""
        facts = [(self.env._("Overall score (of 100)"), company.cells["score"][-1].text)]
        if self.columns[-1].target is not None:
            facts.append((self.words["gap"], company.cells["gap"][-1].text))
        if company.cells["change"][-1].kind == "value":
            facts.append((self.words["change"], company.cells["change"][-1].text))
        answered = self.env._(
            "%(answered)s of %(invited)s", answered=company.respondents, invited=company.invited
        )
        return [*facts, (self.words["respondents"], answered)]

    def _shown(self):
        """Return a sentence on the part of the heatmap: how it was sorted and searched."""
        parts = []
        sort = self.view.get("sort") or {}
        if by := self._sorted_by(str(sort.get("by") or "")):
            order = (
                self.env._("sorted by %s, highest first", by)
                if sort.get("descending")
                else self.env._("sorted by %s, lowest first", by)
            )
            parts.append(order)
        if self.view.get("search"):
            parts.append(self.env._("search: “%s”", self.view["search"]))
        return f"{capital('; '.join(parts))}." if parts else ""

    def _sorted_by(self, by):
        if by.isdecimal():
            return self.env["readiness.dimension"].browse(int(by)).exists().name
        names = {"name": self.env._("name"), "invited": self.env._("Invited")}
        of_words = ("respondents", "participation", "overall")
        return {**names, **{name: self.words[name] for name in of_words}}.get(by)

    def _notes(self):
        """Return what a reader of the document has to know, one sentence each."""
        return [
            self.env._(
                "Nothing is shown about fewer than %s people, not even by subtraction.",
                self.campaign["minimum"],
            ),
            self.env._(
                "Hatched cells, or “–”: %s",
                self.words["hidden"],
            ),
            self.env._(
                "A group without responses looks like any other hidden group. An empty "
                "cell means that this was not asked, or that there is nothing to compare "
                "with. Zero means zero."
            ),
            self.env._(
                "In small groups, scores near 0 and 100 are adjusted slightly so they do not "
                "reveal anyone's answer."
            ),
            self.env._(
                "Results were published once, at the close, and do not change. The screen, "
                "exports and emails all show the same numbers."
            ),
            self.env._("Groups overlap and differ in size: do not add or average their scores."),
            self.env._(
                "Share this file only with people who are allowed to read all of it. "
                "Individual answers are not kept."
            ),
            *self.campaign["audience_notes"],
        ]
