# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as a file: a workbook, a PDF, slides, a picture."""

from odoo.exceptions import UserError

from ...printing import picture_taker, printer
from ..document_writer import make_document
from . import pptx, xlsx

PDF = "social_readiness.board_heatmap_action"


def formats():
    """Return the names of those that this server can write.

    PDF and pictures need a printer, slides need python-pptx: else they are not offered.
    """
    found = {"xlsx": True, "pdf": printer(), "pptx": pptx.AVAILABLE, "png": picture_taker()}
    return [name for name, is_there in found.items() if is_there]


def export(env, name, view):
    """Return the bytes of what a reader sees on the heatmap, and a name for the file.

    :param env: of the reader
    :param name: one of :func:`formats`
    :param view: see :func:`~..document_writer.make_document`
    :raises UserError: this server cannot write it, or there is nothing to write
    """
    document = make_document(env, view)
    if name not in formats():
        raise UserError(env._("This server cannot create this type of file."))
    return _write(env, name, document), f"{document.title}.{name}"


def _write(env, name, document):
    if name == "pdf":
        return _pdf(env, document)
    if name == "png":
        return env["report.social_readiness.board_heatmap"]._picture(document)
    return {"xlsx": xlsx, "pptx": pptx}[name].write(document)


def _pdf(env, document):
    report = env["ir.actions.report"]
    return report._render_qweb_pdf(PDF, data={"document": document})[0]
