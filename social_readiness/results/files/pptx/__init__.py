# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as slides, with native tables and charts that can be edited and read aloud.

``python-pptx`` is an optional package: without it, slides are not offered.
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
