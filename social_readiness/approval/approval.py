# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import hashlib
import json

from odoo import fields
from odoo.exceptions import UserError

from ..languages import with_responsible_lang
from .facts import ApprovedFacts
from .fields import approved_fields
from .names import FactNames

# A message names at most so many changes.
NAMED_CHANGES = 12
# States of a campaign in which its approval can lapse.
APPROVED_DRAFTS = [
    ("state", "=", "draft"),
    ("launch_step", "=", False),
    ("approved_by", "!=", False),
]


class Approval:
    """The approval of one draft by the works council or the data protection officer.

    When an approval is entered, ``approval_fingerprints`` stores a fingerprint of each fact that it
    covers. Later, these tell whether the draft is still as it was approved, and what differs.
    A change to one of these facts makes the approval lapse: at once if the model that is changed
    calls ``readiness.campaign._withdraw_outdated_approvals``, otherwise the next night. The form
    and the launch always compare again.

    It works with sudo, so that the answer is the same for every reader.
    """

    def __init__(self, campaign):
        self.campaign = campaign.sudo()
        self.env = self.campaign.env

    @property
    def is_open(self):
        """Whether an approval can be entered and can lapse: only until the launch."""
        return self.campaign.state == "draft" and not self.campaign.launch_step

    # ------------------------------------------------------------
    # LOOK
    # ------------------------------------------------------------

    def changes(self):
        """Return what has changed since the approval, in order: [[fact, how]].

        ``fact`` is as ``FactNames`` reads it, ``how`` is ``changed``, ``new`` or ``removed``.
        """
        if not self.campaign.approval_fingerprints:
            return [[["version", None], "changed"]]
        approved, now = self.campaign.approval_fingerprints, self._fingerprints()
        changes = [
            [fact, "changed" if key in approved else "new"]
            for key, (fact, fingerprint) in now.items()
            if approved.get(key, ("", ""))[1] != fingerprint
        ]
        gone = [fact for key, (fact, _fingerprint) in approved.items() if key not in now]
        return changes + [[fact, "removed"] for fact in gone]

    def problem(self):
        """Return a sentence that says why the approval no longer holds, in the reader's language;
        False if it does or never existed.
        """
        if not self.campaign or not self.is_open:
            return False
        lapse = self._lapse() if self.campaign.approved_by else self.campaign.approval_lapse
        return bool(lapse) and self._sentence(lapse)

    def check(self):
        """Refuse a launch without a required approval, or with one that has lapsed.

        :raises UserError: with what to do
        """
        if self.campaign.approval_required and not self.campaign.approved_by:
            raise UserError(
                self.env._(
                    "Approval: the works council must approve a campaign before its launch. "
                    "Print the protection sheet, have it approved, and enter who approved it and "
                    "when."
                )
            )
        if self.campaign.approved_by and (lapse := self._lapse()):
            raise UserError(self._sentence(lapse))

    def _fingerprints(self):
        """Return {key: [fact, fingerprint]}, as ``approval_fingerprints`` stores it."""
        facts = ApprovedFacts(self.campaign).collect()
        return {key: [fact, _fingerprint(content)] for key, (fact, content) in facts.items()}

    def _lapse(self):
        """Return why the approval has lapsed, as ``approval_lapse`` stores it; False if it holds.

        ``{name, changes, more}``: who had approved, the first changes, and whether there are more.
        """
        changes = self.changes()
        return bool(changes) and {
            "name": self.campaign.approved_by,
            "changes": changes[:NAMED_CHANGES],
            "more": len(changes) > NAMED_CHANGES,
        }

    def _sentence(self, lapse):
        """Return in the reader's language which changes made an approval lapse."""
        names = [self._name_of(*change) for change in lapse["changes"]]
        return self.env._(
            "The approval by “%(name)s” has lapsed. Changed since then: %(changes)s. Print "
            "the protection sheet again, have it approved, and enter the new approval.",
            name=lapse["name"],
            changes="; ".join(names + ["…"] * lapse["more"]),
        )

    def _name_of(self, fact, how):
        name = FactNames(self.env).text(fact)
        if how == "new":
            return self.env._("%s (new)", name)
        return self.env._("%s (removed)", name) if how == "removed" else name

    # ------------------------------------------------------------
    # WRITE
    # ------------------------------------------------------------

    def keep_in_step(self, names):
        """Update the approval after fields of the campaign were written.

        If the approval itself was among them, it is an approval of the draft as it is now.
        Otherwise it is withdrawn if anything that it covers has changed.

        :param names: names of the written fields
        """
        if not self.is_open:
            return
        # A note alone approves nothing, so it must not take what has changed as approved.
        if {"approved_by", "approval_date"} & names:
            self.record()
        elif approved_fields(self.campaign).keys() & names:
            self.withdraw_if_outdated()

    def record(self):
        """Store the fingerprints of everything that the approval covers; nothing without an
        approval.
        """
        prints = self.campaign.approved_by and self._fingerprints()
        self.campaign.write({"approval_fingerprints": prints, "approval_lapse": False})

    def withdraw_if_outdated(self):
        """Withdraw the approval if anything that it covers has changed, and say so in the chatter.

        An approval without fingerprints, from an older version, stays until the launch refuses it.
        """
        campaign = self.campaign
        if not campaign.approved_by or not campaign.approval_fingerprints:
            return
        if lapse := self._lapse():
            approval = campaign._fields_that_change("approval")
            campaign.write(dict.fromkeys([*approval, "approval_fingerprints"], False))
            campaign.approval_lapse = lapse
            told = Approval(with_responsible_lang(campaign))
            told.campaign.message_post(body=told._sentence(lapse))


def _fingerprint(content):
    text = json.dumps(content, sort_keys=True, default=fields.Datetime.to_string)
    return hashlib.sha256(text.encode()).hexdigest()
