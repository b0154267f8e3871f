from . import readiness_ambition_wizard
from . import readiness_code_wizard
from . import readiness_email_wizard
from . import readiness_extend_wizard
from . import readiness_launch_wizard
