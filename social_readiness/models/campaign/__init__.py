"""What a campaign does, one file a step or view. What extends a method comes after it."""

from . import readiness_campaign
from . import changes

# Plan and launch
from . import audience
from . import approval
from . import days
from . import launch

# Answer, follow, close, publish
from . import seal
from . import answer
from . import page
from . import participation
from . import jobs
from . import close

# Lead to the results
from . import results

# Reach people: in Odoo, by code, by e-mail
from . import my_surveys
from . import codes
from . import mail
from . import reminders
from . import recipients

# And again
from . import repeat

# After everything that it guards
from . import access
