# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What the benchmarks and the faults share: real servers, small browsers, work inside Odoo."""
