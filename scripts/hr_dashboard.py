# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Write the cells of the spreadsheet dashboard "Social media readiness" that repeat by the row.

    python scripts/hr_dashboard.py

Odoo Community has no editor for such files. Charts, styles, pivots, lists and single cells are
edited in the file itself; the rows of units, dimensions, campaigns and names come from here.
What both keep to:

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
UNITS, DIMENSIONS, CAMPAIGNS, KNOWN_DIMENSIONS = 60, 10, 8, 20
FIRST_UNIT = 29  # row of the first unit on the sheet
INDENT = "\u2003" * 8  # deeper units are not moved further in
# The numbers of data sources, of the newest campaign or the chosen one, and of those for both.
UNIT_LIST, SCORES, OVERALLS = (f"{number}+Data!$B$1" for number in (1, 1, 3))
DIMENSION_LIST, TREND = 3, 5
# As the heads of the heatmap, see ``results/words.py``.
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


def unit_cells(number):
    """On the sheet of data: id and depth of a unit."""
    row = number + 1
    path = f'ODOO.LIST({UNIT_LIST},{number},"parent_path")'
    return {
        f"D{row}": f'=ODOO.LIST({UNIT_LIST},{number},"id")',
        f"E{row}": f'=IF(D{row}="",0,LEN({path})-LEN(SUBSTITUTE({path},"/",""))-1)',
    }


def dimension_cells(number):
    """The company's score and target in a dimension, and its short name."""
    row, place = number + 1, f'"#dimension_id",{number}'
    names = f"VLOOKUP($G{row},$P$2:$R${KNOWN_DIMENSIONS + 1},3,FALSE)"
    figures = {
        f"{letter}{row}": f'=IF(OR($D$2="",$G{row}=""),"",'
        f'PIVOT.VALUE({SCORES},"{figure}:max","unit_id",$D$2,{place}))'
        for letter, figure in (("H", "score"), ("I", "target"))
    }
    return {
        f"G{row}": f"=PIVOT.HEADER({SCORES},{place})",
        **figures,
        f"J{row}": f'=IF($G{row}="","",IFERROR({names},$G{row}))',
    }


def name_cells(number):
    """Name and short name of a dimension: a pivot knows the names only."""
    row = number + 1
    words = ",".join(f'"{code}",_t("{word}")' for code, word in SHORT.items())
    code = f'ODOO.LIST({DIMENSION_LIST},{number},"code")'
    return {
        f"P{row}": f'=ODOO.LIST({DIMENSION_LIST},{number},"name")',
        f"Q{row}": f'=IF(P{row}="","",SWITCH({code},{words},P{row}))',
        f"R{row}": f"=CONCATENATE(UPPER(LEFT(Q{row},1)),MID(Q{row},2,99))",
    }


def campaign_cells(number):
    """The company's overall scores, the oldest first: the pivot gives the newest first."""
    row = number + 1
    place = f'COUNTIF($K$2:$K${CAMPAIGNS + 1},"?*")-{number}+1'
    header = f'PIVOT.HEADER({TREND},"#campaign_id",{place})'
    value = f'PIVOT.VALUE({TREND},"score:max","#campaign_id",{place})'
    return {
        f"K{row}": f'=PIVOT.HEADER({TREND},"#campaign_id",{number})',
        f"M{row}": f'=IF({place}<1,"",{header})',
        f"N{row}": f'=IF({place}<1,"",{value})',
    }


def heatmap_row(number):
    """The cells of a unit on the dashboard; all of them empty where there is no such unit."""
    row, unit = FIRST_UNIT + number - 1, f"Data!$D${number + 1}"
    name = f'ODOO.LIST({UNIT_LIST},{number},"name")'
    overall = f'PIVOT.VALUE({OVERALLS},"%s:max","unit_id",{unit})'
    cells = {
        f"A{row}": f'=IF({unit}="","",CONCATENATE(LEFT("{INDENT}",Data!$E${number + 1}),{name}))',
        f"B{row}": f'=IF({unit}="","",{overall % "score"})',
        f"C{row}": f'=IF({unit}="","",{overall % "respondents"})',
    }
    for place in range(1, DIMENSIONS + 1):
        value = f'PIVOT.VALUE({SCORES},"score:max","unit_id",{unit},"#dimension_id",{place})'
        empty = f'OR({unit}="",Data!$G${place + 1}="")'
        cells[f"{chr(ord('C') + place)}{row}"] = f'=IF({empty},"",{value})'
    return cells


def written(file):
    """The content of the file with its repeated cells as they have to be."""
    dashboard = json.loads(file.read_text())
    shown, data = (sheet["cells"] for sheet in dashboard["sheets"])
    for cells, make, count in (
        (shown, heatmap_row, UNITS),
        (data, unit_cells, UNITS),
        (data, dimension_cells, DIMENSIONS),
        (data, campaign_cells, CAMPAIGNS),
        (data, name_cells, KNOWN_DIMENSIONS),
    ):
        for number in range(1, count + 1):
            cells.update(make(number))
    return json.dumps(dashboard, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(FILE))
