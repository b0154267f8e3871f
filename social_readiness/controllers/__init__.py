from . import portal
from . import readiness
from . import survey
from . import survey_session
