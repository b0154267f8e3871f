# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a campaign publishes: written once, and then read.

``release_writer`` writes the release rows at the close. All others read them, with the reader's
own access rights; only ``staff_page`` reads with sudo, the company's row of a campaign that is
shared with the staff. ``heatmap`` makes what the screen shows, ``document_writer`` makes of it the
document (``document``) from which every file is written.
"""

from . import cell, heatmap, manager_page, staff_page, summary, trend
