"""The pages of the person who answers: each outcome has a clear one of its own."""

from odoo.http import request

from . import session

MESSAGES = (
    "answered",
    "done",
    "early",
    "lost",
    "not_invited",
    "other_person",
    "over",
    "too_many",
    "trial_done",
    "wrong_code",
    "wrong_link",
)


# Themes and scripts are the administrator's; all else comes from this server.
OWN_SERVER_ONLY = "; ".join(
    (
        "default-src 'self' data: blob:",
        "script-src * 'unsafe-inline' 'unsafe-eval'",
        "style-src * 'unsafe-inline'",
        "form-action 'self'",
    )
)

# Those that say whom to ask.
ASKING = ("not_invited", "too_many", "wrong_code")


def page_values(campaign, message=None, **values):
    """What every page needs to know of a campaign; no campaign is fine."""
    contact = campaign.user_id.sudo().name if campaign and message in ASKING else ""
    return {
        "campaign": campaign,
        "survey": campaign.survey_id if campaign else None,
        "message": message,
        "opening": campaign and message == "early" and _local(campaign.date_open, campaign),
        "closing": campaign and _local(campaign.date_close, campaign),
        "minutes": campaign and campaign._minutes(),
        "contact": contact or "",
        "start_url": campaign and start_url(campaign),
        "kiosk": session.in_kiosk(campaign),
        **values,
    }


def start_url(campaign):
    """Where this browser begins: at the kiosk, or at the campaign's link."""
    path = f"/readiness/{campaign.link_code}"
    return request.env["ir.http"]._url_for(f"{path}/kiosk" if session.in_kiosk(campaign) else path)


def own_language():
    """Lead a user to their own language, whatever the browser's last reader chose.

    Only from a link that names no language: whoever chooses another one keeps it.
    """
    user, path = request.env.user, request.httprequest.path
    if user._is_public() or not path.startswith("/readiness/"):
        return None
    own = request.env["ir.http"].get_nearest_lang(user.lang)
    if not own or own == request.env.context.get("lang"):
        return None
    response = request.redirect(request.env["ir.http"]._url_for(path, own))
    response.set_cookie("frontend_lang", own)
    return response


def refusal_of(campaign):
    """The page that says why this campaign cannot be answered now, or nothing."""
    if not campaign or campaign.state in ("draft", "cancelled"):
        return render_message("wrong_link", campaign)
    clock = campaign._clock()
    return None if clock == "open" else render_message(clock, campaign)


def _local(moment, campaign):
    """The company's day and minute, in the reader's language, as on paper and in mails."""
    return campaign.sudo()._moment_label(moment)


def render_page(template, campaign, **values):
    return not_kept(request.render(f"social_readiness.{template}", page_values(campaign, **values)))


def not_kept(response):
    """Let no browser keep the page: "back" must not show it to who comes next.

    Nor may it fetch pictures, videos and the like from elsewhere: whoever writes the questionnaire
    could count there who opens which page, and when.
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = OWN_SERVER_ONLY
    return response


def render_message(message, campaign, **values):
    """A page with one message and the way on from there."""
    assert message in MESSAGES
    return render_page("readiness_message_page", campaign, message=message, **values)


def message_html(message, campaign):
    """The same message as a piece of a survey page that is already in the browser."""
    return request.env["ir.qweb"]._render(
        "social_readiness.readiness_message", page_values(campaign, message=message)
    )
