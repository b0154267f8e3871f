# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Errors of requests that fetch a file, as the web client's ``download`` shows them."""

import json

from odoo import http
from odoo.http import request
from odoo.tools.misc import html_escape


def told_to_the_client(error):
    """A reply that the client shows as a dialog, without what happened inside the server."""
    data = {**http.serialize_exception(error), "debug": ""}
    told = {"code": 0, "message": "Odoo Server Error", "data": data}
    return request.make_response(html_escape(json.dumps(told)), status=400)
