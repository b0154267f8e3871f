# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Render the guides of docs/guide to the pages that the addon ships in static/guide.

    python scripts/guide.py [--check]

One Markdown file for each page and language is the source. A section that a help link leads to
has an anchor before its heading, ``<a id="codes"></a>``, the same in each language.
"""

import html
import re
import sys
from pathlib import Path

from groundwork import files
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "guide"
TARGET = ROOT / "social_readiness" / "static" / "guide"
# From a source, the addon's static files; from a page, the same.
STATIC = "../../../social_readiness/static/"
PAGES = (
    "index",
    "hr",
    "executive",
    "manager",
    "employee",
    "council",
    "administrator",
    "integrator",
)
LANGUAGES = {"en": "English", "es": "Español"}
WORDS = {
    "en": {"guide": "Guide", "contents": "On this page", "skip": "Skip to the text"},
    "es": {"guide": "Guía", "contents": "En esta página", "skip": "Ir al texto"},
}
PAGE = """\
<!doctype html>
<html lang="{lang}">
    <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title} · Social Readiness</title>
        <link rel="stylesheet" href="../guide.css" />
    </head>
    <body>
        <a class="skip" href="#text">{skip}</a>
        <nav class="pages" aria-label="{guide}">
            {pages}
            <span class="languages">{languages}</span>
        </nav>
        <main id="text">
{text}        </main>
    </body>
</html>
"""


def pages():
    """Return {path: HTML} of every page."""
    return {
        TARGET / lang / f"{name}.html": page(lang, name) for lang in LANGUAGES for name in PAGES
    }


def page(lang, name):
    """Return one page as HTML."""
    source = (SOURCE / lang / f"{name}.md").read_text()
    return PAGE.format(
        **WORDS[lang],
        lang=lang,
        title=html.escape(title(lang, name)),
        pages="\n            ".join(_link(lang, other, name) for other in PAGES),
        languages=" ".join(_language(other, name, lang) for other in LANGUAGES),
        text=_text(source, WORDS[lang]["contents"]),
    )


def title(lang, name):
    """Return a page's first heading."""
    return re.search(r"^# (.+)$", (SOURCE / lang / f"{name}.md").read_text(), re.MULTILINE)[1]


def _link(lang, other, name):
    current = ' aria-current="page"' if other == name else ""
    return f'<a href="{other}.html"{current}>{html.escape(title(lang, other))}</a>'


def _language(other, name, lang):
    current = ' aria-current="true"' if other == lang else ""
    return f'<a href="../{other}/{name}.html" hreflang="{other}"{current}>{LANGUAGES[other]}</a>'


def _text(source, label):
    """Return a page's text and, where it has several sections with anchors, their list."""
    text = MarkdownIt("commonmark", {"html": True}).enable("table").render(_relinked(source))
    text = re.sub(r'<p><a id="([\w-]+)"></a></p>\s*<h(\d)>', r'<h\2 id="\1">', text)
    text = text.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    sections = re.findall(r'<h2 id="([\w-]+)">(.*?)</h2>', text)
    if len(sections) < 4:
        return text
    items = "".join(f'<li><a href="#{anchor}">{heading}</a></li>' for anchor, heading in sections)
    contents = f'<nav class="contents" aria-label="{label}"><ul>{items}</ul></nav>\n'
    return text.replace("</h1>\n", "</h1>\n" + contents, 1)


def _relinked(source):
    """Links between sources become links between pages; pictures are found beside them."""
    source = source.replace(STATIC, "../../")
    return re.sub(r"\]\((?![\w+]+:)([\w./-]+)\.md(#[\w-]+)?\)", r"](\1.html\2)", source)


if __name__ == "__main__":
    check = "--check" in sys.argv[1:]
    sys.exit(files.refresh(pages(), check, "make format"))
