# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import hashlib
import json

from odoo import fields
from odoo.exceptions import UserError

from .facts import ApprovedFacts, approved_fields

# So many changes are named.
NAMED_CHANGES = 12
# Campaigns whose approval can lapse.
APPROVED_DRAFTS = [
    ("state", "=", "draft"),
    ("launch_step", "=", False),
    ("approved_by", "!=", False),
]


class Approval:
    """The approval of one draft, by the works council or the data protection officer.

    When it is written down, a fingerprint of each fact that it covers is kept with it, in
    ``approval_seal``. They tell whether the draft still is what was approved, and what differs.
    Whatever changes one of these facts makes the approval lapse: at once where the change passes
    by a model that looks (``readiness.campaign._withdraw_outdated_approvals``), else the next
    night. The form and the launch always look anew.

    In sudo: everybody is told the same, whatever they may read.
    """

    def __init__(self, campaign):
        self.campaign = campaign.sudo()
        self.env = self.campaign.env

    @property
    def is_open(self):
        """Whether an approval can be entered, and can lapse: until the launch."""
        return self.campaign.state == "draft" and not self.campaign.launch_step

    # ------------------------------------------------------------
    # LOOK
    # ------------------------------------------------------------

    def changes(self):
        """Return the names of what is no longer as it was approved, in order; [] if all is.

        In the reader's language.
        """
        approved, now = self.campaign.approval_seal or {}, self._fingerprints()
        changes = [
            label if key in approved else self.env._("%s (new)", label)
            for key, (label, fingerprint) in now.items()
            if approved.get(key, ("", ""))[1] != fingerprint
        ]
        gone = [label for key, (label, _fingerprint) in approved.items() if key not in now]
        return changes + [self.env._("%s (removed)", label) for label in gone]

    def problem(self):
        """Say why the draft is not approved any more; False if it is, or never was."""
        if not self.campaign or not self.is_open:
            return False
        if not self.campaign.approved_by:
            return self.campaign.approval_lapse
        return self._lapse_of(self.changes())

    def check(self):
        """Refuse to launch without a required approval, or with one that has lapsed.

        :raises UserError: what to do
        """
        if self.campaign.approval_required and not self.campaign.approved_by:
            raise UserError(
                self.env._(
                    "Approval: the works council must approve a campaign before its launch. "
                    "Print the protection sheet, have it approved, and enter who approved it and "
                    "when."
                )
            )
        if self.campaign.approved_by and (changes := self.changes()):
            raise UserError(self._lapse_of(changes))

    def _fingerprints(self):
        """{key: [name, fingerprint]} of the facts, as ``approval_seal`` keeps them."""
        facts = ApprovedFacts(self.campaign).collect()
        return {key: [label, _fingerprint(content)] for key, (label, content) in facts.items()}

    def _lapse_of(self, changes):
        """Say which changes made the approval lapse; False if there are none."""
        if not changes:
            return False
        if not self.campaign.approval_seal:
            changes = [self.env._("what an approval covers, with the new version of this app")]
        more = ["…"] if len(changes) > NAMED_CHANGES else []
        return self.env._(
            "The approval by “%(name)s” has lapsed. Changed since then: %(changes)s. Print "
            "the protection sheet again, have it approved, and enter the new approval.",
            name=self.campaign.approved_by,
            changes="; ".join(changes[:NAMED_CHANGES] + more),
        )

    # ------------------------------------------------------------
    # WRITE
    # ------------------------------------------------------------

    def keep_in_step(self, names):
        """Look again after fields of the campaign were written.

        An approval that was entered just now is for the draft as it is now; any other is
        withdrawn if what it covers has changed.

        :param names: of the fields
        """
        if not self.is_open:
            return
        if {"approved_by", "approval_date"} & names:
            self.seal()
        elif approved_fields(self.campaign).keys() & names:
            self.withdraw_if_outdated()

    def seal(self):
        """Keep with the approval what it covers; nothing if there is none."""
        seal = self.campaign.approved_by and self._fingerprints()
        self.campaign.write({"approval_seal": seal, "approval_lapse": False})

    def withdraw_if_outdated(self):
        """Withdraw the approval if what it covers has changed; say so on the form and the chatter.

        One without a seal, from a former version, stays until the launch refuses it.
        """
        campaign = self.campaign
        if not campaign.approved_by or not campaign.approval_seal:
            return
        if lapse := self._lapse_of(self.changes()):
            approval = campaign._fields_that_change("approval")
            campaign.write(dict.fromkeys([*approval, "approval_seal"], False))
            campaign.approval_lapse = lapse
            campaign.message_post(body=lapse)


def _fingerprint(content):
    text = json.dumps(content, sort_keys=True, default=fields.Datetime.to_string)
    return hashlib.sha256(text.encode()).hexdigest()
