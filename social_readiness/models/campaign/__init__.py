"""What a campaign does, one file a step or view. What extends a method comes after it."""

from . import readiness_campaign
from . import guards

# Plan and launch
from . import audience
from . import preview
from . import freezing
from . import launch
from . import background_launch
from . import approval
from . import notes
from . import company

# Answer, follow, close, publish
from . import answer
from . import participation
from . import projection
from . import jobs
from . import close
from . import release
from . import traces
from . import quality

# Read the result, decide what to mend
from . import board
from . import board_figures
from . import cell
from . import export
from . import verdict
from . import verdict_words
from . import what_first
from . import trend
from . import trust
from . import actions
from . import guess
from . import shared

# Reach people: in Odoo, by code, by e-mail
from . import my_surveys
from . import codes
from . import mail
from . import reminders
from . import recipients

# And again
from . import repeat
from . import demo

# After everything that it guards
from . import readers
