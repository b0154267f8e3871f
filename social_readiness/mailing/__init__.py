# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Reaching people: who is written to, in which words, when; and codes for those without a user.

Plain classes take a campaign, ``Reminders(campaign)``; the models that they fill are beside them.
What a form shows and which buttons it has is in ``models/campaign/mail.py``. Nothing here knows
who has answered.
"""
