# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The engine is tested as it is meant to be used: as plain Python, without Odoo.

Importing it as part of the addon would import the models and with them Odoo. So the
addon's folder itself goes on the path, and tests say ``from engine import ...``.
"""

import sys
from pathlib import Path

from hypothesis import settings

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "social_readiness")]

settings.register_profile("engine", deadline=None)
settings.load_profile("engine")
