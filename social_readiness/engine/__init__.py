"""The arithmetic of a readiness campaign that needs no database.

Plain Python, standard library only, importable without Odoo. The models say what is
stored, who may read it and in which order things happen; what is computed is here, one
concept a module.
"""
