# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The arithmetic of a readiness campaign that needs no database.

Plain Python, standard library only, importable without Odoo. The models say what is
stored, who may read it and in which order things happen; what is computed is here, one
concept a module.
"""
