"""The set-up behind ``make`` and ``scripts/odoo``: standard library only.

It runs before anything is installed, so nothing here may import a package.
"""
