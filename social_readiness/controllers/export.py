# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import json
import logging

import werkzeug.exceptions

from odoo import http
from odoo.http import content_disposition, request

from ..report.export import export, export_slide
from .errors import told_to_the_client

SLIDES = ("summary", "cell")
# What a client may send, each of its kind: the view of the heatmap, and what a slide is about.
VIEW = {
    "campaign": int,
    "mode": str,
    "rows": list,
    "sort": dict,
    "flat": bool,
    "search": str,
    "step": int,
    "level": int,
    "turned": bool,
}
ABOUT = {"campaign": int, "unit": int, "scope": str, "dimension": int, "profile": int}

_logger = logging.getLogger(__name__)

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ReadinessExport(http.Controller):
    """The heatmap as a file. Access is that of ``readiness.heatmap``, from which it is made."""

    @http.route(
        "/readiness/export/<string:name>",
        type="http",
        auth="user",
        methods=["POST"],
        readonly=True,
    )
    def export_heatmap(self, name, view="{}", **_post):
        """Send as a file what the reader sees on the heatmap.

        :param view: JSON, as ``results.document_writer.make_document`` takes it
        """
        if name not in TYPES:
            raise werkzeug.exceptions.NotFound()
        return _send(name, lambda: export(request.env, name, _read(view, VIEW)))

    @http.route(
        "/readiness/slide/<string:what>",
        type="http",
        auth="user",
        methods=["POST"],
        readonly=True,
    )
    def export_slide(self, what, view="{}", **_post):
        """Send one slide: the summary, or one score of the heatmap.

        :param view: JSON, as ``report.export.export_slide`` takes it
        """
        if what not in SLIDES:
            raise werkzeug.exceptions.NotFound()
        return _send("pptx", lambda: export_slide(request.env, what, _read(view, ABOUT)))


def _send(name, write):
    """Send a file as a download; an error is told to the client."""
    try:
        content, filename = write()
    except Exception as error:
        _logger.info("The board could not be exported as %s", name, exc_info=True)
        return told_to_the_client(error)
    return request.make_response(
        content,
        [
            ("Content-Type", TYPES[name]),
            ("Content-Disposition", content_disposition(filename)),
            ("Cache-Control", "no-store"),
        ],
    )


def _read(view, kinds):
    """Return the view that the client sent, after checking the type of each part."""
    try:
        given = json.loads(view)
    except ValueError:
        given = {}
    given = given if isinstance(given, dict) else {}
    view = {name: given[name] for name, kind in kinds.items() if isinstance(given.get(name), kind)}
    if "rows" in view:
        view["rows"] = [str(key) for key in view["rows"]]
    return view
