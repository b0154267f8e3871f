# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from . import protection_sheet
from . import board_report
from . import board_heatmap
