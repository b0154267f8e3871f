# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo.exceptions import UserError

from ..languages import installed_langs

# The campaign's own texts, and the kinds of mailings in which they are sent.
EMAIL_TEXTS = {
    "invitation_subject": {"invitation"},
    "invitation_words": {"invitation"},
    "reminder_subject": {"halfway", "last_day"},
    "reminder_words": {"halfway", "last_day"},
}


class Texts:
    """A campaign's own subject and text of its emails, in each language.

    Changing the audience does not affect them. What surrounds them (the button, and what is stored)
    belongs to the mail template.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def fill(self, names):
        """Fill in the usual texts in every language.

        :param names: names of the fields
        """
        langs = installed_langs(self.env)
        for name in names:
            usual = {lang: self._usual(name, lang) for lang in langs}
            self.campaign._update_field_translations(name, usual)

    def fill_missing(self, lang):
        """Fill in the usual texts in emptied fields, and for languages installed later.

        For such a language, only if the English text is still the usual one. No email is sent
        without a subject.
        """
        self.campaign.flush_recordset(EMAIL_TEXTS)
        for name in EMAIL_TEXTS:
            stored = self.campaign._fields[name]._get_stored_translations(self.campaign) or {}
            if not any(stored.values()):
                self.fill([name])
            elif lang not in stored and stored.get("en_US") == self._usual(name, "en_US"):
                usual = {lang: self._usual(name, lang)}
                self.campaign._update_field_translations(name, usual)

    def _usual(self, name, lang):
        return usual_texts(self.env(context={**self.env.context, "lang": lang}))[name]


def usual_texts(env):
    """Return {field: text with which every campaign begins}, in the language of ``env``."""
    return {
        "invitation_subject": env._("How do we really work together? Tell us"),
        "invitation_words": env._(
            "Hello,\n\nWe want to be more open with customers on social media. First we need to "
            "know how well we work together, and you know that best. There are no right or wrong "
            "answers."
        ),
        "reminder_subject": env._("Reminder: our survey is still open"),
        "reminder_words": env._("Hello,\n\nThere is still time, and every answer counts equally."),
    }


def check_not_being_sent(campaigns, names):
    """Refuse to change texts while they are being sent, so that everybody gets the same ones.

    :param names: names of the fields to be written
    :raises UserError: a mailing with one of these texts is under way; never with sudo
    """
    kinds = set().union(*(EMAIL_TEXTS[name] for name in EMAIL_TEXTS.keys() & set(names)))
    if campaigns.env.su or not kinds:
        return
    mailings = campaigns.sudo().mailing_ids
    if mailings.filtered(lambda one: one.state == "sending" and one.kind in kinds):
        raise UserError(
            campaigns.env._(
                "Email text: emails are being sent right now, and everyone gets the same text. "
                "Change it when sending is done."
            )
        )
