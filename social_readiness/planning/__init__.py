# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Before a launch: who is invited, what could be shown about them, and what the launch fixes.

Plain classes and functions that take a campaign. Four files write: ``freezing.py`` what a launch
fixes, ``questionnaire_copies.py`` the texts of copied questionnaires, ``language_gaps.py`` in which
languages a statement was not changed with the others, and ``deleted_departments.py`` a note on
drafts.
"""
