# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The protection sheet, arranged: what is printed of it, and its text as an approval covers it."""

from odoo.tools import html2plaintext

from ..engine.ranking import fitting_level
from .sheet_content import SheetContent

PAGES = (
    "social_readiness.protection_sheet_first_page",
    "social_readiness.protection_sheet_second_page",
    "social_readiness.protection_sheet_third_page",
)
# So many departments are named; of a larger audience, as many upper levels as fit.
NAMED_DEPARTMENTS = 24
SECTION_COLUMNS, DEPARTMENT_COLUMNS = 2, 3


class Sheet:
    """The protection sheet of a campaign, in the language of the campaign's context."""

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def values(self, is_fixed=False):
        """Return what the templates print.

        :param is_fixed: leave out what changes from day to day (the date of printing and numbers
            of people), and the approval itself
        """
        content = SheetContent(self.campaign)
        today = content.of_no_day() if is_fixed else content.of_today()
        sheet = {**content.settled(), **today}
        return {**sheet, **self._layout(sheet["sections"], sheet["rows"])}

    def approved_text(self):
        """Return the text of each page, as an approval covers it."""
        values = {"sheet": self.values(is_fixed=True), "campaign": self.campaign}
        pages = [self.env["ir.qweb"]._render(page, values) for page in PAGES]
        return [html2plaintext(page) for page in pages]

    # ------------------------------------------------------------
    # COLUMNS
    # ------------------------------------------------------------

    def _layout(self, sections, rows):
        """Arrange sections and departments in columns; say so if not all departments fit."""
        below = rows[1:]
        named = self._named(below)
        return {
            "section_columns": self._in_columns(
                sections, SECTION_COLUMNS, lambda section: 2 + len(section["items"])
            ),
            "department_columns": (
                named and self._in_columns(named, DEPARTMENT_COLUMNS, lambda row: 1)
            ),
            "left_out": len(named) < len(below)
            and self.env._(
                "This list shows only the upper levels of %s departments. The numbers "
                "include sub-departments.",
                len(below),
            ),
        }

    @staticmethod
    def _named(rows):
        """Return the rows of the upper levels that fit; if no level fits, the first rows."""
        depth = fitting_level([row["depth"] for row in rows], NAMED_DEPARTMENTS, least=1)
        return [row for row in rows if row["depth"] <= depth][:NAMED_DEPARTMENTS]

    @staticmethod
    def _in_columns(parts, count, height):
        """Divide the parts, in order, into columns of about the same height."""
        total = sum(height(part) for part in parts)
        columns, filled = [[] for _ in range(count)], 0
        for part in parts:
            middle = filled + height(part) / 2
            columns[min(int(middle * count / max(total, 1)), count - 1)].append(part)
            filled += height(part)
        return columns
