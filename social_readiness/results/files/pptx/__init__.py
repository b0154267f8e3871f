# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The board as slides: native tables and charts, so that they can be edited and read aloud.

``python-pptx`` is an optional package: without it the board is not offered as slides.
"""

try:
    import pptx
except ImportError:
    AVAILABLE = False
else:
    from .cell import write_cell
    from .deck import write
    from .summary import write_summary

    AVAILABLE = True
