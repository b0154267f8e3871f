# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Copies of questionnaires: where each statement comes from, and in which words it was asked.

A campaign asks a frozen copy, which nobody can change (``survey.survey._check_may_change``). Its
texts are written with SQL here: plain Odoo takes several statements for each item and language, and
the lock on frozen copies allows a single change, ``fill_in_languages``.
"""

from odoo import Command
from odoo.tools import SQL

# The translated texts of sections, items and questionnaires.
TEXTS = {
    "survey_survey": ("title", "description"),
    "survey_question": (
        "title",
        "description",
        "scale_min_label",
        "scale_mid_label",
        "scale_max_label",
    ),
}


def freeze(questionnaire, campaign):
    """Return a locked copy of the questionnaire for the campaign (sudo).

    Optional dimensions about which the campaign does not ask are left out.
    """
    questionnaire.ensure_one()
    frozen = questionnaire.sudo().copy(
        {
            "active": True,
            "user_id": False,
            "restrict_user_ids": False,
            "company_id": campaign.company_id.id,
            "lang_ids": [Command.set((campaign.lang_ids or questionnaire.lang_ids).ids)],
        }
    )
    _copy_title(questionnaire, frozen)
    frozen.question_and_page_ids.filtered(lambda question: question._is_left_out(campaign)).unlink()
    frozen.env.flush_all()
    frozen.campaign_id = campaign
    frozen.env.flush_all()
    return frozen


def _copy_title(source, target):
    """Give the copy the questionnaire's title in every language, without Odoo's "(copy)"."""
    target.env.flush_all()
    target.env.cr.execute(
        SQL(
            "UPDATE survey_survey SET title = source.title FROM survey_survey source"
            " WHERE survey_survey.id = %(target)s AND source.id = %(source)s",
            target=target.id,
            source=source.id,
        )
    )
    target.invalidate_recordset(["title"])


def copy_item_texts(source, target):
    """Copy the texts of all items, in every language, in one statement."""
    old, copies = source.question_and_page_ids.sorted(), target.question_and_page_ids.sorted()
    texts = [name for name, field in old._fields.items() if field.translate and field.store]
    target.env.flush_all()
    target.env.cr.execute(
        SQL(
            "UPDATE survey_question copy SET %(texts)s FROM survey_question old"
            "  JOIN unnest(%(old)s, %(copies)s) pair (old, copy) ON pair.old = old.id"
            " WHERE copy.id = pair.copy",
            texts=SQL(", ").join(
                SQL("%(text)s = old.%(text)s", text=SQL.identifier(name)) for name in texts
            ),
            old=old.ids,
            copies=copies.ids,
        )
    )
    copies.invalidate_recordset(texts)


def set_origins(source, target):
    """Store on the copy and its items what they were copied from, for comparisons (sudo)."""
    target.origin_id = source.origin_id or source
    origins = []
    for original in source.question_and_page_ids.sorted():
        origin = original.origin_id or original
        # If two items of a questionnaire have the same origin, the second is an item of its own.
        origins.append(original.id if origin.id in origins else origin.id)
    copies = target.question_and_page_ids.sorted()
    target.env.flush_all()
    target.env.cr.execute(
        SQL(
            "UPDATE survey_question copy SET origin_id = pair.origin"
            "  FROM unnest(%(copies)s, %(origins)s) pair (copy, origin) WHERE copy.id = pair.copy",
            copies=copies.ids,
            origins=origins,
        )
    )
    copies.invalidate_recordset(["origin_id"])


def fill_in_languages(env):
    """Fill languages that were installed later into frozen copies, from the texts of the origin.

    This is the only change that the lock allows, and only if the origin still says the same: the
    words that people answered stay as they were.
    """
    env.flush_all()
    for table, texts in TEXTS.items():
        for text in texts:
            _fill_in_text(env.cr, SQL.identifier(table), SQL.identifier(text))
    env.invalidate_all(flush=False)
    env.registry.clear_cache("templates")  # cached pages have the texts from before


def _fill_in_text(cr, table, text):
    cr.execute(
        SQL(
            """
            UPDATE %(table)s copy SET %(text)s = origin.%(text)s || copy.%(text)s
              FROM %(table)s origin
             WHERE origin.id = copy.origin_id
               AND origin.%(text)s -> 'en_US' = copy.%(text)s -> 'en_US'
               AND NOT copy.%(text)s ?& ARRAY(SELECT jsonb_object_keys(origin.%(text)s))
            """,
            table=table,
            text=text,
        )
    )
