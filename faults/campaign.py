# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The campaign of one run: launched as HR does it, its clock moved by the harness."""

import io
import re

from pypdf import PdfReader
from sealing.key import CampaignKey
from trial.browser import Browser, Refused

from .key_disk import FULL, READ_ONLY
from .watching import LAUNCH

CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b")


class Campaign:
    """A launched campaign of the whole company.

    :param fault: what goes wrong at the launch, before HR tries again
    :ivar items: the ids of the statements, in order.
    :ivar codes: {employee id: code} of those who have no user, from the printed paper.
    :ivar seats: {employee id: (unit id, seat)}.
    :ivar key: it opens what was sealed, also once it is destroyed on the disk.
    """

    def __init__(self, stage, seed, fault=""):
        self.stage = stage
        self.officer = Browser(stage.port, stage.officer, timeout=60)
        [self.id] = self.officer.call("readiness.campaign", "create", [self._values(seed)])
        self._launch(fault)
        [(self.link, self.survey, self.minimum, key)] = stage.query(
            "SELECT link_code, survey_id, minimum, seal_name FROM readiness_campaign WHERE id = %s",
            self.id,
        )
        self.key = CampaignKey.from_bytes(stage.keys.content(key))
        stage.keys.let_orphans_age(kept=key)
        self._read_questions()
        self.codes = self._print_codes()
        self.roster = self.read_roster()
        self.seats = {
            employee: (unit, seat)
            for employee, unit, seat in stage.query(
                "SELECT employee_id, unit_id, seat FROM readiness_roster WHERE campaign_id = %s",
                self.id,
            )
        }

    def _launch(self, fault):
        """Launch it; after what goes wrong the first time, once more."""
        if fault in (FULL, READ_ONLY):
            self._launch_without_room(fault)
        elif fault:
            self.stage.statements.spoil(LAUNCH, fault)
            if not self._is_refused("action_launch"):
                raise RuntimeError("the launch was cut, and nobody was told")
        if self.state()[0] == "draft":
            self.officer.call("readiness.campaign", "action_launch", self.id)

    def _launch_without_room(self, way):
        self.stage.keys.break_(way)
        try:
            refused = self._is_refused("action_launch")
        finally:
            self.stage.keys.mend()
        if "Key folder" not in refused or self.state()[0] != "draft":
            raise RuntimeError(f"launched without a key: {refused}")

    def _is_refused(self, method):
        """The words in which the server says so, or nothing."""
        try:
            self.officer.call("readiness.campaign", method, self.id)
        except Refused as error:
            return str(error)
        return ""

    def read_roster(self):
        """Every row as it lies in the table: nothing that people do may change it."""
        return self.stage.query(
            "SELECT ctid::text, xmin::text, roster::text FROM readiness_roster roster"
            " WHERE campaign_id = %s ORDER BY id",
            self.id,
        )

    def _values(self, seed):
        return {
            "name": f"Faults {seed}",
            "date_open": "2020-01-01 00:00:00",
            "date_close": "2099-01-01 00:00:00",
            "send_invitation": False,
            "reminder_halfway": False,
            "reminder_last_day": False,
        }

    def _read_questions(self):
        self.layout = self.stage.query(
            """
            SELECT item.id, page.dimension_id, coalesce(item.reverse_scored, FALSE)
              FROM survey_question item JOIN survey_question page ON page.id = item.page_id
             WHERE item.survey_id = %s ORDER BY item.sequence, item.id
            """,
            self.survey,
        )
        self.items = [item for item, _dimension, _reverse in self.layout]

    def _print_codes(self):
        """They are handed out by department and name."""
        holders = [known for known in self.stage.people if not known["login"]]
        values = [{"campaign_id": self.id}]
        [wizard] = self.officer.call("readiness.code.wizard", "create", values)
        form = {"wizard_id": wizard, "csrf_token": self.officer.csrf_token()}
        paper = self.officer.post("/readiness/codes/print", form)
        pages = PdfReader(io.BytesIO(paper.content)).pages
        codes = CODE.findall("\n".join(page.extract_text() for page in pages))
        holders.sort(key=lambda known: known["name"])
        return {known["employee"]: code for known, code in zip(holders, codes, strict=True)}

    # ------------------------------------------------------------
    # THE CLOCK
    # ------------------------------------------------------------

    def close_in(self, seconds):
        """Let the announced time come: the clock is moved, the product is not touched."""
        self.stage.query(
            "UPDATE readiness_campaign SET date_close ="
            " date_trunc('second', (now() AT TIME ZONE 'UTC') + %s * interval '1 second')"
            " WHERE id = %s",
            seconds,
            self.id,
        )

    def state(self):
        [(state, destroyed)] = self.stage.query(
            "SELECT state, key_destroyed FROM readiness_campaign WHERE id = %s", self.id
        )
        return state, bool(destroyed)

    # ------------------------------------------------------------
    # JOBS
    # ------------------------------------------------------------

    def run_over_http(self, action):
        """A job beside the scheduled one, as on another server."""
        try:
            self.officer.call("ir.actions.server", "run", [action])
        except Refused as error:
            return str(error)
        return None
