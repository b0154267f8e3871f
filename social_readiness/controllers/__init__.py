from . import portal
from . import codes
from . import kiosk
from . import readiness
from . import survey
from . import survey_session
from . import export
