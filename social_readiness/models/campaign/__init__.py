# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The campaign: one file for each step of its life, in that order."""

# What a campaign is, who may change it, and who may read it
from . import readiness_campaign
from . import changes
from . import access
from . import days

# Plan and launch
from . import audience
from . import approval
from . import launch

# Reach people: in Odoo, by email, with codes
from . import mail

# Answer, follow, close
from . import seal
from . import answer
from . import participation
from . import jobs
from . import close

# Lead to the results, and repeat
from . import results
from . import repeat
