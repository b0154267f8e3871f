# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A run of ``make faults``: see faults/README.md."""

import os
import subprocess
import sys
from pathlib import Path

from odoo.tests import TransactionCase, tagged

ROOT = Path(__file__).parents[2]
# A launch is rolled back after its key was made, sending is cut before and after its commit,
# workers are killed, a night passes, the keys are missing at the close, and each attempt to close
# is struck.
SEED = 17


def environment():
    """As in a terminal: the tests' own settings of Odoo and of the embedded server left out."""
    host = os.environ.get("PGHOST", "")
    embedded = "social_readiness" in host or host.startswith(str(ROOT))
    left_out = ("ODOO_", "PG") if embedded else ("ODOO_",)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return {**kept, "SEED": str(SEED), "RUNS": "1"}


@tagged("post_install", "-at_install")
class TestSmoke(TransactionCase):
    def test_nothing_is_lost_or_told_whatever_breaks(self):
        done = subprocess.run(
            [sys.executable, "-m", "faults", self.env.cr.dbname],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
        )
        self.assertEqual(done.returncode, 0, done.stdout[-4000:] + done.stderr[-4000:])
        self.assertIn("1 runs, everything held.", done.stdout)
