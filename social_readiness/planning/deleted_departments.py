# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from ..languages import with_responsible_lang


def note_deleted(departments):
    """Note on each draft which departments its audience loses, so that it does not shrink unnoticed
    (sudo).

    The note is added to earlier ones: each deletion is a loss of its own.
    """
    drafts = departments.env["readiness.campaign"].sudo()
    drafts = drafts.search([("state", "=", "draft"), ("department_ids", "in", departments.ids)])
    for draft in drafts:
        speaking = with_responsible_lang(draft)
        lost = departments.with_context(lang=speaking.env.lang) & speaking.department_ids
        labels = lost._readiness_labels()
        problem = speaking.env._(
            "Departments: these were deleted, so nobody in them will be invited: %s. "
            "Choose others, or launch without them.",
            ", ".join(labels[one.id] for one in lost),
        )
        draft.launch_problem = "\n".join(filter(None, (draft.launch_problem, problem)))
