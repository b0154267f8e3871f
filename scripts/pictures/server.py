# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's command line while libfaketime moves the clock.

Python sleeps until a moment of a clock that libfaketime does not move, and libfaketime moves the
moment all the same. Waiting for nothing takes a length of time instead.
"""

import select
import sys
import time
from pathlib import Path

time.sleep = lambda seconds: select.select([], [], [], seconds)
sys.path.insert(1, str(Path(__file__).parents[1]))

if __name__ == "__main__":
    from groundwork import launcher

    launcher.main()
