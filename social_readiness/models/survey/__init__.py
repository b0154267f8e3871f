# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The models of Odoo's addon ``survey``: questionnaires and their frozen copies."""

from . import survey_survey
from . import survey_survey_access
from . import survey_question
from . import survey_user_input
from . import survey_invite
