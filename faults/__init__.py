"""Trying to break a running system; README.md says what and how."""

import sys
from pathlib import Path

# The addon's engine and seal are plain Python; imported as part of it they would import Odoo.
sys.path.append(str(Path(__file__).parents[1] / "social_readiness"))
