from . import protection_sheet
from . import board_report
