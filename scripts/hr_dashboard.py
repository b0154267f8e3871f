"""Write the file of the HR spreadsheet dashboard "Social media readiness".

    python scripts/hr_dashboard.py

Odoo Community has no editor for these files; the source is this one. What it keeps to:

- every figure is one release row: unit and dimension are always named, there are no totals, and
  the measure is ``score:max`` of that one row, so nothing is averaged or added up;
- hidden units are rows without numbers: their names come from a list, their scores from pivots;
- a file knows no ids: without a choice in the filter it shows ``campaign_id.is_latest``. Each
  data source exists twice, for the newest campaign and for the chosen one, and ``Data!B1`` is
  added to its number.
"""

import json
from pathlib import Path

FILE = (
    Path(__file__).resolve().parent.parent
    / "social_readiness/data/files/internal_readiness_dashboard.json"
)
FILTER = "campaign"
UNITS, DIMENSIONS, WAVES = 60, 10, 8
KNOWN_DIMENSIONS = 20
FIRST_UNIT = 29  # row of the first unit on the sheet
INDENT = "\u2003" * 8  # deeper units are not moved further in
BOARD = "social_readiness.readiness_board_menu"
# Beside Odoo's list of dashboards, all of the heatmap stands in a window of 1280 pixels.
NAME_WIDTH, OVERALL_WIDTH, ANSWERED_WIDTH, WIDTH = 180, 61, 83, 92
CARD = 255
# As the heads of the board, see ``results/words.py``.
SHORT = {
    "organisation": "organization",
    "culture": "culture",
    "communication": "internal communication",
    "decisions": "decision-making",
    "empowerment": "empowerment",
    "collaboration": "collaboration",
    "knowledge": "knowledge sharing",
    "access": "Internet access",
}

# Two data sources for each of these: the newest campaign, and the chosen one.
UNIT_LIST, SCORES, OVERALLS, TREND = 1, 1, 3, 5
DIMENSION_LIST = 3

BRAND, TEXT, MUTED, LINE = "#17414d", "#434343", "#5d6b75", "#d8e0e4"
ORANGE, GREY, BLUE = 0xDF8A48, 0xF0F0F0, 0x64A4F2

SUBTREE = [["scope", "=", "subtree"]]
LATEST = [["campaign_id.is_latest", "=", True]]
WHOLE = [["unit_id.parent_id", "=", False], ["campaign_id.audience", "=", "company"]]


def column(number):
    """Return the letter of a column, the first being 0."""
    return chr(ord("A") + number)


def chosen(first):
    """The number of a data source: that of the newest campaign, or the next one."""
    return f"{first}+Data!$B$1"


# ------------------------------------------------------------
# DATA SOURCES
# ------------------------------------------------------------


def measure(name):
    return {"id": f"{name}:max", "fieldName": name, "aggregator": "max"}


def pivot(number, name, domain, rows, columns=(), measures=("score",), follows=False):
    return {
        "type": "ODOO",
        "id": str(number),
        "formulaId": str(number),
        "name": name,
        "model": "readiness.score",
        "domain": domain,
        "context": {},
        "rows": [{"fieldName": field} for field in rows],
        "columns": [{"fieldName": field} for field in columns],
        "measures": [measure(one) for one in measures],
        "fieldMatching": matching("campaign_id") if follows else {},
    }


def matching(chain):
    return {FILTER: {"chain": chain, "type": "many2one"}}


def pivots():
    figures = ("score", "target", "gap", "change", "respondents")
    by_dimension = [*SUBTREE, ["kind", "=", "dimension"]]
    overall = [*SUBTREE, ["kind", "=", "overall"]]
    made = [
        pivot(SCORES, "Scores, newest", [*by_dimension, *LATEST], ["unit_id"], ["dimension_id"],
              ("score", "target")),
        pivot(SCORES + 1, "Scores, chosen", by_dimension, ["unit_id"], ["dimension_id"],
              ("score", "target"), follows=True),
        pivot(OVERALLS, "Overall, newest", [*overall, *LATEST], ["unit_id"], measures=figures),
        pivot(OVERALLS + 1, "Overall, chosen", overall, ["unit_id"], measures=figures,
              follows=True),
        pivot(TREND, "Waves", [*overall, *WHOLE], ["campaign_id"]),
    ]  # fmt: skip
    return {one["id"]: one for one in made}


def unit_list(number, name, domain, follows=False):
    return {
        "id": str(number),
        "name": name,
        "model": "readiness.unit",
        "columns": ["name", "parent_path", "headcount"],
        "domain": domain,
        "context": {},
        "orderBy": [{"name": "parent_path", "asc": True}],
        "fieldMatching": matching("campaign_id") if follows else {},
    }


def dimension_list():
    return {
        "id": str(DIMENSION_LIST),
        "name": "Dimensions",
        "model": "readiness.dimension",
        "columns": ["name", "code"],
        "domain": [],
        "context": {},
        "orderBy": [{"name": "sequence", "asc": True}],
        "fieldMatching": {},
    }


def lists():
    published = [["campaign_id.state", "=", "published"]]
    made = [
        unit_list(UNIT_LIST, "Units, newest", [*published, *LATEST]),
        unit_list(UNIT_LIST + 1, "Units, chosen", published, follows=True),
        dimension_list(),
    ]
    return {one["id"]: one for one in made}


def campaign_filter():
    return {
        "id": FILTER,
        "type": "relation",
        "label": "Campaign",
        "modelName": "readiness.campaign",
        "domainOfAllowedValues": [["state", "=", "published"]],
        "includeChildren": False,
    }


# ------------------------------------------------------------
# THE SHEET OF DATA, WHICH NOBODY LOOKS AT
# ------------------------------------------------------------


def of_company(figure):
    return f'=IF($D$2="","",PIVOT.VALUE({chosen(OVERALLS)},"{figure}:max","unit_id",$D$2))'


def key_figures():
    """Label and value of what is known first, in A and B from row 2."""
    return {
        "A1": "Added to the number of a data source",
        "B1": '=IF(ODOO.FILTER.VALUE("Campaign")="",0,1)',
        "A2": '=_t("Overall score")',
        "B2": of_company("score"),
        "A3": '=_t("Target")',
        "B3": of_company("target"),
        "A4": '=_t("Gap to target")',
        "B4": of_company("gap"),
        "A5": '=_t("Change since the previous wave")',
        "B5": of_company("change"),
        "A6": '=_t("Answered")',
        "B6": of_company("respondents"),
        "A7": '=_t("Invited")',
        "B7": f'=ODOO.LIST({chosen(UNIT_LIST)},1,"headcount")',
        # With a sign, and a word instead of nothing.
        "A8": "Shown",
        "B8": signed("B4"),
        "B9": signed("B5"),
        "A10": "Below the key figures",
        "B10": '=IF(B2="","",_t("of 100"))',
        "B11": '=IF(B3="","",CONCATENATE(_t("Target"),": ",B3))',
        "B12": '=IF(B5="","",_t("since the previous wave"))',
        "B13": '=IF(B6="","",CONCATENATE(_t("Invited"),": ",B7))',
    }


def signed(cell):
    return f'=IF({cell}="","–",IF({cell}>0,CONCATENATE("+",{cell}),{cell}))'


def unit_cells():
    """Ids and depths of the units in D and E from row 2."""
    cells = {"D1": "Unit", "E1": "Depth"}
    for number in range(1, UNITS + 1):
        row = number + 1
        path = f'ODOO.LIST({chosen(UNIT_LIST)},{number},"parent_path")'
        cells[f"D{row}"] = f'=ODOO.LIST({chosen(UNIT_LIST)},{number},"id")'
        cells[f"E{row}"] = f'=IF(D{row}="",0,LEN({path})-LEN(SUBSTITUTE({path},"/",""))-1)'
    return cells


def dimension_cells():
    """The company's scores and targets by dimension in G to I, and in J the short name."""
    cells = {"G1": "Dimension", "H1": '=_t("Score")', "I1": '=_t("Target")', "J1": "Short"}
    last = KNOWN_DIMENSIONS + 1
    for number in range(1, DIMENSIONS + 1):
        row, place = number + 1, f'"#dimension_id",{number}'
        cells[f"G{row}"] = f"=PIVOT.HEADER({chosen(SCORES)},{place})"
        for letter, figure in (("H", "score"), ("I", "target")):
            cells[f"{letter}{row}"] = (
                f'=IF(OR($D$2="",$G{row}=""),"",'
                f'PIVOT.VALUE({chosen(SCORES)},"{figure}:max","unit_id",$D$2,{place}))'
            )
        cells[f"J{row}"] = (
            f'=IF($G{row}="","",IFERROR(VLOOKUP($G{row},$P$2:$R${last},3,FALSE),$G{row}))'
        )
    return cells


def short_names():
    """Name and short name of every dimension, in P to R: a pivot knows the names only."""
    cells = {"P1": "Name", "Q1": "Within a sentence", "R1": "Alone"}
    words = ",".join(f'"{code}",_t("{word}")' for code, word in SHORT.items())
    for number in range(1, KNOWN_DIMENSIONS + 1):
        row = number + 1
        code = f'ODOO.LIST({DIMENSION_LIST},{number},"code")'
        cells[f"P{row}"] = f'=ODOO.LIST({DIMENSION_LIST},{number},"name")'
        cells[f"Q{row}"] = f'=IF(P{row}="","",SWITCH({code},{words},P{row}))'
        cells[f"R{row}"] = f"=CONCATENATE(UPPER(LEFT(Q{row},1)),MID(Q{row},2,99))"
    return cells


def wave_cells():
    """The company's overall score by wave in K to N, the oldest first: the line chart.

    The pivot gives the newest first; blank ones are counted off.
    """
    cells = {"K1": "Newest first", "M1": "Wave", "N1": '=_t("Overall score")'}
    last = WAVES + 1
    for number in range(1, WAVES + 1):
        row = number + 1
        place = f'COUNTIF($K$2:$K${last},"?*")-{number}+1'
        cells[f"K{row}"] = f'=PIVOT.HEADER({TREND},"#campaign_id",{number})'
        for letter, formula in (
            ("M", f'PIVOT.HEADER({TREND},"#campaign_id",{place})'),
            ("N", f'PIVOT.VALUE({TREND},"score:max","#campaign_id",{place})'),
        ):
            cells[f"{letter}{row}"] = f'=IF({place}<1,"",{formula})'
    return cells


def data_sheet():
    cells = {
        **key_figures(),
        **unit_cells(),
        **dimension_cells(),
        **wave_cells(),
        **short_names(),
    }
    return sheet("data", "Data", cells, columns=18, rows=UNITS + 2, visible=False)


# ------------------------------------------------------------
# THE DASHBOARD
# ------------------------------------------------------------


def heatmap_cells():
    head = FIRST_UNIT - 1
    cells = {
        f"A{FIRST_UNIT - 3}": f"[Heatmap by department](odoo://ir_menu_xml_id/{BOARD})",
        f"A{FIRST_UNIT - 2}": '=_t("Without a number: hidden to protect small groups. Groups '
        'overlap: do not add up or average.")',
        f"A{head}": '=_t("Department")',
        f"B{head}": '=_t("Overall")',
        f"C{head}": '=_t("Answered")',
    }
    for number in range(1, DIMENSIONS + 1):
        letter = column(2 + number)
        cells[f"{letter}{head}"] = f"=Data!$J${number + 1}"
    for number in range(UNITS):
        cells.update(unit_row(FIRST_UNIT + number, number + 2, number + 1))
    return cells


def unit_row(row, data, number):
    """The cells of one unit; all of them empty where there is no such unit."""
    unit = f"Data!$D${data}"

    def cell(formula):
        return f'=IF({unit}="","",{formula})'

    name = f'ODOO.LIST({chosen(UNIT_LIST)},{number},"name")'
    cells = {
        f"A{row}": cell(f'CONCATENATE(LEFT("{INDENT}",Data!$E${data}),{name})'),
        f"B{row}": cell(f'PIVOT.VALUE({chosen(OVERALLS)},"score:max","unit_id",{unit})'),
        f"C{row}": cell(f'PIVOT.VALUE({chosen(OVERALLS)},"respondents:max","unit_id",{unit})'),
    }
    for place in range(1, DIMENSIONS + 1):
        value = (
            f'PIVOT.VALUE({chosen(SCORES)},"score:max","unit_id",{unit},"#dimension_id",{place})'
        )
        cells[f"{column(2 + place)}{row}"] = f'=IF(OR({unit}="",Data!$G${place + 1}=""),"",{value})'
    return cells


def color_scale():
    """From orange over grey to blue, with dark text readable on all of it; blank stays blank."""
    end = FIRST_UNIT + UNITS - 1

    def point(value, color):
        return {"type": "number", "value": str(value), "color": color}

    return {
        "id": "scale",
        "ranges": [
            f"B{FIRST_UNIT}:B{end}",
            f"D{FIRST_UNIT}:{column(2 + DIMENSIONS)}{end}",
        ],
        "rule": {
            "type": "ColorScaleRule",
            "minimum": point(25, ORANGE),
            "midpoint": point(55, GREY),
            "maximum": point(85, BLUE),
        },
    }


def figure(number, data, left, top, width, height):
    return {
        "id": number,
        "tag": "chart",
        "width": width,
        "height": height,
        "col": 0,
        "row": 0,
        "offset": {"x": left, "y": top},
        "data": {**data, "chartId": number},
    }


def scorecard(number, title, value, place, baseline=None):
    data = {
        "type": "scorecard",
        "title": {"text": title, "bold": True, "color": TEXT},
        "background": "#EFF6FF",
        "baselineColorDown": "#B9500F",
        "baselineColorUp": "#2F6FB9",
        "baselineMode": "text",
        "keyValue": value,
        "humanize": False,
    }
    if baseline:
        data["baseline"] = baseline
    return figure(number, data, 10 + (CARD + 10) * place, 10, CARD, 108)


def chart(kind, series, labels, **options):
    return {
        "type": kind,
        "title": {"text": ""},
        "background": "#FFFFFF",
        "legendPosition": "none",
        "dataSetsHaveTitle": True,
        "dataSets": [{"dataRange": f"Data!{place}", "yAxisId": "y", **look}
                     for place, look in series],
        "labelRange": f"Data!{labels}",
        "labelsAsText": True,
        "stacked": False,
        "aggregated": False,
        "cumulative": False,
        **options,
    }  # fmt: skip


def figures():
    end = DIMENSIONS + 1
    bars = chart(
        "bar",
        [(f"H1:H{end}", {"backgroundColor": "#2F6FB9"}),
         (f"I1:I{end}", {"backgroundColor": "#B4BDC3"})],
        f"J2:J{end}", horizontal=True, legendPosition="top",
    )  # fmt: skip
    line = chart("line", [(f"N1:N{WAVES + 1}", {"backgroundColor": "#2F6FB9"})], f"M2:M{WAVES + 1}")
    return [
        scorecard("overall", "Overall score", "Data!B2", 0, "Data!B10"),
        scorecard("gap", "Gap to target", "Data!B8", 1, "Data!B11"),
        scorecard("change", "Change", "Data!B9", 2, "Data!B12"),
        scorecard("answered", "Answered", "Data!B6", 3, "Data!B13"),
        figure("dimensions", bars, 10, 178, 580, 395),
        figure("trend", line, 615, 178, 445, 395),
    ]


def main_sheet():
    head, end = FIRST_UNIT - 1, FIRST_UNIT + UNITS - 1
    last = column(2 + DIMENSIONS)
    made = sheet("main", "Dashboard", {}, columns=3 + DIMENSIONS, rows=end + 1)
    made["cells"] = {
        "A7": f"[Dimensions of the company](odoo://ir_menu_xml_id/{BOARD})",
        "G7": f"[Trend over the waves](odoo://ir_menu_xml_id/{BOARD})",
        **heatmap_cells(),
    }
    made["cols"] = {
        "0": {"size": NAME_WIDTH},
        "1": {"size": OVERALL_WIDTH},
        "2": {"size": ANSWERED_WIDTH},
        **{str(one): {"size": WIDTH} for one in range(3, 3 + DIMENSIONS)},
    }
    made["rows"] = {str(head - 1): {"size": 62}, "6": {"size": 36}, str(head - 3): {"size": 36}}
    made["styles"] = {
        "A7": 1, "G7": 1, f"A{FIRST_UNIT - 3}": 1, f"A{FIRST_UNIT - 2}": 2,
        f"A{head}": 3, f"B{head}:{last}{head}": 4,
        f"A{FIRST_UNIT}:A{end}": 5, f"B{FIRST_UNIT}:{last}{end}": 6,
    }  # fmt: skip
    made["borders"] = {
        f"A{head}:{column(10)}{head}": 1,  # the eight that every campaign asks
        f"B{FIRST_UNIT}:{column(1 + DIMENSIONS)}{end}": 2,
    }
    made["conditionalFormats"] = [color_scale()]
    made["figures"] = figures()
    return made


def sheet(number, name, cells, columns, rows, visible=True):
    return {
        "id": number,
        "name": name,
        "colNumber": columns,
        "rowNumber": rows,
        "rows": {},
        "cols": {},
        "merges": [],
        "cells": cells,
        "styles": {},
        "formats": {},
        "borders": {},
        "conditionalFormats": [],
        "dataValidationRules": [],
        "figures": [],
        "tables": [],
        "areGridLinesVisible": False,
        "isVisible": visible,
        "headerGroups": {"ROW": [], "COL": []},
        "comments": {},
    }


def dashboard():
    white = {"style": "thick", "color": "#FFFFFF"}
    return {
        "version": "18.5.10",
        "revisionId": "START_REVISION",
        "uniqueFigureIds": True,
        "sheets": [main_sheet(), data_sheet()],
        "styles": {
            "1": {"textColor": BRAND, "fontSize": 16, "bold": True},
            "2": {"textColor": MUTED, "fontSize": 10},
            "3": {"textColor": TEXT, "bold": True, "fontSize": 10, "verticalAlign": "bottom"},
            "4": {"textColor": TEXT, "fontSize": 8, "align": "center",
                  "verticalAlign": "bottom", "wrapping": "wrap"},
            "5": {"textColor": TEXT, "verticalAlign": "middle"},
            "6": {"textColor": "#1a1a1a", "align": "center", "verticalAlign": "middle"},
        },
        "formats": {},
        "borders": {
            "1": {"bottom": {"style": "thin", "color": LINE}},
            "2": {"top": white, "bottom": white, "left": white, "right": white},
        },
        "customTableStyles": {},
        "settings": {
            "locale": {
                "name": "English (US)",
                "code": "en_US",
                "thousandsSeparator": ",",
                "decimalSeparator": ".",
                "dateFormat": "mm/dd/yyyy",
                "timeFormat": "hh:mm:ss",
                "formulaArgSeparator": ",",
                "weekStart": 7,
            }
        },
        "pivots": pivots(),
        "pivotNextId": TREND + 1,
        "lists": lists(),
        "listNextId": DIMENSION_LIST + 1,
        "globalFilters": [campaign_filter()],
        "chartOdooMenusReferences": dict.fromkeys(
            ("overall", "gap", "change", "answered", "dimensions", "trend"), BOARD
        ),
    }  # fmt: skip


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(dashboard(), indent=1, ensure_ascii=False) + "\n")
