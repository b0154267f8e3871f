# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Keep requests for the answering pages out of Odoo's access log.

Together with the logins in the same log, such lines could tell who sent an answer, and when.
"""

import logging
import re

OWN_PAGE = re.compile(r"\s(?:/[^/\s]+)?/readiness/")


class NoOwnPages(logging.Filter):
    def filter(self, record):
        return not OWN_PAGE.search(record.getMessage())


logging.getLogger("werkzeug").addFilter(NoOwnPages())
