"""The thread between a browser and its draft.

A signed, HttpOnly cookie holds campaign, draft token and, for codes, the code (before the first
question the code alone, so that no page and no address holds it). It counts only
together with a nonce in this browser's own session and the user who is logged in: another
person at the same browser, or the cookie in another browser, is refused. The server stores
neither the cookie nor anything that leads from the draft to the session.
"""

import secrets

from odoo.http import request
from odoo.tools.misc import hash_sign, verify_hash_signed

COOKIE = "readiness_draft"
SCOPE = "social_readiness-draft"
NONCE = "readiness_nonce"
KIOSK = "readiness_kiosk"
HOURS = 12


def remember_draft(campaign, answer, code=None):
    """Tie the draft to this browser's session, in place of any draft before."""
    _remember(campaign, answer.access_token, code or "")


def remember_code(campaign, code):
    """Keep a right code until its holder begins."""
    _remember(campaign, "", code)


def _remember(campaign, token, code):
    request.session[NONCE] = secrets.token_hex(16)
    values = [campaign.id, token, code, _session_key()]
    payload = hash_sign(request.env(su=True), SCOPE, values, expiration_hours=HOURS)
    request.future_response.set_cookie(
        COOKIE,
        payload,
        max_age=HOURS * 3600,
        httponly=True,
        samesite="Lax",
        secure=request.httprequest.scheme == "https",
    )


def forget_draft():
    """Leave nothing in the browser, nor in its session: the next person starts clean."""
    request.session.pop(NONCE, None)
    if COOKIE in request.cookies:
        request.future_response.set_cookie(
            COOKIE, "", max_age=0, expires=0, httponly=True, samesite="Lax"
        )


def destroy_draft():
    """Forget this session's draft and delete it: nobody can come back to it."""
    if (draft := read_draft()) and draft[1]:
        answer = request.env["survey.user_input"].sudo().search([("access_token", "=", draft[1])])
        request.env["readiness.draft"].sudo()._destroy(answer.ids)
    forget_draft()


def pending_code(campaign):
    """The code of whoever has not begun yet, or an empty string."""
    draft = read_draft()
    return draft[2] if draft and draft[:2] == (campaign.id, "") else ""


def enter_kiosk(campaign):
    request.session[KIOSK] = campaign.link_code


def leave_kiosk():
    request.session.pop(KIOSK, None)


def in_kiosk(campaign):
    return bool(campaign) and request.session.get(KIOSK) == campaign.link_code


def has_cookie():
    return bool(request.cookies.get(COOKIE))


def read_draft():
    """Return (campaign id, draft token, code) of this session's draft, or None.

    None as well if the cookie is another session's or another user's.
    """
    try:
        values = verify_hash_signed(request.env(su=True), SCOPE, request.cookies.get(COOKIE, ""))
        campaign_id, token, code, session_key = values
    except (TypeError, ValueError):
        return None
    if not secrets.compare_digest(session_key, _session_key()):
        return None
    return campaign_id, token, code


def _session_key():
    return f"{request.session.get(NONCE) or secrets.token_hex(16)}-{request.session.uid or 0}"
