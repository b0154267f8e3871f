# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The columns of the heatmap."""

from odoo.tools import SQL

from ..tools import capital
from .words import short_words

NAMES = ("id", "code", "name", "pillar", "description", "outward", "is_core")
PILLARS = ("people", "process", "technology")


def columns_of(campaign):
    """Return a dict for each dimension, grouped by pillar, in one query.

    They are the standard dimensions and those about which the campaign asked. A standard dimension
    about which it did not ask is an empty column.
    """
    Dimension = campaign.env["readiness.dimension"]
    pillars = dict(Dimension._fields["pillar"]._description_selection(campaign.env))
    words = short_words(campaign.env)
    columns = [
        {
            **{name: value or "" for name, value in zip(NAMES, row, strict=False)},
            "short": capital(words.get(row[1]) or row[2] or ""),
            "is_core": bool(row[-2]),
            "pillar_name": pillars[row[3]],
            "is_asked": row[-1],
        }
        for row in _dimensions(campaign)
    ]
    return sorted(columns, key=lambda column: PILLARS.index(column["pillar"]))


def _dimensions(campaign):
    """Return [(*NAMES, whether the campaign asked about it)]; nothing else of its questionnaire."""
    Dimension = campaign.env["readiness.dimension"].with_context(active_test=False)
    query = Dimension._search([])
    query.order = Dimension._order_to_sql(Dimension._order, query)
    asked = SQL(
        """EXISTS (SELECT FROM survey_question page
                    WHERE page.survey_id = %s AND page.is_page
                      AND page.dimension_id = %s)""",
        campaign.sudo().survey_id.id,  # readers have no access to questionnaires
        SQL.identifier(query.table, "id"),
    )
    core = SQL("%s AND %s", *(SQL.identifier(query.table, n) for n in ("is_core", "active")))
    query.add_where(SQL("(%s OR (%s))", asked, core))
    columns = [Dimension._field_to_sql(query.table, name, query) for name in NAMES]
    return campaign.env.execute_query(query.select(*columns, asked))
