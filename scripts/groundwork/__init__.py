# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The set-up behind ``make`` and ``scripts/odoo``: standard library only.

It runs before anything is installed, so nothing here may import a package.
"""
