# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's profiler stays off where people answer or guess.

It writes the page's address and each statement, with the values in it, under the name of who is
logged in to a table that Settings administrators read: who sent answers, and when. Whoever is led
to ``/web/set_profiling``, by a picture in a message for instance, is profiled without noticing.

Odoo starts it before it asks anything of the database's models. So it is ended by the first one
that is asked, ``ir.http._match``, before the request is looked at, and nothing of it is kept.
"""

import re
import threading

from odoo import api, models
from odoo.http import request

NEVER_PROFILED = re.compile(
    r"^(/[^/]+)?/readiness/|/save_guess|/get_my_surveys|/get_pending_count|^(/[^/]+)?/my/surveys"
)


class IrProfile(models.Model):
    _inherit = "ir.profile"

    @api.model
    def set_profiling(self, profile=None, collectors=None, params=None):
        state = super().set_profiling(profile, collectors=collectors, params=params)
        self._readiness_keep_in_reach()
        kept = {name: request.session.get(f"profile_{name}") for name in ("collectors", "params")}
        return {name: kept.get(name, value) for name, value in state.items()}

    @api.model
    def _readiness_keep_in_reach(self):
        """Let the session's profiles be such that they can be found and ended in time.

        They are found through the collector of statements. A limit of entries would let them end,
        and be written, before.
        """
        session = request.session
        if session.get("profile_session"):
            collectors, params = session.get("profile_collectors"), session.get("profile_params")
            others = collectors if isinstance(collectors, list) else []
            session["profile_collectors"] = ["sql", *(one for one in others if one != "sql")]
            params = dict(params) if isinstance(params, dict) else {}
            params.pop("entry_count_limit", None)
            session["profile_params"] = params

    @api.model
    def _readiness_end_profile(self, path):
        """End this request's profile if the path is one that is never profiled; keep nothing."""
        self._readiness_keep_in_reach()
        if NEVER_PROFILED.search(path):
            for hook in [*getattr(threading.current_thread(), "query_hooks", ())]:
                profiler = getattr(getattr(hook, "__self__", None), "profiler", None)
                if profiler:
                    profiler.db = None  # it writes to no database
                    profiler.end()
