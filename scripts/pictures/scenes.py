# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What each picture shows: who looks at which screen, and what they press before."""

from collections import namedtuple

DESKTOP = (1400, 860, 1)
TALL = (1400, 1000, 1)
PHONE = (390, 844, 1.5)
ROW = ".o_readiness_company .o_readiness_row"
DECISIONS = f"{ROW} .o_readiness_cell[data-column='6']"

# path: an address, or a function of the tab that returns one. see: a selector that is there once
# the screen is. act: what is done then, a function of the tab.
Scene = namedtuple("Scene", "login path see act shape", defaults=(None, DESKTOP))


def _open_cell(tab):
    tab.click(DECISIONS)
    tab.see(".o_readiness_panel")
    tab.wait("document.querySelectorAll('.o_readiness_panel li, .o_readiness_panel tr').length > 3")


def _draft(tab):
    """Make the draft of next year's campaign; return the address of its form."""
    tab.open("/odoo/readiness-campaigns")
    tab.see(".o_data_row, .o_kanban_record")
    values = {
        "name": "How we work here 2027",
        "date_open": "2027-11-08 07:00:00",
        "date_close": "2027-11-19 17:00:00",
    }
    return f"/odoo/readiness-campaigns/{tab.call('readiness.campaign', 'create', [values])}"


def _fill_preview(tab):
    """How likely each department is to be shown comes after the departments."""
    tab.wait("document.querySelectorAll('.o_readiness_preview [class*=outlook]').length > 4")


def _running(tab):
    """Return the address of the open campaign's form."""
    tab.open("/odoo/readiness-campaigns")
    tab.see(".o_data_row, .o_kanban_record")
    [number] = tab.call("readiness.campaign", "search", [[["state", "=", "open"]]])
    return f"/odoo/readiness-campaigns/{number}"


def _survey(tab):
    """Return the address of the open survey."""
    tab.open("/odoo/my-surveys")
    tab.see(".o_readiness_answer")
    return tab.js("new URL(document.querySelector('.o_readiness_answer').href).pathname")


def _begin(tab):
    tab.click(".step:not([hidden]) [data-do=next]")
    tab.see(".statement")


def _fill_dashboard(tab):
    """Its cells are drawn, so that nothing says when they are filled."""
    tab.rest(4)


SCENES = {
    "heatmap": Scene("executive", "/odoo/readiness", ROW),
    "panel": Scene("executive", "/odoo/readiness", ROW, _open_cell),
    "summary": Scene("executive", "/odoo/readiness-summary", ".o_readiness_summary_box"),
    "trend": Scene("executive", "/odoo/readiness-trend", ".o_readiness_trend_score"),
    "dashboard": Scene(
        "executive", "/odoo/dashboards", ".o-spreadsheet", _fill_dashboard, (1400, 1300, 1)
    ),
    "preview": Scene("hr", _draft, ".o_readiness_preview tbody tr", _fill_preview, TALL),
    "progress": Scene("hr", _running, ".o_form_sheet", None, TALL),
    "phone": Scene("manager", "/odoo/readiness", ".o_readiness_cards li", None, PHONE),
    "welcome": Scene("employee", _survey, ".step", None, PHONE),
    "question": Scene("employee", _survey, ".step", _begin, PHONE),
}
