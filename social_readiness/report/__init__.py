from . import protection_sheet
