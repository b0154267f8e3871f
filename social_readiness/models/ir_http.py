# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import logging
import re

from odoo import models
from odoo.http import request

from ..printing import printer
from ..results.files import pptx

ANSWERING_PAGE = re.compile(r"\s(?:/[^/\s]+)?/readiness/")


class NoAnsweringPages(logging.Filter):
    """Keeps requests for the answering pages out of Odoo's access log.

    Together with the logins in the same log, such lines could tell who sent an answer, and when.
    """

    def filter(self, record):
        return not ANSWERING_PAGE.search(record.getMessage())


# One filter for all databases of a process, which a logger adds only once.
NO_ANSWERING_PAGES = NoAnsweringPages()


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def _register_hook(self):
        """Filter the access log of a process as soon as it serves a database with this addon.

        A request's line is written after its database is loaded, so that none is missed.
        """
        super()._register_hook()
        logging.getLogger("werkzeug").addFilter(NO_ANSWERING_PAGES)

    @classmethod
    def _match(cls, path):
        request.env["ir.profile"]._readiness_end_profile(path)
        return super()._match(path)

    def session_info(self):
        """Tell the client which program prints here (``readiness_printer``; None: none), and
        whether slides can be written (``readiness_slides``)."""
        program = printer()
        return {
            **super().session_info(),
            "readiness_printer": program and program.name,
            "readiness_slides": pptx.AVAILABLE,
        }
