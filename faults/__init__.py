# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Trying to break a running system; README.md says what and how."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The addon's engine and seal are plain Python; imported as part of it they would import Odoo.
sys.path += [str(ROOT / "social_readiness"), str(ROOT / "scripts")]
