# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from ..languages import company_lang
from .texts import Texts


class Letters:
    """The emails of a campaign, each rendered once per language (with sudo).

    They are the same for everybody who reads the language: without names, personal links or
    answers.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env
        self._rendered = {}

    def values(self, kind, lang, address, figures=()):
        """Return the values of a ``mail.mail``.

        :param kind: a ``kind`` of ``readiness.mailing``
        :param figures: for a manager, [(unit, upper end of its step of response rate)]
        """
        subject, body = self.rendered(kind, lang, figures)
        company, officer = self.campaign.company_id, self.campaign.user_id
        return {
            "subject": subject,
            "body": body,
            "body_html": body,
            "email_from": company.email_formatted or officer.email_formatted,
            "reply_to": officer.email_formatted or company.email_formatted,
            "email_to": address,
            "author_id": False,
            "model": False,
            "res_id": False,
            "auto_delete": True,
            "state": "outgoing",
        }

    def rendered(self, kind, lang, figures=()):
        """Return (subject, body) from the mail template and the campaign's own texts."""
        key = (kind, lang, str(figures))
        if key not in self._rendered:
            self._rendered[key] = self._render(kind, lang, figures)
        return self._rendered[key]

    def _render(self, kind, lang, figures):
        Texts(self.campaign).fill_missing(lang)
        template = self._template(kind).with_context(lang=lang)
        ids, values = self.campaign.ids, {"figures": self._figure_lines(figures, lang)}
        subject, body = (
            template._render_field(name, ids, set_lang=lang, add_context=values)
            for name in ("subject", "body_html")
        )
        return subject[self.campaign.id], body[self.campaign.id]

    def _template(self, kind):
        name = {"invitation": "invitation", "nudge": "nudge"}.get(kind, "reminder")
        return self.env.ref(f"social_readiness.mail_template_{name}").sudo()

    def _figure_lines(self, figures, lang):
        """Return [(name of the unit, response rate in words)], as the mail template reads it."""
        label = self.env["readiness.participation"].with_context(lang=lang)._label_of
        return [
            (unit.with_context(lang=lang).display_name, label(step)) for unit, step in figures or ()
        ]


def link_in(lang, campaign):
    """Return the campaign's link for a language; it is the same for everybody."""
    path = f"/{lang.url_code}/readiness/{campaign.link_code}"
    return campaign.get_base_url() + path if lang.url_code else campaign.link


def send_samples(campaign, address):
    """Send the invitation and the reminder to an address now, in the reader's language."""
    lang = campaign.env.user.lang or company_lang(campaign)
    letters = Letters(campaign.sudo())
    values = [letters.values(kind, lang, address) for kind in ("invitation", "halfway")]
    campaign.env["mail.mail"].sudo().create(values).send()
