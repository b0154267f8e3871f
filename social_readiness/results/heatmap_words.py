# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The labels of the heatmap, on the screen and in every file."""

from ..tools import percent_pattern
from . import colors
from .document import MODES, range_text


def legends(words):
    """Return {mode: [(lowest number, highest number, text) of each step of the colors]}."""
    return {
        mode: [(low, high, range_text(words, mode, low, high)) for low, high in colors.ranges(mode)]
        for mode in MODES
    }


def heatmap_words(env):
    """Return {name: label or sentence} in the reader's language."""
    pillars = env["readiness.dimension"]._fields["pillar"]._description_selection(env)
    return {**dict(pillars), **_of_modes(env), **_of_table(env), **_of_pages(env)}


def _of_modes(env):
    _ = env._
    return {
        "score": _("Score"),
        "favourable": _("% favorable"),
        "percent": percent_pattern(env),
        "favourable_respondents": _("Responses counted in % favorable"),
        "gap": _("Gap to target"),
        "change": _("Change"),
        "company": _("Compared with the company"),
        "score_help": _(
            "Score from 0 to 100. 50 is halfway between “strongly disagree” and “strongly agree”."
        ),
        "favourable_help": _(
            "Percentage of answers that are 4 or 5 of 5. Only groups of 15 or more "
            "responses are counted, so check how many responses it is based on."
        ),
        "gap_help": _("Points above or below target."),
        "change_help": _("Points gained or lost since the previous campaign."),
        "company_help": _("Points above or below the company as a whole."),
    }


def _of_table(env):
    _ = env._
    return {
        "title": _("Social media readiness"),
        "unit": _("Department"),
        "dimension": _("Dimension"),
        "target": _("Target"),
        "participation": _("Response rate"),
        "respondents": _("Responses"),
        "overall": _("Overall"),
        "hidden": _("Hidden to protect small groups."),
        "legend": _("Colors"),
        "low_to_high": _("%(low)s to %(high)s"),
        "or_less": _("%s or less"),
        "or_more": _("%s or more"),
    }


def _of_pages(env):
    _ = env._
    return {
        "highlighted": _("Highlighted: %s."),
        "notes": _("How this is protected"),
        "notes_sheet": _("Protection"),
        "heatmap": _("Heatmap"),
        "dimensions": _("Company scores by dimension"),
        "strongest": _("Highest scores"),
        "weakest": _("Lowest scores"),
        "attention_gap": _("Departments furthest below target overall"),
        "attention_score": _("Departments with the lowest overall scores"),
        "more": _("%s more rows: see the spreadsheet."),
        "one_more": _("1 more row: see the spreadsheet."),
        "company_hidden": _("Too few people responded to show results for the company."),
    }
