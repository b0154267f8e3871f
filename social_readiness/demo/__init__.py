# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A fictional company and its campaigns. Nothing but the demo data imports this folder."""
