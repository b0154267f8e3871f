# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The figures of the heatmap, from the release rows and nothing else."""

from odoo.tools import SQL

# What a row holds, one number a column: its name in the document, in the table, and the flag
# that says whether there is one.
FIGURES = (
    ("scores", "score", None),
    ("favourable", "favourable", "has_favourable"),
    ("changes", "change", "has_change"),
    ("targets", "target", "has_target"),
)


def figures_of(campaign, columns):
    """Return the figures of each row and the targets of each column, the overall last.

    :param columns: see ``columns_of``
    :return: ({(unit id, scope): (respondents, respondents behind the shares, scores, favourable,
        changes)}, targets); the last three hold a whole number a column, ``None`` where the row
        has none
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
    """The release rows that the reader may see, a line a unit and scope, in one query."""
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
