# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Bring the translations up to date with the texts of the addon.

    scripts/dev exec python scripts/translations.py DATABASE [--from TEXTS.json ...]

Exports the terms from a database in which the addon is installed, writes the template, and
merges it into every language's file: translations are kept, texts that are gone are dropped.
A file of ``{"English": "translation"}`` fills in missing ones of the language given by ``--to``.
Ends with an error if a term of Spanish, which is always complete, has no translation.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "social_readiness" / "i18n"
ADDON = "social_readiness"
COMPLETE = "es"


def export_template(database):
    """Return the addon's terms as Odoo extracts them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.pot"
        command = [ROOT / "scripts" / "odoo", "i18n", "export", "-d", database, "-o", path, ADDON]
        subprocess.run(command, check=True)
        template = polib.pofile(str(path))
    for date in ("POT-Creation-Date", "PO-Revision-Date"):
        template.metadata.pop(date, None)
    template.sort()
    return template


def same(text):
    """Texts that differ in white space only are the same: a formatter may have been there."""
    return " ".join(text.split())


def merge(path, template, texts):
    """Merge the template into a language's file, keeping and adding translations."""
    known = {}
    if path.exists():
        entries = polib.pofile(str(path))
        known = {same(entry.msgid): entry.msgstr for entry in entries if entry.msgstr}
    language = polib.POFile(wrapwidth=template.wrapwidth)
    language.metadata = {
        **template.metadata,
        "Language": path.stem,
        "Plural-Forms": "nplurals=2; plural=n != 1;",
    }
    for term in template:
        entry = polib.POEntry(
            msgid=term.msgid,
            msgstr=texts.get(same(term.msgid)) or known.get(same(term.msgid), ""),
            comment=term.comment,
            occurrences=term.occurrences,
            flags=term.flags,
        )
        language.append(entry)
    language.save(str(path))
    return [entry.msgid for entry in language if not entry.msgstr]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--from", dest="sources", nargs="*", default=[], type=Path)
    parser.add_argument("--to", default=COMPLETE)
    arguments = parser.parse_args()
    texts = {}
    for source in arguments.sources:
        source_texts = json.loads(source.read_text())
        texts.update({same(text): translation for text, translation in source_texts.items()})
    template = export_template(arguments.database)
    FOLDER.mkdir(exist_ok=True)
    template.save(str(FOLDER / f"{ADDON}.pot"))
    languages = {path.stem for path in FOLDER.glob("*.po")} | {COMPLETE, arguments.to}
    missing = {}
    for language in sorted(languages):
        own = texts if language == arguments.to else {}
        missing[language] = merge(FOLDER / f"{language}.po", template, own)
        print(f"{language}: {len(template) - len(missing[language])} of {len(template)} translated")
    for text in missing[COMPLETE]:
        print(f"  missing in {COMPLETE}: {text!r}")
    return bool(missing[COMPLETE])


if __name__ == "__main__":
    sys.exit(main())
