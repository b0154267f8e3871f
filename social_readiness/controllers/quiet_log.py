# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Our own pages leave no line in Odoo's access log: who looks at it, and at the logins beside it,
must not find who sent something, and when.
"""

import logging
import re

OWN_PAGE = re.compile(r"\s(?:/[^/\s]+)?/readiness/")


class NoOwnPages(logging.Filter):
    def filter(self, record):
        return not OWN_PAGE.search(record.getMessage())


logging.getLogger("werkzeug").addFilter(NoOwnPages())
