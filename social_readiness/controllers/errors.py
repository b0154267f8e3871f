# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Errors of requests for a file, in the form that the web client's ``download`` shows."""

import json

from odoo import http
from odoo.http import request
from odoo.tools.misc import html_escape


def told_to_the_client(error):
    """Return a response that the client shows as a dialog, without details of the server."""
    data = {**http.serialize_exception(error), "debug": ""}
    told = {"code": 0, "message": "Odoo Server Error", "data": data}
    return request.make_response(html_escape(json.dumps(told)), status=400)
