# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The arithmetic of a campaign: plain Python that needs neither a database nor Odoo.

It uses the standard library only. The models define what is stored, who may read it and in
which order things happen; everything they compute is computed here, with one concept in each
module.
"""
