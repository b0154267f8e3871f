from . import protection_sheet
from . import board_report
from . import board_heatmap
