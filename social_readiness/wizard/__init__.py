from . import readiness_code_wizard
