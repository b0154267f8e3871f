# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Servers without some of their programs or fonts: the same machine, seen through another PATH."""

import os
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch


@contextmanager
def without_programs(*names):
    """Hide programs: PATH leads to a folder of links to all others."""
    folder = links_to_others(names, os.environ["PATH"])
    with patch.dict(os.environ, {"PATH": folder.name}):
        yield


@cache
def links_to_others(names, path):
    """A folder that many tests use: a link to each of a thousand programs takes its time."""
    folder = tempfile.TemporaryDirectory()
    for place in path.split(os.pathsep):
        for program in Path(place).iterdir() if Path(place).is_dir() else ():
            link = Path(folder.name, program.name)
            if program.name not in names and not os.path.lexists(link):
                link.symlink_to(program)
    return folder


@contextmanager
def only_fonts(*fonts):
    """Let fontconfig know these font files alone."""
    with tempfile.TemporaryDirectory() as folder:
        for font in fonts:
            Path(folder, Path(font).name).symlink_to(font)
        setup = Path(folder, "fonts.conf")
        setup.write_text(
            f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"
        )
        with patch.dict(os.environ, {"FONTCONFIG_FILE": str(setup)}):
            yield
