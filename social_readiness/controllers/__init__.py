from . import portal
from . import codes
from . import export
from . import kiosk
from . import list_export
from . import readiness
from . import survey
from . import survey_session
