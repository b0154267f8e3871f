# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""No text says "1 people": where a number can be one, there is a text for one."""

import ast
import re
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parents[2] / "social_readiness"
NOUNS = (
    "actions|addresses|answers|campaigns|codes|departments|days|emails|employees|languages|managers"
    "|people|points|responses|rows|sections|statements|sub-departments|surveys|weeks"
)
# A number, and a noun in the plural directly after it or after one word.
COUNTED = re.compile(rf"%(?:\(\w+\))?s (?:more )?(?:{NOUNS})\b|^%s of them\b")
# Beginnings of texts whose number is never one, or stands for a part of others.
NEVER_ONE = {
    "%(after)s people invited": "at least the minimum group size",
    "Thank you. %(answered)s of": "at least the minimum group size",
    "%(respondents)s of %(invited)s people": "at least the minimum group size",
    "%s responses": "at least the minimum group size",
    "%(share)s favorable": "at least fifteen responses",
    "Audience: it has fewer than %s people": "the minimum group size",
    "Confidential: nobody is told who took part, not even": "the minimum group size",
    "Nothing is shown about fewer than %s people": "the minimum group size",
    "%s more rows: see the spreadsheet.": "the slide chooses between two texts of a table",
    "This is voluntary": "a constant",
    "Audience: more than 5%": "a constant",
    "Closing: another campaign": "a constant",
    "Repeat: the next campaign": "a constant",
    "The last check found": "a constant",
    "Incomplete records: this would leave out": "of the whole audience",
    "This list shows only": "a list that is too long for the sheet",
    "%(days)s days left": "one day is tomorrow",
    "%(people)s people were not invited": "one person has a text of their own",
    "%(people)s people, 1 department": "one person is said before",
    "%(people)s people, %(departments)s": "one person is said before",
    "%(people)s people": "one person is said before",
    "%(entered)s of %(headcount)s people were added to Odoo in the last 30 days. Such": "an import",
    "Fewer than %(minimum)s of": "the minimum group size",
}


def python_texts(path):
    """Yield (text, whether it is one of two) of each translated text of a module."""
    tree = ast.parse(path.read_text())
    chosen = {
        id(inner)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "one_or_many"
        for inner in ast.walk(call)
    }
    for call in ast.walk(tree):
        name = getattr(
            getattr(call, "func", None), "attr", getattr(getattr(call, "func", None), "id", "")
        )
        if isinstance(call, ast.Call) and name == "_" and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value, id(call) in chosen


def script_texts(path):
    """Yield the same for a script; what a call spans is told from its parentheses."""
    source = path.read_text()
    chosen = [(at.end(), closing(source, at.end())) for at in re.finditer(r"oneOrMany\(", source)]
    for found in re.finditer(r'_t\(\s*"((?:[^"\\]|\\.)*)"', source):
        yield found[1], any(begin <= found.start() < end for begin, end in chosen)


def closing(source, begin):
    """The place of the parenthesis that closes the one before ``begin``; texts are left out."""
    depth, text = 1, re.compile(r'"(?:[^"\\]|\\.)*"')
    place = begin
    while depth:
        if skipped := text.match(source, place):
            place = skipped.end()
            continue
        depth += {"(": 1, ")": -1}.get(source[place], 0)
        place += 1
    return place


def texts():
    for path in sorted(ADDON.rglob("*.py")):
        for text, chosen in python_texts(path):
            yield path.name, text, chosen
    for path in sorted((ADDON / "static" / "src").rglob("*.js")):
        for text, chosen in script_texts(path):
            yield path.name, text, chosen


COUNTING = [one for one in texts() if COUNTED.search(one[1])]


@pytest.mark.parametrize(("place", "text", "chosen"), COUNTING, ids=[one[1] for one in COUNTING])
def test_a_number_that_can_be_one_has_a_text_for_one(place, text, chosen):
    assert chosen or any(text.startswith(begin) for begin in NEVER_ONE), (place, text)


@pytest.mark.parametrize("begin", NEVER_ONE)
def test_exceptions_are_in_use(begin):
    assert any(text.startswith(begin) and not chosen for _place, text, chosen in COUNTING)


def test_texts_are_found():
    assert sum(chosen for _place, _text, chosen in COUNTING) > 15
