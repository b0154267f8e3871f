"""The protection sheet: what a works council and a data protection officer have to know."""

import base64

from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import file_open, format_time, html2plaintext

from odoo.addons.base.models.ir_actions_report import _wkhtml

from ..local_time import day_label, day_of, to_local, zone_label
from ..printing import printer
from ..sealing import key_store

OFFICER = "social_readiness.group_readiness_officer"
FONTS = {
    "400": "web/static/fonts/lato/Lato-Reg-webfont.ttf",
    "700": "web/static/fonts/lato/Lato-Bol-webfont.ttf",
}
PAGES = (
    "social_readiness.protection_sheet_first_page",
    "social_readiness.protection_sheet_second_page",
    "social_readiness.protection_sheet_third_page",
)
# So many departments are named; of a larger audience, the levels that fit.
NAMED_DEPARTMENTS = 24
DEPARTMENT_COLUMNS = 3


class ProtectionSheet(models.AbstractModel):
    """Three pages about a campaign, before its launch or later; nothing about answers.

    The document holds its styles and fonts itself and needs neither header nor footer: it is the
    same where the server cannot reach itself.
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
        fonts = self._fonts((data or {}).get("report_type"))
        width = 1120 if fonts else 1060
        return {
            "doc_ids": docids,
            "doc_model": campaigns._name,
            "docs": campaigns,
            "fonts": fonts,
            "width": width,
            "size": self._size(width),
            "sheets": [self._sheet_in_its_language(campaign) for campaign in campaigns],
        }

    def _check_may_print(self, campaigns):
        """The report's route asks for no group: it is asked for here."""
        if not self.env.user.has_group(OFFICER):
            raise AccessError(
                self.env._("Protection sheets are printed by readiness officers. Ask HR for one.")
            )
        campaigns.check_access("read")

    def _size(self, width):
        """A page of A4 within its margins; fonts of a system are wider, so more goes on a line."""
        return f"width: {width}px; min-height: {width * 1488 // 1000}px"

    def _fonts(self, report_type):
        """{weight: style that embeds the font}; empty where the system's fonts have to do.

        Builds of wkhtmltopdf without Qt's patches draw embedded fonts as outlines: a hundred
        times the size, and no text to search or to read aloud.
        """
        program = printer() if report_type == "pdf" else None
        if program and program.name == "wkhtmltopdf" and not _wkhtml().is_patched_qt:
            return {}
        try:
            return {weight: self._font_face(weight, path) for weight, path in FONTS.items()}
        except FileNotFoundError:
            return {}

    def _font_face(self, weight, path):
        with file_open(path, "rb") as file:
            font = base64.b64encode(file.read()).decode()
        return Markup(
            '@font-face {font-family: "Sheet"; font-weight: %s; '
            'src: url(data:font/ttf;base64,%s) format("truetype");}'
        ) % (weight, font)

    def _sheet_in_its_language(self, campaign):
        lang = campaign._paper_lang()
        spoken = self.with_context(lang=lang)
        return {**spoken._sheet(campaign.with_context(lang=lang)), "lang": lang}

    def _sheet(self, campaign, is_sealed=False):
        """What is printed of a campaign.

        :param is_sealed: leave out what changes by itself from day to day: the date of printing
            and the numbers of people, and the approval itself
        """
        sections = self._sections(campaign)
        return {
            "campaign": campaign,
            "is_draft": campaign.state == "draft",
            "opening": self._moment(campaign.date_open, campaign),
            "closing": self._moment(campaign.date_close, campaign),
            "contact": campaign.user_id.sudo() or campaign.company_id.sudo(),
            "profile": campaign.profile_id.sudo().name,
            "key_folder": str(key_store.folder().path),
            "departments": ", ".join(self._names_of_departments(campaign)),
            "section_columns": self._in_columns(sections, 2, lambda one: 2 + len(one["items"])),
            "changeable": self._changeable(campaign),
            "instrument": self._instrument(sections),
            "shown": self._shown(campaign),
            "scale": self._scale(campaign),
            **(self._of_no_day() if is_sealed else self._of_today(campaign)),
        }

    def _of_today(self, campaign):
        """What changes by itself."""
        return {
            "printed": self.env._("Printed on %s", self._day(campaign._today())),
            "approved": self._approved(campaign),
            "approval_note": campaign.approval_note,
            **self._audience(campaign),
        }

    @staticmethod
    def _of_no_day():
        return {
            "printed": "",
            "approved": "",
            "approval_note": "",
            "headcount": "",
            "left_out": "",
            "department_columns": [],
            "audience_notes": [],
        }

    @api.model
    def _sealed_text(self, campaign, lang):
        """Return the words of the sheet in a language, as an approval seals them."""
        sheet = self.with_context(lang=lang)
        values = {"sheet": sheet._sheet(campaign.with_context(lang=lang), is_sealed=True)}
        values["campaign"] = values["sheet"]["campaign"]
        pages = [sheet.env["ir.qweb"]._render(page, values) for page in PAGES]
        return [html2plaintext(page) for page in pages]

    def _names_of_departments(self, campaign):
        departments = campaign.department_ids.sudo()
        labels = departments._readiness_labels()
        return [labels[department.id] for department in departments]

    def _instrument(self, sections):
        return self.env._(
            "%(items)s statements in %(sections)s sections, answered from 1 to 5; no free text. "
            "See section 6 for every word.",
            items=sum(len(section["items"]) for section in sections),
            sections=len(sections),
        )

    def _shown(self, campaign):
        return self.env._(
            "While the survey is open: no results, for anyone; only participation, once a day, in "
            "steps of 10 points, for groups with at least 20 people invited. After the close, the "
            "results appear once and do not change. A department is shown only if at least %s of "
            "its people responded and showing it reveals no smaller group. All others show the "
            "same sentence: “Hidden to protect small groups.” Which departments are shown depends "
            "only on how many respond, never on their answers. In small groups, scores near 0 and "
            "100 are adjusted slightly: even if everyone in a team answered the same, the score "
            "proves no low answer of anyone. The percentage of favorable answers covers groups of "
            "15 or more responses only; no distribution of answers is shown. A manager's answer "
            "is not in the score of the team. Before publishing, the program attacks its own "
            "results. If it learns anything about a small group, nothing is published.",
            campaign.minimum,
        )

    def _changeable(self, campaign):
        """[(setting, its value now)] of what may still change after the launch."""
        fields_ = campaign._sealed_fields
        return [
            (label, self._value(campaign, fields_[name]))
            for name, label in campaign._changeable_labels().items()
        ]

    def _value(self, campaign, field):
        value = campaign.sudo()[field.name]
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if field.type == "datetime":
            return ", ".join(self._moment(value, campaign)) if value else self.env._("None")
        if field.relational:
            return ", ".join(value.mapped("display_name")) or self.env._("None")
        return (
            str(value) if value or (value == 0 and field.type == "integer") else self.env._("None")
        )

    def _scale(self, campaign):
        item = campaign._asked_questions().filtered(lambda question: not question.is_page)[:1]
        return self.env._(
            "%(questionnaire)s · 1 = %(lowest)s, 5 = %(highest)s · (R): reverse-scored, since "
            "agreeing speaks against readiness.",
            questionnaire=(campaign.survey_id or campaign.questionnaire_id).sudo().title,
            lowest=item.scale_min_label,
            highest=item.scale_max_label,
        )

    def _approved(self, campaign):
        return campaign.approved_by and self.env._(
            "Approved by %(name)s on %(date)s.",
            name=campaign.approved_by,
            date=self._day(campaign.approval_date),
        )

    # ------------------------------------------------------------
    # DATES
    # ------------------------------------------------------------

    def _moment(self, moment, campaign):
        """The company's day, and the time with its zone."""
        zone = campaign._zone()
        time = format_time(self.env, to_local(moment, zone).time(), time_format="short")
        return self._day(day_of(moment, zone)), f"{time}, {zone_label(zone)}"

    def _day(self, day):
        return day and day_label(self.env, day)

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
        is_draft = campaign.state == "draft"
        preview = campaign._preview() if is_draft else {}
        rows = preview["rows"] if is_draft else self._rows(campaign)
        below = rows[1:]
        named = self._named(below)
        return {
            "headcount": rows[0]["headcount"] if rows else 0,
            "left_out": len(named) < len(below) and self._left_out(len(below)),
            "department_columns": self._in_columns(named, DEPARTMENT_COLUMNS, lambda row: 1),
            "audience_notes": (
                self._notes_of_draft(preview) if is_draft else campaign._audience_notes()
            ),
        }

    def _notes_of_draft(self, preview):
        """As it would be said of a launch today."""
        new = self.env._(
            "Entered in Odoo in the last 30 days: %(new)s of %(invited)s people.",
            new=preview.get("new", 0),
            invited=preview["headcount"],
        )
        return [new, *preview["notes"]]

    def _left_out(self, count):
        return self.env._(
            "Of %s departments, those of the upper levels; numbers include sub-departments.", count
        )

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
