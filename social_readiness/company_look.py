# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How the pages of those who answer look: the company's logo, small, and its color, readable."""

import base64
import io
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

ODOO_PURPLE = "#714B67"
LIGHT, DARK = (255, 255, 255), (22, 24, 29)
READABLE = 4.5  # WCAG 2.2, 1.4.3: the least contrast between a text and what lies behind it
LOGO_SIZE = (320, 96)
LARGEST_LOGO = 12_000  # bytes: a page is one request, and stays small


class Look(NamedTuple):
    name: str
    logo: str  # an address that holds the picture itself; empty if there is none
    light: str  # the company's color, readable on a light page
    dark: str  # and on a dark one


def look(name, logo, color):
    """Return a company's look.

    :param logo: a picture in base64, or nothing
    :param color: ``#rrggbb``; anything else counts as Odoo's purple
    """
    color = _parse(color) or _parse(ODOO_PURPLE)
    return Look(name, _small_picture(logo), _readable(color, LIGHT), _readable(color, DARK))


def _small_picture(image):
    """A picture as an address that holds it, small enough for every page; else nothing."""
    try:
        picture = Image.open(io.BytesIO(base64.b64decode(image or b"")))
        picture.thumbnail(LOGO_SIZE)
        picture = picture.convert("RGBA")
    except (UnidentifiedImageError, ValueError, OSError):  # drawings, and what is no picture
        return ""
    for colors in (None, 64, 16):
        with io.BytesIO() as file:
            fewer = picture.quantize(colors) if colors else picture
            fewer.save(file, "PNG", optimize=True)
            if file.tell() <= LARGEST_LOGO:
                content = base64.b64encode(file.getvalue()).decode()
                return f"data:image/png;base64,{content}"
    return ""


def _parse(color):
    """``#rrggbb`` as three numbers, or None."""
    try:
        levels = bytes.fromhex((color or "").removeprefix("#"))
    except ValueError:
        return None
    return tuple(levels) if len(levels) == 3 else None


def _readable(color, behind):
    """The color, mixed with black or white until it can be read."""
    end = 0 if behind == LIGHT else 255
    mixed = color
    for percent in range(0, 101, 5):
        mixed = tuple(round(c + (end - c) * percent / 100) for c in color)
        if _contrast(mixed, behind) >= READABLE:
            break
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _contrast(one, other):
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color):
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
        for level in (c / 255 for c in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
