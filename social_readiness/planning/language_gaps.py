# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Statements and sections that do not say the same in every language.

Odoo keeps the texts of all languages in one column and does not note which one was changed last.
So a question keeps, in ``langs_behind``, the languages in which it was not changed when it was in
another. A language that is changed later has caught up.
"""

from contextlib import contextmanager

from odoo.tools import SQL

from ..languages import installed_langs

SOURCE = "en_US"
TEXT = "title"


@contextmanager
def noting_changes(questions, names):
    """Note which languages are left behind by what is written within.

    :param names: of the fields that are written
    """
    questions = questions.filtered(_is_ours)
    if TEXT not in names or not questions:
        yield
        return
    before = stored_texts(questions)
    yield
    after = stored_texts(questions)
    for question in questions:
        texts, were = after.get(question.id, {}), before.get(question.id, {})
        changed = {lang for lang, text in texts.items() if text != were.get(lang)}
        if changed:
            question.langs_behind = _behind_after(question, changed)


def note_new(questions):
    """Note that new statements were written in one language, the reader's."""
    for question in filter(_is_ours, questions):
        written = question.env.lang or SOURCE
        question.langs_behind = sorted({*installed_langs(question.env)} - {written})


def _is_ours(question):
    """Whether a person writes this question, in a questionnaire that can be changed."""
    survey = question.sudo().survey_id
    is_installed = question.env.context.get("install_mode")
    return survey.survey_type == "readiness" and not survey.campaign_id and not is_installed


def stored_texts(questions):
    """Return {question id: {language: text}}, with the languages that have a text of their own.

    In the others, Odoo shows the English text.
    """
    questions.flush_recordset([TEXT])
    rows = questions.env.execute_query(
        SQL("SELECT id, title FROM survey_question WHERE id = ANY(%s)", questions.ids)
    )
    return dict(rows)


def gaps_of(questions, langs):
    """{question id: languages whose text may not say what the others say}; none left out.

    Those that were left behind; and those without a text of their own, or with the English one.
    Where it was written in another language first, it is English that is behind.

    :param langs: codes that are asked, in order
    """
    gaps = {}
    for question, texts in stored_texts(questions).items():
        behind = {*(questions.browse(question).langs_behind or ())}
        source = texts.get(SOURCE)
        for lang in langs:
            is_foreign = not lang.startswith("en_") and SOURCE not in behind
            if is_foreign and texts.get(lang, source) == source:
                behind.add(lang)
        found = [lang for lang in langs if lang in behind]
        if found and len(langs) > 1:
            gaps[question] = found
    return gaps


def _behind_after(question, changed):
    """The languages that are behind once these were changed."""
    behind = {*(question.langs_behind or ())}
    if behind & changed:
        return sorted(behind - changed)
    return sorted({*installed_langs(question.env)} - changed)


def gaps_in_campaign(campaign):
    """Say in how many texts of a draft the languages differ, and which; False if in none.

    Only the languages that people can choose count.
    """
    campaign = campaign.sudo()
    chosen = campaign.lang_ids or campaign.questionnaire_id.lang_ids
    langs = chosen.mapped("code") or installed_langs(campaign.env)
    gaps = gaps_of(campaign._asked_questions()._origin, langs)
    found = {lang for behind in gaps.values() for lang in behind}
    return bool(gaps) and campaign.env._(
        "Statements and sections to check in another language: %(count)s (%(languages)s).",
        count=len(gaps),
        languages=names_of(campaign.env, [lang for lang in langs if lang in found]),
    )


def names_of(env, langs):
    """The names of languages, as they call themselves: "Español"."""
    names = dict(env["res.lang"].get_installed())
    return ", ".join(names.get(lang, lang).split(" / ")[-1] for lang in langs)
