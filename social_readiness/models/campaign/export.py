from odoo import api, fields, models
from odoo.exceptions import UserError

from ...export import pptx, xlsx
from ...export.colors import STEPS
from ...export.document import (
    MODES,
    Column,
    Document,
    Rows,
    in_pillars,
    ranked,
    to_look_at,
)
from ...export.names import plain
from ...local_time import day_label
from ...printing import picture_taker, printer
from ...tools import capital

DEFAULT_LEVEL = 2
MOST_TURNED = 16  # units side by side, as in board_controller.js
PDF = "social_readiness.board_heatmap_action"


class ReadinessCampaign(models.Model):
    """The board as a document: the one way from the screen's payload to every export."""

    _inherit = "readiness.campaign"

    can_print = fields.Boolean(compute="_compute_can_print")

    def _compute_can_print(self):
        self.can_print = bool(printer())

    @api.model
    @api.readonly
    def get_board(self, campaign_id=False, packed=False):
        """Say also in which formats this server exports the board (``exports``)."""
        return {**super().get_board(campaign_id, packed), "exports": self._export_formats()}

    @api.model
    def _export_formats(self):
        """PDF and pictures need a printer, slides need python-pptx: else they are not offered."""
        formats = {
            "xlsx": True,
            "pdf": printer(),
            "pptx": pptx.AVAILABLE,
            "png": picture_taker(),
        }
        return [name for name, is_there in formats.items() if is_there]

    @api.model
    def _export(self, name, view):
        """Return the bytes of what a reader sees on the board, and a name for the file.

        :param name: one of ``_export_formats``
        :param view: see ``_export_document``
        """
        document = self._export_document(view)
        return self._export_written_as(name, document), f"{document.title}.{name}"

    def _export_written_as(self, name, document):
        if name not in self._export_formats():
            raise UserError(self.env._("This server cannot write this kind of file."))
        if name == "pdf":
            return self._export_pdf(document)
        if name == "png":
            return self.env["report.social_readiness.board_heatmap"]._picture(document)
        return {"xlsx": xlsx, "pptx": pptx}[name].write(document)

    def _export_pdf(self, document):
        report = self.env["ir.actions.report"]
        return report._render_qweb_pdf(PDF, data={"document": document})[0]

    @api.model
    def _export_document(self, view):
        """Return the :class:`Document` of what a reader sees on the board.

        :param view: ``campaign``, ``mode``, ``rows`` (keys of the rows that are seen, in order;
            without them, the levels down to ``level``), ``sort`` ({by, descending}), ``flat``,
            ``search``, ``step`` (the one chosen in the legend), ``turned``: as the board holds
            them. Anything else is left out.
        :raises UserError: there is no published result that the reader may read

        The numbers are those of ``get_board``, asked for as the reader: a row that is not in
        the reader's payload is in no export, whatever the view asks for.
        """
        view, board = plain(view), plain(self.get_board(view.get("campaign") or False))
        if not board["campaign"] or board["campaign"]["state"] != "published":
            raise UserError(self.env._("There is no published result to export yet."))
        columns = self._export_columns(board)
        rows = Rows(board, columns, self._export_only(view))
        keys, level = view.get("rows"), view.get("level") or DEFAULT_LEVEL
        seen = rows.open_to(level) if keys is None else rows.seen(keys)
        return self._export_written(board, view, columns, seen, rows.company())

    def _export_written(self, board, view, columns, rows, company):
        campaign = board["campaign"]
        strongest, weakest = ranked(company, columns) if company else ([], [])
        return Document(
            title=campaign["name"],
            subtitle=self._export_subtitle(board),
            facts=self._export_facts(board, company, columns),
            shown=self._export_shown(view),
            modes=self._export_modes(view),
            only=self._export_only(view),
            is_flat=bool(view.get("flat")),
            is_turned=bool(view.get("turned")) and len(rows) <= MOST_TURNED,
            columns=columns,
            rows=rows,
            company=company,
            strongest=strongest,
            weakest=weakest,
            attention=to_look_at(rows, columns),
            notes=self._export_notes(campaign),
            words=self._export_words(),
        )

    def _export_columns(self, board):
        columns = [
            Column(
                place,
                dimension["name"],
                dimension["short"],
                dimension["pillar"],
                dimension["is_asked"],
                board["targets"][place],
            )
            for place, dimension in enumerate(board["dimensions"])
        ]
        overall = self.env._("Overall")
        return in_pillars([*columns, Column(-1, overall, overall, "", True, board["targets"][-1])])

    def _export_modes(self, view):
        """The chosen mode first, then the others in the board's order."""
        chosen = view.get("mode") if view.get("mode") in MODES else MODES[0]
        return [chosen, *(mode for mode in MODES if mode != chosen)]

    def _export_only(self, view):
        """Return the mode and the step that was chosen in the legend, None for all steps."""
        mode, step = self._export_modes(view)[0], view.get("step")
        return (mode, step) if step in range(1, len(STEPS) + 1) else None

    # ------------------------------------------------------------
    # IN WORDS
    # ------------------------------------------------------------

    def _export_subtitle(self, board):
        campaign = board["campaign"]
        closed = day_label(self.env, fields.Date.to_date(campaign["date_close"]))
        parts = [campaign["company"], self.env._("Closed on %s", closed)]
        if campaign["profile"]:
            parts.append(self.env._("Target profile: %s", campaign["profile"]))
        return " · ".join(parts)

    def _export_facts(self, board, company, columns):
        """What to know first: [(what, how much)]."""
        facts = []
        if company:
            facts.append((self.env._("Overall score, of 100"), company.cells["score"][-1].text))
            if columns[-1].target is not None:
                facts.append((self.env._("Gap to target"), company.cells["gap"][-1].text))
            if company.cells["change"][-1].kind == "value":
                facts.append((self.env._("Change"), company.cells["change"][-1].text))
            answered = self.env._(
                "%(answered)s of %(invited)s", answered=company.respondents, invited=company.invited
            )
            facts.append((self.env._("Answered"), answered))
        return facts

    def _export_shown(self, view):
        """What of the board this is, in one sentence: how it was ordered and searched."""
        parts = []
        sort = view.get("sort") or {}
        if by := self._export_sorted_by(str(sort.get("by") or "")):
            order = (
                self.env._("sorted by %s, highest first", by)
                if sort.get("descending")
                else self.env._("sorted by %s, lowest first", by)
            )
            parts.append(order)
        if view.get("search"):
            parts.append(self.env._("found by “%s”", view["search"]))
        return f"{capital('; '.join(parts))}." if parts else ""

    def _export_sorted_by(self, by):
        names = {
            "name": self.env._("name"),
            "respondents": self.env._("Answered"),
            "participation": self.env._("Participation"),
            "invited": self.env._("Invited"),
            "overall": self.env._("Overall"),
        }
        if by.isdecimal():
            return self.env["readiness.dimension"].browse(int(by)).exists().name
        return names.get(by)

    def _export_notes(self, campaign):
        """What a reader of the document has to know, one sentence each."""
        return [
            self.env._(
                "Nothing is shown about fewer than %s people, not even by subtraction.",
                campaign["minimum"],
            ),
            self.env._(
                "Hatched, or “–”: %s",
                self.env._("Hidden to protect small groups."),
            ),
            self.env._(
                "A group that nobody answered in looks like any hidden one. Empty: not asked, or "
                "nothing to compare with. Zero is zero."
            ),
            self.env._(
                "In small groups, scores near 0 and 100 are adjusted slightly so they do not "
                "reveal anyone's answer."
            ),
            self.env._(
                "Results were published once, at the close, and do not change. The numbers are the "
                "same on the screen, in exports and in e-mails."
            ),
            self.env._(
                "Groups overlap and differ in size: do not add the scores up, and do not average "
                "them."
            ),
            self.env._(
                "Individual answers are not kept. Please pass this on only to people who may read "
                "all of it."
            ),
            *campaign["audience_notes"],
        ]

    def _export_words(self):
        _ = self.env._
        return {
            "score": _("Score"),
            "favourable": _("% favorable"),
            "favourable_respondents": _("Responses behind % favorable"),
            "gap": _("Gap to target"),
            "change": _("Change"),
            "company": _("Compared with the company"),
            "score_help": _(
                "Score from 0 to 100: 50 is the middle between “strongly disagree” and “strongly "
                "agree”."
            ),
            "favourable_help": _(
                "Share of answers that agree (4 or 5 of 5), in percent. Covers groups of 15 or "
                "more: see the responses behind it."
            ),
            "gap_help": _("Points above or below target."),
            "change_help": _("Points gained or lost since the previous wave."),
            "company_help": _("Points above or below the company as a whole."),
            **self._export_labels(),
        }

    def _export_labels(self):
        _ = self.env._
        pillars = self.env["readiness.dimension"]._fields["pillar"]._description_selection(self.env)
        return {
            **dict(pillars),
            "title": _("Social media readiness"),
            "unit": _("Department"),
            "dimension": _("Dimension"),
            "target": _("Target"),
            "participation": _("Participation"),
            "respondents": _("Answered"),
            "overall": _("Overall"),
            "hidden": _("Hidden to protect small groups."),
            "legend": _("Colours"),
            "highlighted": _("Highlighted: %s."),
            "notes": _("How this is protected"),
            "notes_sheet": _("Protection"),
            "heatmap": _("Heatmap"),
            "dimensions": _("Dimensions of the company"),
            "strongest": _("Strongest"),
            "weakest": _("Weakest"),
            "attention": _("Departments to look at"),
            "attention_gap": _("The furthest below target, overall"),
            "attention_score": _("The lowest scores, overall"),
            "more": _("%s more rows: see the spreadsheet."),
            "low_to_high": _("%(low)s to %(high)s"),
            "or_less": _("%s or less"),
            "or_more": _("%s or more"),
            "company_hidden": _("Too few people answered to show a result for the company."),
        }
