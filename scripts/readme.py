# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Make the addon's README.rst from the fragments in its folder ``readme``.

    python scripts/readme.py [--check]

The fragments and the order of sections are those of OCA's ``oca-gen-addon-readme``, which is
on no package index.
"""

import ast
import sys
from pathlib import Path

from groundwork import files

ADDON = Path(__file__).resolve().parent.parent / "social_readiness"
SECTIONS = {
    "INSTALL": "Installation",
    "CONFIGURE": "Configuration",
    "USAGE": "Usage",
    "ROADMAP": "Known issues / Roadmap",
}
HEAD = """\
.. This file is made by scripts/readme.py from the folder readme: do not edit it.

{title}

|license| |status|

.. |license| image:: https://img.shields.io/badge/license-LGPL--3-blue.svg
    :target: https://www.gnu.org/licenses/lgpl-3.0-standalone.html
    :alt: License: LGPL-3
.. |status| image:: https://img.shields.io/badge/maturity-{badge}-green.svg
    :alt: {status}

"""
FOOT = """\
Bug Tracker
===========

Bugs are tracked on the `website <{website}/issues>`_. Please report holes in confidentiality
privately: SECURITY.md in the repository says how.

Credits
=======

Authors
-------

- {author}

Contributors
------------

{contributors}
Maintainers
-----------

{maintainers}
"""


def readme(addon):
    """Return the text of the addon's README.rst."""
    manifest = ast.literal_eval((addon / "__manifest__.py").read_text())
    fragments = {path.stem: path.read_text() for path in sorted((addon / "readme").glob("*.rst"))}
    parts = [_head(manifest), fragments["DESCRIPTION"]]
    parts.append(".. contents:: **Table of contents**\n   :local:\n")
    parts += [f"{_underlined(SECTIONS[name])}\n{fragments[name]}" for name in SECTIONS]
    return "\n".join([*parts, _foot(manifest, fragments)])


def _head(manifest):
    line = "=" * len(manifest["name"])
    status = manifest["development_status"]
    return HEAD.format(
        title=f"{line}\n{manifest['name']}\n{line}",
        status=status,
        badge=status.replace("/", "%2F"),
    )


def _underlined(title):
    return f"{title}\n{'=' * len(title)}\n"


def _foot(manifest, fragments):
    names = [f"- `{name} <https://github.com/{name}>`_" for name in manifest["maintainers"]]
    return FOOT.format(
        website=manifest["website"],
        author=manifest["author"],
        contributors=fragments["CONTRIBUTORS"],
        maintainers="\n".join(names),
    )


if __name__ == "__main__":
    check = "--check" in sys.argv[1:]
    sys.exit(files.refresh({ADDON / "README.rst": readme(ADDON)}, check, "make format"))
