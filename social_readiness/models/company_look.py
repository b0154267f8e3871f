# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How the answering pages look: the company's logo, made small, and its color, made readable."""

import base64
import io
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

ODOO_PURPLE = "#714B67"
LIGHT, DARK = (255, 255, 255), (22, 24, 29)
READABLE = 4.5  # the lowest contrast of a text and its background (WCAG 2.2, 1.4.3)
LOGO_SIZE = (320, 96)
LARGEST_LOGO = 12_000  # bytes; a page is a single request and has to stay small


class Look(NamedTuple):
    name: str
    logo: str  # URL that contains the picture itself (``data:``); empty if there is none
    light: str  # the company's color, readable on a light background
    dark: str  # the same for a dark background


def look(name, logo, color):
    """Return the look of a company's pages.

    :param logo: picture in base64, or a false value
    :param color: ``#rrggbb``; anything else counts as Odoo's purple
    """
    color = _parse(color) or _parse(ODOO_PURPLE)
    return Look(name, _small_picture(logo), _readable(color, LIGHT), _readable(color, DARK))


def _small_picture(image):
    """Return a picture as a ``data:`` URL that is small enough for every page; empty if not
    possible.
    """
    try:
        picture = Image.open(io.BytesIO(base64.b64decode(image or b"")))
        picture.thumbnail(LOGO_SIZE)
        picture = picture.convert("RGBA")
    except (UnidentifiedImageError, ValueError, OSError):  # SVG, or not a picture at all
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
    """Return ``#rrggbb`` as three numbers, or None if it is something else."""
    try:
        levels = bytes.fromhex((color or "").removeprefix("#"))
    except ValueError:
        return None
    return tuple(levels) if len(levels) == 3 else None


def _readable(color, behind):
    """Return the color, mixed with black or white until it contrasts enough."""
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
    """Return the relative luminance of a color (WCAG 2.2)."""
    red, green, blue = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
        for level in (c / 255 for c in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
