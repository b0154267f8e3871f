"""Odoo's profiler stays off where people answer or guess.

It writes each statement, with the values in it, under the name of who is logged in to a table
that Settings administrators read. Whoever is led to ``/web/set_profiling``, by a picture in a
message for instance, is profiled without noticing. It starts before any method of a route or a
model is asked: there is no other place to stop it.
"""

from contextlib import nullcontext

from odoo.http import Request

NEVER_PROFILED = (
    "/readiness/",
    "/survey/",
    "/save_guess",
    "/get_my_surveys",
    "/get_pending_count",
)

_profiler_of = Request._get_profiler_context_manager


def _get_profiler_context_manager(self):
    if any(part in self.httprequest.path for part in NEVER_PROFILED):
        return nullcontext()
    return _profiler_of(self)


Request._get_profiler_context_manager = _get_profiler_context_manager
