"""What the heatmap calls things, on the screen and in every file."""

from . import colors
from .document import MODES, range_text


def legends(words):
    """Return {mode: [(lowest number, highest number, text) of each step of color]}."""
    return {
        mode: [(low, high, range_text(words, mode, low, high)) for low, high in colors.ranges(mode)]
        for mode in MODES
    }


def heatmap_words(env):
    """Return the labels and sentences, by what they name, in the reader's language."""
    pillars = env["readiness.dimension"]._fields["pillar"]._description_selection(env)
    return {**dict(pillars), **_of_modes(env), **_of_table(env), **_of_pages(env)}


def _of_modes(env):
    _ = env._
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
    }


def _of_table(env):
    _ = env._
    return {
        "title": _("Social media readiness"),
        "unit": _("Department"),
        "dimension": _("Dimension"),
        "target": _("Target"),
        "participation": _("Participation"),
        "respondents": _("Answered"),
        "overall": _("Overall"),
        "hidden": _("Hidden to protect small groups."),
        "legend": _("Colours"),
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
        "dimensions": _("Dimensions of the company"),
        "strongest": _("Strongest"),
        "weakest": _("Weakest"),
        "attention": _("Departments to look at"),
        "attention_gap": _("The furthest below target, overall"),
        "attention_score": _("The lowest scores, overall"),
        "more": _("%s more rows: see the spreadsheet."),
        "company_hidden": _("Too few people answered to show a result for the company."),
    }
