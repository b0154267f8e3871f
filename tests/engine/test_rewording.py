# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Statements in the same words, or in others."""

import pytest
from engine.trend import OTHER_STATEMENTS, REWORDED, is_like, reworded, statement_marks

KNOW = {"en_US": "I know what I may tell.", "es_ES": "Sé qué puedo contar."}


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (KNOW, False),
        ({**KNOW, "en_US": "I KNOW what I may tell"}, False),
        ({**KNOW, "es_ES": "Tengo claro qué puedo contar."}, True),
        ({"en_US": KNOW["en_US"]}, False),
        ({"de_DE": "Ich weiß, was ich sagen darf."}, False),
    ],
    ids=["the same", "capitals", "one language", "a language less", "no language in common"],
)
def test_words_are_compared_language_by_language(after, found):
    assert bool(reworded({7: KNOW}, {7: after})) is found


def test_statements_that_only_one_wave_asked_are_not_reworded():
    assert not reworded({7: KNOW}, {8: KNOW})


@pytest.mark.parametrize(
    ("after", "marks"),
    [
        ({7: KNOW}, ()),
        ({7: {"en_US": "Other words"}}, (REWORDED,)),
        ({7: KNOW, 8: KNOW}, (OTHER_STATEMENTS,)),
        ({7: {"en_US": "Other words"}, 8: KNOW}, (OTHER_STATEMENTS, REWORDED)),
    ],
)
def test_marks_of_the_statements_behind_a_score(after, marks):
    assert statement_marks({7: KNOW}, after) == marks
    assert is_like(marks) is not bool(marks)
