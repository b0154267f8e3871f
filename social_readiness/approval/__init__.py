# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The approval of a draft: what it covers, and whether the draft is still as it was approved.

The protection sheet is here too, because an approval covers its text; ``report`` prints it.
"""
