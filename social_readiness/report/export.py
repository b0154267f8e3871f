# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as a file: a workbook, a PDF, slides, a picture."""

from odoo.exceptions import UserError

from ..results.document_writer import make_document
from ..results.files import formats, pptx, xlsx
from ..results.slides import cell_slide, summary_slide

PDF = "social_readiness.board_heatmap_action"


def export(env, name, view):
    """Return the bytes of what a reader sees on the heatmap, and a name for the file.

    :param env: of the reader
    :param name: one of :func:`~..results.files.formats`
    :param view: see :func:`~..results.document_writer.make_document`
    :raises UserError: this server cannot write it, or there is nothing to write
    """
    document = make_document(env, view)
    _check_format(env, name)
    if name == "pptx":
        document = document._replace(summary=summary_slide(env, document.campaign_id))
    return _write(env, name, document), f"{document.title}.{name}"


def export_slide(env, what, view):
    """Return the bytes of a presentation of one slide, and a name for the file.

    :param env: of the reader
    :param what: ``summary`` or ``cell``
    :param view: of the summary ``campaign``, ``unit`` and ``profile``, as ``get_summary`` takes
        them; of a cell, see :func:`~..results.slides.cell_slide`
    :raises UserError: as above
    """
    _check_format(env, "pptx")
    if what == "cell":
        slide = cell_slide(env, view)
        return pptx.write_cell(slide), f"{slide.title}.pptx"
    chosen = (view.get(name) or False for name in ("campaign", "unit", "profile"))
    slide = summary_slide(env, *chosen)
    if not slide:
        raise UserError(env._("There are no published results to export yet."))
    return pptx.write_summary(slide), f"{slide.file_name}.pptx"


def _check_format(env, name):
    if name not in formats():
        raise UserError(env._("This server cannot create this type of file."))


def _write(env, name, document):
    if name == "pdf":
        return _pdf(env, document)
    if name == "png":
        return env["report.social_readiness.board_heatmap"]._picture(document)
    return {"xlsx": xlsx, "pptx": pptx}[name].write(document)


def _pdf(env, document):
    report = env["ir.actions.report"]
    return report._render_qweb_pdf(PDF, data={"document": document})[0]
