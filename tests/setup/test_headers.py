# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Each source file says whose it is and under which license."""

from pathlib import Path

import headers
import pytest

FILES = {
    "a.py": '"""A module."""\n',
    "b.py": "import os\n",
    "c.js": 'import {x} from "y";\n',
    "d.scss": ".a {\n}\n",
    "e.xml": '<?xml version="1.0" encoding="utf-8" ?>\n<odoo />\n',
    "f.xml": "<templates />\n",
    "g": "#!/usr/bin/env python3\n'''A program.'''\n",
}


@pytest.mark.parametrize("name", FILES)
def test_the_header_stands_once_and_nothing_is_lost(name):
    path = Path(name)
    once = headers.headed(path, FILES[name])
    assert headers.headed(path, once) == once
    assert all(once.count(line) == 1 for line in headers.LINES)
    kept = FILES[name].partition("?>")[2] or FILES[name].removeprefix("#!/usr/bin/env python3\n")
    assert once.endswith(kept)


def test_an_empty_file_needs_none():
    assert headers.headed(Path("__init__.py"), "") == ""


def test_what_a_program_begins_with_stays_first():
    assert headers.headed(Path("g"), FILES["g"]).startswith("#!/usr/bin/env python3\n# Copyright")


def test_xml_is_declared_as_oca_wants_it():
    text = headers.headed(Path("f.xml"), FILES["f.xml"])
    assert text.startswith('<?xml version="1.0" encoding="UTF-8" ?>\n<!-- Copyright')
