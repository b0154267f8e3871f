# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What papers for those who answer say: slips, letters and the poster.

Each function takes a campaign in one language, and returns the texts in it. Days and hours are
those of the company. The address is the one at which people open Odoo (``web.base.url``).
"""

from ..planning.minutes import minutes_of


def code_texts(campaign):
    """Return what a slip or a letter with a code says."""
    _ = campaign.env._
    return {
        **_address(campaign),
        "your_code": _("Your code"),
        "closing": _when(campaign),
        "how": _("Scan the QR code, or open this address and enter the code:"),
        "promise": _("Confidential: nobody is told who took part."),
        "warning": _("Whoever holds this code can answer in your place. Keep it to yourself."),
        "title": _("What is work really like here?"),
        "intro": _(
            "Please tell us. It takes about %s minutes, in one sitting, and nobody is told "
            "who took part.",
            minutes_of(campaign.sudo()),
        ),
        "use": _(
            "Your code only shows that you are invited. It is not stored with your answers, "
            "and nobody can see from it whether you have answered."
        ),
        "lost": _(
            "Lost it? Ask %s for a new one; this one then stops working.",
            campaign.user_id.sudo().name or _("HR"),
        ),
        "protection": _("How your answers are protected, and the limits:"),
        "protection_link": f"{_shown(campaign)}/protection",
    }


def poster_texts(campaign):
    """Return what the poster says: it is for everybody and holds no code."""
    _ = campaign.env._
    return {
        **_address(campaign),
        "title": _("What is work really like here?"),
        "dates": _(
            "From %(opening)s to %(closing)s.",
            opening=campaign._moment_label(campaign.date_open, "full"),
            closing=campaign._moment_label(campaign.date_close, "full"),
        ),
        "how": _(
            "Scan the QR code or open this address. Then log in, or enter the code that you were "
            "given. It takes about %s minutes.",
            minutes_of(campaign.sudo()),
        ),
        "protection": _(
            "Confidential: nobody is told who took part, not even your manager or HR. Nothing is "
            "shown about fewer than %s people.",
            campaign.minimum,
        ),
    }


def _when(campaign):
    """Return until when codes work and, where they do not work yet, from when: in few letters, as
    a slip in four languages has no room for another line in each.
    """
    if campaign.state != "scheduled":
        return campaign.env._("Open until %s", campaign._moment_label(campaign.date_close))
    return campaign.env._(
        "Open from %(opening)s to %(closing)s",
        opening=campaign._moment_label(campaign.date_open, "medium"),
        closing=campaign._moment_label(campaign.date_close, "medium"),
    )


def _address(campaign):
    return {
        "lang": (campaign.env.lang or "en_US").replace("_", "-"),
        "campaign": campaign.name,
        "link": campaign.link,
        "shown_link": _shown(campaign),
    }


def _shown(campaign):
    """Return the address as it is printed, without "https://"."""
    return campaign.link.split("://")[-1]
