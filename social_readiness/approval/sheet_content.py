# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo.tools import format_time

from ..local_time import day_label, day_of, to_local, zone_label
from ..planning.incomplete import rule_label
from ..planning.preview import Preview
from ..sealing import key_store
from ..tools import one_or_many
from .fields import approved_fields


class SheetContent:
    """What the protection sheet says about a campaign, in the language of its context.

    It is everything that a works council and a data protection officer have to know; nothing is
    about answers. ``sheet.py`` arranges it.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def settled(self):
        """Return what HR has decided, as an approval covers it: {name in the template: value}.

        ``sections`` are [{title, dimension, items}]: all statements, word for word. ``opening`` and
        ``closing`` are pairs of a day and a time.
        """
        campaign, sections = self.campaign, self._sections()
        return {
            "campaign": campaign,
            "is_draft": campaign.state == "draft",
            "opening": self._moment(campaign.date_open),
            "closing": self._moment(campaign.date_close),
            "contact": campaign.user_id.sudo() or campaign.company_id.sudo(),
            "profile": campaign.profile_id.sudo().name,
            "key_folder": str(key_store.folder().path),
            "departments": ", ".join(self._names_of_departments()),
            "incomplete": rule_label(self.campaign),
            "sections": sections,
            "changeable": self._changeable(),
            "instrument": self._instrument(sections),
            "shown": self._shown(),
            "scale": self._scale(),
        }

    def of_today(self):
        """Return what changes from day to day, and the approval itself.

        ``rows`` are the departments and their headcounts as in a preview, the root first. For units
        that a launch has frozen, they have only ``name``, ``depth`` and ``headcount``.
        """
        return {
            "printed": self.env._("Printed on %s", self._day(self.campaign._today())),
            "approved": self._approved(),
            "approval_note": self.campaign.approval_note,
            **self._audience(),
        }

    @staticmethod
    def of_no_day():
        """Return the keys of ``of_today`` with empty values."""
        return {
            "printed": "",
            "approved": "",
            "approval_note": "",
            "headcount": "",
            "rows": [],
            "audience_notes": [],
        }

    # ------------------------------------------------------------
    # DATES
    # ------------------------------------------------------------

    def _moment(self, moment):
        """Return the company's day, and the time with its zone."""
        zone = self.campaign._zone()
        time = format_time(self.env, to_local(moment, zone).time(), time_format="short")
        return self._day(day_of(moment, zone)), f"{time}, {zone_label(zone)}"

    def _day(self, day):
        return day and day_label(self.env, day)

    # ------------------------------------------------------------
    # WHAT IS ASKED
    # ------------------------------------------------------------

    def _sections(self):
        sections = []
        for question in self.campaign._asked_questions():
            if question.is_page:
                dimension = question.dimension_id.name
                sections.append({"title": question.title, "dimension": dimension, "items": []})
            elif sections:
                sections[-1]["items"].append(
                    {"title": question.title, "is_reversed": question.reverse_scored}
                )
        return sections

    def _instrument(self, sections):
        items = sum(len(section["items"]) for section in sections)
        return one_or_many(
            len(sections),
            self.env._(
                "%s statements in 1 section, answered from 1 to 5; no free text. Section 6 has "
                "the full wording.",
                items,
            ),
            self.env._(
                "%(items)s statements in %(sections)s sections, answered from 1 to 5; no free "
                "text. Section 6 has the full wording.",
                items=items,
                sections=len(sections),
            ),
        )

    def _scale(self):
        campaign = self.campaign
        item = campaign._asked_questions().filtered(lambda question: not question.is_page)[:1]
        return self.env._(
            "%(questionnaire)s · 1 = %(lowest)s, 5 = %(highest)s · (R): reverse-scored, "
            "because agreeing is a sign of low readiness.",
            questionnaire=(campaign.survey_id or campaign.questionnaire_id).sudo().title,
            lowest=item.scale_min_label,
            highest=item.scale_max_label,
        )

    # ------------------------------------------------------------
    # WHAT IS SHOWN, WHAT MAY CHANGE
    # ------------------------------------------------------------

    def _shown(self):
        return self.env._(
            "While the survey is open, nobody sees any results. Only the response rate is "
            "shown, once a day, in steps of 10 points, for groups with at least 20 people "
            "invited. After the close, the results appear once and do not change. A "
            "department is shown only if at least %s of its people responded and showing "
            "it reveals no smaller group. All others show the same sentence: “Hidden to "
            "protect small groups.” Which departments are shown depends only on how many "
            "respond, never on their answers. In small groups, scores near 0 and 100 are "
            "adjusted slightly: even if everyone in a team answered the same, the score "
            "does not prove that anyone gave a low answer. The percentage of favorable "
            "answers covers only groups of 15 or more responses; the distribution of "
            "answers is never shown. A team's score does not include its manager's answer. "
            "Before publishing, the program attacks its own results. If it learns anything "
            "about a small group, nothing is published.",
            self.campaign.minimum,
        )

    def _changeable(self):
        """Return what may still change after the launch: [(setting, its current value)]."""
        return [
            (field._description_string(self.env), self._value(field))
            for field in approved_fields(self.campaign).values()
            if getattr(field, "changes", None) != "until_launch"
        ]

    def _value(self, field):
        value = self.campaign.sudo()[field.name]
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if field.type == "datetime":
            return ", ".join(self._moment(value)) if value else self.env._("None")
        if field.name == "repeat_months" and not value:
            return self.env._("Not repeated")
        if field.relational:
            return ", ".join(value.mapped("display_name")) or self.env._("None")
        return (
            str(value) if value or (value == 0 and field.type == "integer") else self.env._("None")
        )

    def _approved(self):
        campaign = self.campaign
        return campaign.approved_by and self.env._(
            "Approved by %(name)s on %(date)s.",
            name=campaign.approved_by,
            date=self._day(campaign.approval_date),
        )

    # ------------------------------------------------------------
    # AUDIENCE
    # ------------------------------------------------------------

    def _names_of_departments(self):
        departments = self.campaign.department_ids.sudo()
        labels = departments._readiness_labels()
        return [labels[department.id] for department in departments]

    def _audience(self):
        if self.campaign.state == "draft":
            preview = Preview(self.campaign).document()
            rows, notes = preview["rows"], self._notes_of_draft(preview)
        else:
            rows, notes = self._frozen_rows(), self.campaign._audience_notes()
        headcount = rows[0]["headcount"] if rows else 0
        return {"headcount": headcount, "rows": rows, "audience_notes": notes}

    def _notes_of_draft(self, preview):
        """Return the sentences that would be shown if the draft were launched today."""
        new, invited = preview.get("new", 0), preview["headcount"]
        note = one_or_many(
            new,
            self.env._("1 of %s people was added to Odoo in the last 30 days.", invited),
            self.env._(
                "%(new)s of %(invited)s people were added to Odoo in the last 30 days.",
                new=new,
                invited=invited,
            ),
        )
        return [note, *preview["notes"]]

    def _frozen_rows(self):
        """Return the departments as they were frozen at the launch."""
        units = self.campaign.unit_ids
        names = {unit.id: unit.name for unit in units}
        rows = []
        for unit in units:
            path = [names[int(above)] for above in unit.parent_path.split("/") if above]
            rows.append({"name": unit.name, "path": path, "headcount": unit.headcount})
        rows.sort(key=lambda row: row["path"])
        return [{**row, "depth": len(row["path"]) - 1} for row in rows]
