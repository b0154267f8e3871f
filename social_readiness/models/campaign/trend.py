from odoo import api, models

from ...engine.company_quality import score_margin
from ...engine.trend import (
    GAVE_OFF,
    MOVED,
    OTHER_STATEMENTS,
    RENAMED,
    RESIZED,
    REWORDED,
    TOOK_IN,
    Place,
    change_of,
    is_like,
    likeness,
    mean_of_margins,
    reworded,
    statement_marks,
)
from ...tools import as_id, signed

WAVES = 6
OVERALL = "overall"
COMPANY = -1  # what is above a department that hangs from the company itself


class ReadinessCampaign(models.Model):
    """Waves side by side, from release rows, by the reader's own rules."""

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_trend(self, campaign_id, unit_id=False, dimension_id=False):
        """Return the scores of a unit in this and up to five older waves.

        :param unit_id: a unit of the campaign; without one, the root
        :param dimension_id: a dimension, or "overall": that of the unit and of those directly
            below it; without one, all dimensions of the unit
        :return: a dict with ``campaign``, ``unit``, ``dimensions`` (to choose from), ``waves``
            (the oldest first), ``shows_units`` and ``rows``; a row has ``id``, ``name`` and a
            cell a wave, ``None`` where it shows nothing. A cell has ``score``, and as against the
            wave before ``change``, ``text``, ``state`` (``up``, ``down``, ``unclear``,
            ``unknown`` or ``False``), ``is_like`` and ``marks``, sentences about what is not
            like with like
        """
        self.check_access("read")
        campaign = self.search([("id", "=", as_id(campaign_id)), ("state", "=", "published")])
        unit = campaign._unit_to_judge(as_id(unit_id)) if campaign else self.env["readiness.unit"]
        if not unit:
            return {"campaign": False, "unit": False, "dimensions": [], "waves": [], "rows": []}
        dimension_id = OVERALL if dimension_id == OVERALL else as_id(dimension_id)
        waves = campaign._waves()
        lines = campaign._trend_lines(unit, dimension_id)
        return {
            "campaign": {"id": campaign.id, "name": campaign.name},
            "unit": campaign._unit_choice(unit),
            "dimensions": [
                {"id": one.id, "name": one.name} for one in campaign._trend_dimensions()
            ],
            "waves": self._trend_waves(waves),
            "shows_units": bool(dimension_id),
            "rows": campaign._trend_rows(waves, lines),
        }

    def _waves(self):
        """This campaign and the waves before it, as the reader may see them, the oldest first."""
        waves = self
        while len(waves) < WAVES:
            before = waves[-1:].sudo().previous_id.sudo(False)
            if not before or before in waves:
                break
            waves += before
        readable = self.search([("id", "in", waves.ids)])
        return [wave for wave in reversed(waves) if wave in readable]

    def _trend_waves(self, waves):
        days = self.browse([wave.id for wave in waves])._closing_days()
        return [{"id": one.id, "name": one.name, "date": days[one.id]} for one in waves]

    def _trend_dimensions(self):
        asked = self.sudo().survey_id.page_ids.dimension_id
        return asked.with_env(self.env).sorted()

    # ------------------------------------------------------------
    # ROWS
    # ------------------------------------------------------------

    def _trend_lines(self, unit, dimension_id):
        """[(id, name, unit, dimension id or "overall")]: what stands in the rows."""
        if dimension_id:
            units = unit | unit.search([("parent_id", "=", unit.id)], order="name")
            return [(one.id, one.name, one, dimension_id) for one in units]
        overall = [(OVERALL, self.env._("Overall"), unit, OVERALL)]
        return overall + [(one.id, one.name, unit, one.id) for one in self._trend_dimensions()]

    def _trend_rows(self, waves, lines):
        units = self.env["readiness.unit"].union(*(unit for _id, _name, unit, _what in lines))
        shown = [wave._trend_of(units) for wave in waves]
        return [
            {
                "id": line_id,
                "name": name,
                "cells": self._trend_cells([one.get((unit, what)) for one in shown]),
            }
            for line_id, name, unit, what in lines
        ]

    def _trend_cells(self, figures):
        """A cell a wave, each compared with the wave before."""
        before, cells = None, []
        for figure in figures:
            cells.append(figure and self._trend_cell(figure, before))
            before = figure
        return cells

    def _trend_cell(self, figure, before):
        cell = {"score": figure["score"], "margin": figure["margin"]}
        if not before:
            return {**cell, "change": False, "text": "", "state": False, "marks": []}
        return {**cell, **self._compared(before, figure)}

    def _compared(self, before, after):
        """How a figure has changed: in words, with its margin, and whether it may be compared."""
        change = after["score"] - before["score"]
        state, margin = change_of(change, after["margin"], before["margin"])
        marks = likeness(
            before["place"], after["place"], before["departments"], after["departments"]
        )
        marks += statement_marks(before["items"], after["items"])
        text = self._change_in_words(change, state)
        return {
            "change": change,
            "change_margin": margin,
            "state": state,
            "text": text,
            "is_like": is_like(marks),
            "marks": self._marks_in_words(before, after, marks),
        }

    def _change_in_words(self, change, state):
        words = {
            "up": self.env._("%s, more than the margin", signed(change)),
            "down": self.env._("%s, more than the margin", signed(change)),
            "unclear": self.env._("%s, no clear change", signed(change)),
            "unknown": self.env._("%s, margin not known", signed(change)),
        }
        return words[state]

    def _marks_in_words(self, before, after, marks):
        """A sentence for each thing that has happened to the department, or to what was asked."""
        old, new = before["place"], after["place"]
        words = {
            RENAMED: self.env._("Was called %s", old.name),
            MOVED: self.env._("Moved to another place in the company"),
            TOOK_IN: self.env._("Has taken in another department"),
            GAVE_OFF: self.env._("Has given a department to others"),
            RESIZED: self.env._(
                "%(after)s people invited, %(before)s before",
                after=new.invited,
                before=old.invited,
            ),
            OTHER_STATEMENTS: self.env._("Other statements were asked"),
            REWORDED: self.env._(
                "Reworded statements: %(count)s of %(all)s",
                count=len(reworded(before["items"], after["items"])),
                all=len(after["items"]),
            ),
        }
        return [words[mark] for mark in marks]

    # ------------------------------------------------------------
    # THE FIGURES OF ONE WAVE
    # ------------------------------------------------------------

    def _trend_of(self, units):
        """{(unit of the newest wave, dimension id or "overall"): figure} in this wave."""
        same = {unit._in_wave(self): unit for unit in units}
        rows = self.env["readiness.score"].search(
            [
                ("unit_id", "in", [unit.id for unit in same if unit]),
                ("kind", "in", ("dimension", "overall")),
                ("scope", "=", "subtree"),
            ]
        )
        return {
            (same[row.unit_id], row.dimension_id.id or OVERALL): figure
            for row, figure in self._figures(rows).items()
        }

    def _figures(self, rows):
        """{row of this wave: what is compared of it}."""
        items, margins, places = (
            self._items_asked(),
            self._trend_margins(rows),
            self._places(rows.unit_id),
        )
        departments = frozenset(self.sudo().unit_ids.department_id.ids)
        return {
            row: {
                "score": row.score,
                "margin": margins[row.unit_id, row.dimension_id],
                "items": items.get(row.dimension_id.id),
                "place": places[row.unit_id.id],
                "departments": departments,
            }
            for row in rows
        }

    def _places(self, units):
        """{unit id: where it stands in this wave}; only the shape of the tree is looked at."""
        below = {unit.id: set() for unit in units}
        for unit in self.sudo().unit_ids:
            for above in map(int, unit.parent_path.split("/")[:-2]):
                if above in below:
                    below[above].add(unit.department_id.id)
        return {unit.id: unit.sudo()._place(below[unit.id]) for unit in units}

    def _trend_margins(self, rows):
        """{(unit, dimension): margin or None}, the overall one under no dimension."""
        spreads = self._spreads()
        margins = {
            (row.unit_id, row.dimension_id): row._known_margin(spreads)
            for row in rows
            if row.dimension_id
        }
        for unit in rows.unit_id:
            core = [
                margin
                for (one, dimension), margin in margins.items()
                if one == unit and dimension.is_core
            ]
            margins[unit, self.env["readiness.dimension"]] = mean_of_margins(core)
        return margins

    def _items_asked(self):
        """{dimension id: {origin of a statement: its wording}}; those of all that form the
        overall score under ``False``."""
        items = self.sudo()._layout_items()
        core = items.filtered("dimension_id.is_core")
        groups = {dimension.id: some for dimension, some in items.grouped("dimension_id").items()}
        return {
            dimension: some._wordings(self.sudo()._languages_asked())
            for dimension, some in {**groups, False: core}.items()
        }

    def _languages_asked(self):
        """The codes of the languages in which people could answer."""
        installed = (code for code, _name in self.env["res.lang"].get_installed())
        return set(self.survey_id.lang_ids.mapped("code") or installed)

    def _reworded_since_previous(self):
        """The statements, by origin, that the previous wave asked in other words."""
        if not self.previous_id:
            return frozenset()
        before, after = (
            wave._layout_items()._wordings(wave._languages_asked())
            for wave in (self.previous_id.sudo(), self.sudo())
        )
        return reworded(before, after)


class ReadinessScore(models.Model):
    _inherit = "readiness.score"

    def _known_margin(self, spreads):
        """Half the width of the score's interval in whole points; ``None`` if it is not known.

        Where everybody answered there is none. Else it follows from the band of the spread in the
        whole company, which is known from 50 respondents on.
        """
        invited = max(self.unit_id.headcount, self.respondents)
        if invited == self.respondents:
            return 0
        band = spreads.get(self.dimension_id.id)
        return band and score_margin(band, self.respondents, invited)


class ReadinessUnit(models.Model):
    _inherit = "readiness.unit"

    def _in_wave(self, wave):
        """The same department's unit in one wave; none for a department deleted since then."""
        return self._same_in(wave).filtered(lambda unit: unit.campaign_id == wave)[:1]

    def _place(self, below):
        """Where the department stands; ``below`` are the departments below it."""
        above = self.parent_id and (self.parent_id.department_id.id or COMPANY)
        return Place(self.name, above or None, self.headcount, frozenset(below) - {False})
