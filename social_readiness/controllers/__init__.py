# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from . import portal
from . import codes
from . import export
from . import answering
from . import kiosk
from . import protection
from . import list_export
from . import survey
from . import trial
from . import shared
