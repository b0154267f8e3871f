# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The figures of the heatmap, from the release rows only."""

from odoo.tools import SQL

# The lists of a row, with one number per column: the name in the document, the column of the table,
# and the column that says whether there is a number.
FIGURES = (
    ("scores", "score", None),
    ("favourable", "favourable", "has_favourable"),
    ("changes", "change", "has_change"),
    ("targets", "target", "has_target"),
)


def figures_of(campaign, columns):
    """Return the figures of each row and the targets of each column, the overall ones last.

    :param columns: see ``columns_of``
    :return: ({(unit id, scope): (respondents, respondents behind the favorable shares, scores,
        favourable, changes)}, targets); the last three hold a whole number per column, ``None`` if
        the row has none
    """
    count = len(columns) + 1
    figures, targets = {}, [None] * count
    for unit, scope, respondents, behind_shares, *numbers in _released(campaign, columns):
        scores, favourable, changes, here = (
            numbers[start : start + count] for start in range(0, len(numbers), count)
        )
        figures[unit, scope] = respondents, behind_shares, scores, favourable, changes
        if None in targets:
            targets = [
                one if one is not None else there for one, there in zip(targets, here, strict=True)
            ]
    return figures, targets


def _released(campaign, columns):
    """Return the release rows that the reader may see, one per unit and scope, in one query."""
    Score = campaign.env["readiness.score"]
    query = Score._search(
        [("campaign_id", "=", campaign.id), ("kind", "in", ("dimension", "overall"))], order=""
    )

    def of(name):
        return SQL.identifier(query.table, name)

    def in_column(number, flag, dimension_id):
        is_there = (
            SQL("%s = %s", of("dimension_id"), dimension_id)
            if dimension_id
            else SQL("%s IS NULL", of("dimension_id"))
        )
        if flag:
            is_there = SQL("%s AND %s", is_there, of(flag))
        return SQL("max(%s) FILTER (WHERE %s)", of(number), is_there)

    dimension_ids = [*(column["id"] for column in columns), None]
    query.groupby = SQL("%s, %s", of("unit_id"), of("scope"))
    return campaign.env.execute_query(
        query.select(
            of("unit_id"),
            of("scope"),
            SQL("max(%s)", of("respondents")),
            SQL("max(%s)", of("favourable_respondents")),
            *(
                in_column(number, flag, dimension_id)
                for _name, number, flag in FIGURES
                for dimension_id in dimension_ids
            ),
        )
    )
