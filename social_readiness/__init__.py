from . import controllers, models, report, results, wizard
from .hooks import uninstall_hook
