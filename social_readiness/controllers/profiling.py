"""Odoo's profiler stays off where people answer or guess.

It writes the page's address and each statement, with the values in it, under the name of who is
logged in to a table that Settings administrators read: who sent answers, and when. Whoever is led
to ``/web/set_profiling``, by a picture in a message for instance, is profiled without noticing.
It starts before any method of a route or a model is asked, so there is no other place to stop it.
Databases without this addon are profiled as ever.
"""

import re
from contextlib import nullcontext

from odoo.http import Request
from odoo.modules.registry import Registry

NEVER_PROFILED = re.compile(
    r"^(/[^/]+)?/readiness/|/save_guess|/get_my_surveys|/get_pending_count|^(/[^/]+)?/my/surveys"
)

_profiler_of = Request._get_profiler_context_manager


def _get_profiler_context_manager(self):
    if NEVER_PROFILED.search(self.httprequest.path) and self.db and _is_installed(self.db):
        return nullcontext()
    return _profiler_of(self)


def _is_installed(db):
    return "readiness.campaign" in Registry(db)


Request._get_profiler_context_manager = _get_profiler_context_manager
