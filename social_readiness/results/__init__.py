# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Readers of what a campaign has published.

Each reads release rows by the reader's own rules. ``heatmap`` makes the one document that feeds
the screen and, by ``document``, every file in ``files``.
"""

from . import cell, heatmap, staff_page, summary, trend
