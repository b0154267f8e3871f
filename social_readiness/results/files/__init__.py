# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as a workbook and as slides. ``report.export`` adds the PDF and the picture."""

from ...printing import picture_taker, printer
from . import pptx


def formats():
    """Return the names of the kinds of files that this server can write.

    PDF and pictures need a printer, slides need python-pptx: else they are not offered.
    """
    found = {"xlsx": True, "pdf": printer(), "pptx": pptx.AVAILABLE, "png": picture_taker()}
    return [name for name, is_there in found.items() if is_there]
