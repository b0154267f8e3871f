# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The life of a campaign, a file for each step, in its order."""

# What a campaign is, who changes it and who reads it
from . import readiness_campaign
from . import changes
from . import access
from . import days

# Plan and launch
from . import audience
from . import approval
from . import launch

# Reach people: in Odoo, by code, by e-mail
from . import mail

# Answer, follow, close
from . import seal
from . import answer
from . import participation
from . import jobs
from . import close

# Lead to the results, and begin again
from . import results
from . import repeat
