"""The protection sheet: what a works council and a data protection officer have to know."""

import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import file_open, format_date, format_time

OFFICER = "social_readiness.group_readiness_officer"
FONTS = {
    "400": "web/static/fonts/lato/Lato-Reg-webfont.ttf",
    "700": "web/static/fonts/lato/Lato-Bol-webfont.ttf",
}
# So many departments are named; of a larger audience, the levels that fit.
NAMED_DEPARTMENTS = 24
DEPARTMENT_COLUMNS = 3


class ProtectionSheet(models.AbstractModel):
    """Two pages about a campaign, before its launch or later; nothing about answers.

    The document holds its styles and fonts itself and needs neither header nor footer: it is the
    same with any build of wkhtmltopdf, and where the server cannot reach itself.
    """

    _name = "report.social_readiness.protection_sheet"
    _description = "Protection Sheet of a Readiness Campaign"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return a sheet for each campaign.

        :raises AccessError: the reader is no readiness officer, or of another company
        """
        campaigns = self.env["readiness.campaign"].browse(docids)
        self._check_may_print(campaigns)
        return {
            "doc_ids": docids,
            "doc_model": campaigns._name,
            "docs": campaigns,
            "fonts": {weight: self._font(path) for weight, path in FONTS.items()},
            "sheets": [self._sheet(campaign) for campaign in campaigns],
        }

    def _check_may_print(self, campaigns):
        """The report's route asks for no group: it is asked for here."""
        if not self.env.user.has_group(OFFICER):
            raise AccessError(
                self.env._("Protection sheets are printed by readiness officers. Ask HR for one.")
            )
        campaigns.check_access("read")

    def _font(self, path):
        """The font as text, or nothing: then the document falls back to one of the system's."""
        try:
            with file_open(path, "rb") as file:
                return base64.b64encode(file.read()).decode()
        except FileNotFoundError:
            return ""

    def _sheet(self, campaign):
        sections = self._sections(campaign)
        return {
            "campaign": campaign,
            "is_draft": campaign.state == "draft",
            "printed": self._day(fields.Date.context_today(self)),
            "opening": self._moment(campaign.date_open, campaign),
            "closing": self._moment(campaign.date_close, campaign),
            "joiners": self._day(campaign.joiner_date),
            "approved": self._day(campaign.approval_date),
            "contact": campaign.user_id.sudo() or self.env.user,
            "questionnaire": (campaign.survey_id or campaign.questionnaire_id).sudo().title,
            "profile": campaign.profile_id.sudo().name,
            "item_count": sum(len(section["items"]) for section in sections),
            "section_count": len(sections),
            "section_columns": self._in_columns(sections, 2, lambda one: 2 + len(one["items"])),
            "scale": self._scale(campaign),
            **self._audience(campaign),
        }

    # ------------------------------------------------------------
    # DATES
    # ------------------------------------------------------------

    def _zone(self, campaign):
        company = campaign.company_id.sudo()
        return self.env.user.tz or company.partner_id.tz or campaign.user_id.sudo().tz or "UTC"

    def _moment(self, moment, campaign):
        """The day, and the time with its zone."""
        zone = self._zone(campaign)
        local = fields.Datetime.context_timestamp(self.with_context(tz=zone), moment)
        time = format_time(self.env, moment, tz=zone, time_format="short")
        return self._day(local.date()), f"{time}, {zone.replace('_', ' ')}"

    def _day(self, day):
        return day and format_date(self.env, day, date_format="long")

    # ------------------------------------------------------------
    # QUESTIONNAIRE
    # ------------------------------------------------------------

    def _sections(self, campaign):
        """[{title, dimension, items}]: everything that is asked, word for word."""
        questions = campaign._asked_questions()
        sections = []
        for question in questions:
            if question.is_page:
                dimension = question.dimension_id.name
                sections.append({"title": question.title, "dimension": dimension, "items": []})
            elif sections:
                sections[-1]["items"].append(
                    {"title": question.title, "is_reversed": question.reverse_scored}
                )
        return sections

    def _scale(self, campaign):
        """What the ends of the scale are called."""
        item = campaign._asked_questions().filtered(lambda question: not question.is_page)[:1]
        return item.scale_min_label, item.scale_max_label

    def _in_columns(self, parts, count, height):
        """Split the parts, in order, into columns of about the same height."""
        total = sum(height(part) for part in parts)
        columns, filled = [[] for _ in range(count)], 0
        for part in parts:
            middle = filled + height(part) / 2
            columns[min(int(middle * count / max(total, 1)), count - 1)].append(part)
            filled += height(part)
        return columns

    # ------------------------------------------------------------
    # AUDIENCE
    # ------------------------------------------------------------

    def _audience(self, campaign):
        rows = self._rows_of_draft(campaign) if campaign.state == "draft" else self._rows(campaign)
        below = rows[1:]
        named = self._named(below)
        return {
            "headcount": rows[0]["headcount"] if rows else 0,
            "audience_root": rows[0]["name"] if rows else "",
            "department_count": len(below),
            "unnamed_count": len(below) - len(named),
            "department_columns": self._in_columns(named, DEPARTMENT_COLUMNS, lambda row: 1),
        }

    def _rows_of_draft(self, campaign):
        """As it would be today: [{name, depth, headcount}], the root first, then downwards."""
        return campaign._preview_rows(campaign.sudo()._preview_tree(), {})

    def _rows(self, campaign):
        """As it was frozen at the launch."""
        names = {unit.id: unit.name for unit in campaign.unit_ids}
        rows = []
        for unit in campaign.unit_ids:
            path = [names[int(above)] for above in unit.parent_path.split("/") if above]
            rows.append({"name": unit.name, "path": path, "headcount": unit.headcount})
        rows.sort(key=lambda row: row["path"])
        return [{**row, "depth": len(row["path"]) - 1} for row in rows]

    def _named(self, rows):
        """The rows of the upper levels, as many levels as fit; of one level, the first rows."""
        depth = max((row["depth"] for row in rows), default=0)
        while depth > 1 and sum(row["depth"] <= depth for row in rows) > NAMED_DEPARTMENTS:
            depth -= 1
        return [row for row in rows if row["depth"] <= depth][:NAMED_DEPARTMENTS]
