# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Readers of what a campaign has published.

Each reads release rows with the reader's own access rights. ``heatmap`` makes the document for the
screen; ``document`` turns it into the one from which every file in ``files`` is written.
"""

from . import cell, heatmap, manager_page, staff_page, summary, trend
