# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Employee records that are perhaps no real people, by what they lack.

Odoo makes one for its administrator, and imports leave others. A campaign may leave them out by a
rule: the same for everybody, chosen before the launch, stated on the protection sheet, with the
number of people in the release. Nobody is chosen by name, and whoever manages somebody is never
left out. What many real people lack, such as a user or an address, is no reason.
"""

from odoo.exceptions import UserError
from odoo.tools import SQL

from .rest import TOLERATED_OVERLAP

# What a campaign may choose, and which lacks it leaves out.
RULES = {
    "invite": (),
    "no_department": ("no_department",),
    "no_job_or_manager": ("no_department", "no_job_or_manager"),
}


def lack_sql():
    """Tell what the record lacks: ``no_department``, ``no_job_or_manager`` (neither), or NULL.

    An expression over ``employee`` and the ``version`` in force.
    """
    return SQL(
        """
        CASE WHEN version.department_id IS NULL THEN 'no_department'
             WHEN version.job_id IS NULL AND COALESCE(version.job_title, '') = ''
              AND employee.parent_id IS NULL THEN 'no_job_or_manager' END
        """
    )


def left_out_lacks(campaign):
    """The lacks that leave somebody out of this campaign."""
    return list(RULES[campaign.incomplete or "invite"])


def is_too_many(people, audience):
    """Return whether these are too many to be left out: more than one, and more than 5 %.

    So many are likely to be real people. One record is always possible, because Odoo makes one for
    its administrator, also in a small company.
    """
    return people > max(1, TOLERATED_OVERLAP * audience)


def check_not_too_many(env, people, audience):
    """Refuse a rule that leaves out a part of the staff.

    :param people: whom it leaves out
    :param audience: all people of the audience, these too
    :raises UserError: they are more than one, and more than 5 % of all
    """
    if is_too_many(people, audience):
        raise UserError(
            env._(
                "Incomplete records: this would leave out %(people)s of %(audience)s people, "
                "more than 5%%. Complete their employee records, or invite them.",
                people=people,
                audience=audience,
            )
        )


def incomplete_notes(env, groups, chosen):
    """Sentences on records that a rule could leave out; none where they are too many.

    :param groups: as ``Audience.groups`` returns them
    :param chosen: the lacks that are left out already
    """
    audience = sum(group.people for group in groups)
    lacking = {}
    for group in groups:
        if group.lacks and not group.left_out and group.lacks not in chosen:
            lacking[group.lacks] = lacking.get(group.lacks, 0) + group.people
    _ = env._
    texts = {
        "no_department": _("Employee records without a department: %s."),
        "no_job_or_manager": _("Employee records with neither a job position nor a manager: %s."),
    }
    found = [
        text % lacking[lack]
        for lack, text in texts.items()
        if lack in lacking and not is_too_many(lacking[lack], audience)
    ]
    if found:
        found.append(_("If these are not real people, leave them out under “Incomplete records”."))
    return found


def rule_label(campaign):
    """Say on the sheet whom the rule leaves out; False if it leaves out nobody."""
    _ = campaign.env._
    return {
        "no_department": _(
            "One rule for everyone: employee records without a department are not invited. "
            "Anyone who manages someone is always invited."
        ),
        "no_job_or_manager": _(
            "One rule for everyone: employee records without a department, or with neither "
            "a job position nor a manager, are not invited. Anyone who manages someone is "
            "always invited."
        ),
    }.get(campaign.incomplete, False)
