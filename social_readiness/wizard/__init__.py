# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from . import readiness_ambition_wizard
from . import readiness_code_wizard
from . import readiness_email_wizard
from . import readiness_extend_wizard
from . import readiness_launch_wizard
