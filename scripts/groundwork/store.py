# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What Odoo's app store asks of an addon's page and pictures.

The store shows ``static/description/index.html`` without scripts and without links to other
sites, and the pictures that the manifest names; the first of these is the cover.
The limit of size is this project's: the store names none.
"""

import ast
import re
import struct

COVER = (560, 280)  # or a multiple of it
MOST_BYTES = 500_000
SUFFIXES = (".png", ".svg", ".jpg", ".gif")


def problems(addon):
    """Return what the store would refuse or show badly, as sentences; [] if nothing."""
    manifest = ast.literal_eval((addon / "__manifest__.py").read_text())
    return [
        *_cover(addon, manifest.get("images", [])),
        *_pictures(addon),
        *_page(addon / "static" / "description"),
    ]


def _cover(addon, images):
    for name in images:
        if not (addon / name).exists():
            yield f"The manifest's picture {name} does not exist."
    if not images:
        yield "The manifest names no picture."
    elif (addon / images[0]).exists():
        width, height = size(addon / images[0])
        if width % COVER[0] or height * COVER[0] != width * COVER[1]:
            yield f"The cover is {width} x {height}, not {COVER[0]} x {COVER[1]} or a multiple."


def _pictures(addon):
    for path in sorted((addon / "static" / "description").rglob("*")):
        if path.suffix not in SUFFIXES:
            continue
        if not re.fullmatch(r"[a-z0-9_]+\.[a-z]+", path.name):
            yield f"The picture {path.name} needs a name of small letters, digits and '_'."
        if path.stat().st_size > MOST_BYTES:
            yield f"The picture {path.name} has more than {MOST_BYTES} bytes."


def _page(folder):
    text = (folder / "index.html").read_text()
    if re.search(r"<script|\son\w+=|javascript:", text, re.I):
        yield "index.html holds a script."
    for target in re.findall(r"""(?:src|href)=["']([^"']+)""", text):
        if re.match(r"(?!mailto:)[a-z]+:|//", target):
            yield f"index.html leads to another site: {target}"
        elif not target.startswith(("mailto:", "#")) and not (folder / target).exists():
            yield f"index.html leads nowhere: {target}"


def size(picture):
    """Return (width, height) of a PNG file."""
    with picture.open("rb") as file:
        head = file.read(24)
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(f"{picture} is no PNG file")
    return struct.unpack(">II", head[16:24])
