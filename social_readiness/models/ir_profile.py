# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Switch Odoo's profiler off for requests in which people answer or guess.

The profiler stores the page's address and each SQL statement with its values, under the name of the
user, in a table that Settings administrators read: who sent answers, and when. A user can be
profiled without noticing, for example by a picture in a message that leads to
``/web/set_profiling``.

Odoo starts the profiler before it calls any model of the database. So the first method that it
calls, ``ir.http._match``, ends the profile before the request is handled, and nothing of it is
stored.
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
        """Set up the session's profiles so that they can be found and ended in time.

        They are found through the collector of SQL statements. With a limit of entries, they could
        end and be stored earlier.
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
        """End this request's profile without storing it, if the path must never be profiled."""
        self._readiness_keep_in_reach()
        if NEVER_PROFILED.search(path):
            for hook in [*getattr(threading.current_thread(), "query_hooks", ())]:
                profiler = getattr(getattr(hook, "__self__", None), "profiler", None)
                if profiler:
                    profiler.db = None  # without a database, nothing is stored
                    profiler.end()
