# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Emails, inbox messages and access codes: who is written to, in which words, and when.

Plain classes take a campaign, for example ``Reminders(campaign)``; the models that they fill are in
the same folder. The fields and buttons of the form are in ``models/campaign/mail.py``. Nothing that
is sent depends on who has answered.
"""
