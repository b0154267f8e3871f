# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every file that a document names is there, and every link leads somewhere."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
DOCUMENTS = [*OWN, *sorted((ROOT / "docs").glob("*.md"))]
GUIDES = sorted((ROOT / "docs" / "guide").rglob("*.md"))
# From here, from the addon, from the tests.
PLACES = (ROOT, ROOT / "social_readiness", ROOT / "tests")
FILE = re.compile(r"`([\w./-]+/|[\w./-]*\w\.(?:py|xml|js|css|sql|md))`")
NAME = re.compile(r"`(?:(\w+)\.)?(\w+)\(\)`")  # `_row()`, `Rows._value()`
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_are_there(document):
    named = {name for name in FILE.findall(document.read_text()) if not name.startswith("/")}
    gone = {name for name in named if not any((place / name).exists() for place in PLACES)}
    assert not gone


def test_functions_are_in_the_files_named_beside_them():
    lines = (ROOT / "docs" / "architecture.md").read_text().splitlines()
    beside = [(NAME.findall(line), "".join(sources(line))) for line in lines]
    assert sum(len(names) for names, _source in beside) > 10
    gone = [
        name
        for names, source in beside
        for holder, name in names
        if f"def {name}(" not in source or (holder and f"class {holder}" not in source)
    ]
    assert not gone


def sources(line):
    """The code of the addon's files that a line names."""
    paths = (ROOT / "social_readiness" / name for name in FILE.findall(line))
    yield from (path.read_text() for path in paths if path.is_file())


@pytest.mark.parametrize("document", [*DOCUMENTS, *GUIDES], ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    for link in LINK.findall(document.read_text()):
        if "://" in link:
            continue
        path, _hash, heading = link.partition("#")
        if path.startswith("/"):
            continue  # what Odoo serves: see test_guide
        target = document.parent / path if path else document
        assert target.exists(), link
        assert not heading or heading in headings(target), link


def headings(document):
    """The anchors that GitHub makes of the headings."""
    found = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    written = re.findall(r'<a id="([\w-]+)">', document.read_text())
    made = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in found}
    return made | set(written)


def test_no_sentence_is_said_twice():
    """What two pages say, they say of different things, or one of them links to the other."""
    said = Counter(sentence for path in DOCUMENTS for sentence in sentences(path))
    assert [sentence for sentence, times in said.items() if times > 1] == []


def sentences(document):
    """The sentences of a page's paragraphs and lists, without tables and code."""
    text = re.sub(r"^ *```.*?^ *```", "", document.read_text(), flags=re.MULTILINE | re.DOTALL)
    text = "\n".join("" if line.startswith(("|", "#", "!")) else line for line in text.split("\n"))
    paragraphs = re.split(r"\n\s*\n|^\s*(?:-|\d+\.) ", text, flags=re.MULTILINE)
    for paragraph in paragraphs:
        for sentence in re.split(r"(?<=[.!?]) ", " ".join(paragraph.split())):
            if len(sentence.split()) > 5:
                yield sentence
