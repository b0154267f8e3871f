# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Numbers of people who were new and who were left out, so that this never happens silently.

They are counted by the statement that invites. Whether a campaign with which people stayed was
canceled later is looked up when the numbers are read: canceling it does not bring these people
back.
"""

from odoo import fields

from ..tools import one_or_many

# Stands for "fewer than the minimum group size", in campaigns launched before numbers were exact.
TOO_FEW_TO_SAY = -1
REASONS = ("later", "ended", "manager", "no_department", "no_job_or_manager")


def count_left_out(env, groups):
    """Return how many people are not invited, by reason, as a campaign's ``left_out`` stores it.

    :param groups: as ``Audience.groups`` returns them
    :return: a dict with ``campaigns``, [[id, name, when it was launched, people]], and the numbers
        ``later`` and ``ended`` (contracts), ``manager``, and of incomplete records
        ``no_department`` and ``no_job_or_manager``; a number that would be 0 is left out
    """
    counts, causes = {}, {}
    for group in groups:
        if group.left_out == "resting":
            causes[group.cause] = causes.get(group.cause, 0) + group.people
        elif group.left_out:
            counts[group.left_out] = counts.get(group.left_out, 0) + group.people
    campaigns = env["readiness.campaign"].sudo().browse(sorted(causes))
    return {
        **counts,
        "campaigns": [
            [one.id, one.name, _written(one.date_launched), causes[one.id]] for one in campaigns
        ],
    }


def reasons_left_out(env, left_out):
    """Return whom contracts, a manager's position and incomplete records leave out.

    :param left_out: as ``count_left_out`` returns it
    :return: [(people, sentence)] of all reasons in order; ``people`` is None or 0 if there is
        nobody
    """
    _ = env._
    later, ended, manager, no_department, no_job_or_manager = map(left_out.get, REASONS)
    return [
        (later, _("People not invited because their contract begins later: %s.", later)),
        (ended, _("People not invited because their contract has ended: %s.", ended)),
        (
            manager,
            _("People not invited because they manage the only team in the audience: %s.", manager),
        ),
        (
            no_department,
            _(
                "People not invited because their employee record has no department: %s.",
                no_department,
            ),
        ),
        (
            no_job_or_manager,
            _(
                "People not invited because their employee record has neither a job position nor "
                "a manager: %s.",
                no_job_or_manager,
            ),
        ),
    ]


def audience_notes(campaign):
    """Return the sentences on who was new and who was left out, for release, sheet and staff page.

    They are in the reader's language and the same for every reader (sudo); none for a draft.
    """
    campaign.ensure_one()
    campaign = campaign.sudo()
    if campaign.state == "draft" or not campaign.headcount:
        return []
    return [
        _new_note(campaign) + _import_note(campaign),
        *_left_out_notes(campaign.env, campaign.left_out or {}),
    ]


def _new_note(campaign):
    if campaign.new_employees == TOO_FEW_TO_SAY:
        return campaign.env._(
            "Fewer than %(minimum)s of %(invited)s people invited were added to Odoo in "
            "the 30 days before the launch. The exact number was not recorded at that time.",
            minimum=campaign.minimum,
            invited=campaign.headcount,
        )
    return one_or_many(
        campaign.new_employees,
        campaign.env._(
            "1 of %s people invited was added to Odoo in the 30 days before the launch.",
            campaign.headcount,
        ),
        campaign.env._(
            "%(new)s of %(invited)s people invited were added to Odoo in the 30 days before "
            "the launch.",
            new=campaign.new_employees,
            invited=campaign.headcount,
        ),
    )


def _import_note(campaign):
    """Return the sentence that explains why most people are new, or nothing where they are not."""
    if 2 * campaign.new_employees <= campaign.headcount:
        return ""
    return " " + campaign.env._("Such a high number probably comes from an import.")


def _left_out_notes(env, left_out):
    causes = left_out.get("campaigns", ())
    asking = _still_asking(env, [one[0] for one in causes])
    notes = [
        _left_out_note(env, people, name, is_canceled=asking.get(campaign) != launched)
        for campaign, name, launched, people in causes
    ]
    return notes + [text for people, text in reasons_left_out(env, left_out) if people]


def _still_asking(env, campaign_ids):
    """Return {id: when it was launched} of those campaigns that were not canceled.

    Only canceled campaigns can be deleted. A launch that was stopped and repeated has another time.
    """
    if not campaign_ids:
        return {}
    domain = [("id", "in", campaign_ids), ("state", "!=", "cancelled")]
    found = env["readiness.campaign"].sudo().search_fetch(domain, ["date_launched"])
    return {one.id: _written(one.date_launched) for one in found}


def _left_out_note(env, people, name, is_canceled):
    _ = env._
    if is_canceled and people == 1:
        return _("1 person was not invited because of “%s”, which was canceled later.", name)
    if is_canceled:
        return _(
            "%(people)s people were not invited because of “%(campaign)s”, which was canceled "
            "later.",
            people=people,
            campaign=name,
        )
    if people == 1:
        return _("1 person was not invited because of “%s”.", name)
    return _(
        "%(people)s people were not invited because of “%(campaign)s”.",
        people=people,
        campaign=name,
    )


def _written(moment):
    return fields.Datetime.to_string(moment) or False
