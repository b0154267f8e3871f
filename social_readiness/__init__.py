# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from . import controllers, models, report, results, wizard
from .hooks import uninstall_hook
