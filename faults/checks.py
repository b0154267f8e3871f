# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What has to hold after a run, whatever was broken in it."""

import time
from collections import Counter

from engine.disclosure import Unit
from engine.release import compose
from engine.tally import Item, TallyLayout, add_counters
from sealing.value import UnitValue

from tests.security import database

SECONDS_FOR_ORPHANS = 15


class Failed(Exception):
    """A run after which something does not hold: one sentence each."""


class Checks:
    """Looks at the database, its files and the logs with the eyes of who knows everything."""

    def __init__(self, run):
        self.run, self.stage, self.campaign = run, run.stage, run.campaign
        self.id, self.query = run.campaign.id, run.stage.query
        self.people = {person.employee: person for person in run.people}
        self.layout = TallyLayout([Item(*one) for one in run.campaign.layout])
        self.problems = []

    def all(self):
        """:raises Failed: with everything that does not hold"""
        self._open_witness()
        self._everyone_counted_once()
        self._tallies_are_their_sums()
        self._release_follows()
        self._nothing_is_left()
        self._no_key_is_left()
        self._no_trace()
        self._logs_name_nobody()
        if self.problems:
            raise Failed(self.problems)

    def _expect(self, holds, sentence):
        if not holds:
            self.problems.append(sentence)

    # ------------------------------------------------------------
    # COUNTED ONCE
    # ------------------------------------------------------------

    def _open_witness(self):
        """The last value of each unit, opened with the key that the harness has kept."""
        rows = self.query(
            "SELECT unit_id, sealed FROM witness WHERE campaign_id = %s ORDER BY id", self.id
        )
        self.values = {
            unit: UnitValue.from_bytes(self.campaign.key.open(unit, sealed))
            for unit, sealed in dict(rows).items()
        }
        self.counted = {
            employee: unit
            for employee, (unit, seat) in self.campaign.seats.items()
            if self.values[unit].has_answered(seat)
        }

    def _everyone_counted_once(self):
        for employee, person in self.people.items():
            if person.thanked:
                self._expect(employee in self.counted, f"thanked, not counted: {person.name}")
            elif employee in self.counted:
                self._expect(person.sent, f"counted, never sent: {person.name} ({person.way})")
            unit, seat = self.campaign.seats[employee]
            own = employee in self.counted and not person.code
            self._expect(self.values[unit].has_sent(seat) == own, f"own or not: {person.name}")

    def _tallies_are_their_sums(self):
        for unit, value in self.values.items():
            levels = [self.people[one].levels for one in self.counted if self.counted[one] == unit]
            respondents = value.respondents
            self._expect(respondents == len(levels), f"unit {unit}: {respondents}, {len(levels)}")
            sums = add_counters([self.layout.increments(one) for one in levels], self.layout.size)
            self._expect(
                value.counts == list(sums), f"unit {unit}: the counters are not the sum of the sent"
            )

    # ------------------------------------------------------------
    # THE RELEASE
    # ------------------------------------------------------------

    def _release_follows(self):
        """The rows are what the engine makes of exactly the counted answers, each once."""
        stored = self.query(
            """
            SELECT unit_id, scope, kind, dimension_id, item_id, score, favourable, respondents,
                   favourable_respondents
              FROM readiness_score WHERE campaign_id = %s
            """,
            self.id,
        )
        self._expect(len(stored) == len(set(stored)), "a row of the release is there twice")
        self._expect(Counter(stored) == Counter(self._expected_rows()), "another release")
        [(respondents,)] = self.query(
            "SELECT respondents FROM readiness_campaign WHERE id = %s", self.id
        )
        self._expect(not stored or respondents == len(self.counted), "another number answered")
        [(told,)] = self.query(
            "SELECT count(*) FROM mail_message WHERE model = 'readiness.campaign' AND res_id = %s"
            " AND (body LIKE '%%are published%%' OR body LIKE '%%Too few people%%')",
            self.id,
        )
        self._expect(told == 1, f"the release was announced {told} times")

    def _expected_rows(self):
        units = [
            Unit(unit, parent, self.values[unit].respondents, invited)
            for unit, parent, invited in self.query(
                "SELECT id, parent_id, direct_headcount FROM readiness_unit WHERE campaign_id = %s",
                self.id,
            )
        ]
        counters = {unit: value.counts for unit, value in self.values.items()}
        core = self.query(
            "SELECT id FROM readiness_dimension WHERE is_core AND id = ANY(%s)",
            list(self.layout.dimensions),
        )
        release = compose(units, counters, self.layout, self.campaign.minimum, ())
        return [tuple(row) for row in release.rows({dimension for (dimension,) in core})]

    def _nothing_is_left(self):
        for what, query in {
            "sealed values": "SELECT count(*) FROM readiness_tally WHERE campaign_id = %s",
            "codes": "SELECT count(*) FROM readiness_code code JOIN readiness_roster roster"
            " ON roster.id = code.roster_id WHERE roster.campaign_id = %s",
            "answer rows": "SELECT count(*) FROM survey_user_input input"
            " JOIN readiness_campaign campaign ON campaign.survey_id = input.survey_id"
            " WHERE campaign.id = %s",
        }.items():
            [(left,)] = self.query(query, self.id)
            self._expect(left == 0, f"{left} {what} are left")
        self._expect(self.campaign.read_roster() == self.campaign.roster, "the roster has changed")

    def _no_key_is_left(self):
        """Nor one of a launch that was rolled back: the job comes every ten minutes."""
        deadline = time.monotonic() + SECONDS_FOR_ORPHANS
        while self.stage.keys.names() and time.monotonic() < deadline:
            time.sleep(0.1)
        self._expect(not self.stage.keys.names(), f"keys are left: {self.stage.keys.names()}")

    # ------------------------------------------------------------
    # NOTHING READABLE
    # ------------------------------------------------------------

    def _no_trace(self):
        """In no file of ours, and nowhere in the write-ahead log of the whole run."""
        link = self.stage.connection()
        with link.cursor() as cr:
            files = database.files(cr)
            files["the write-ahead log"] = database.write_ahead_log(cr, self.run.wal_start)
        link.close()
        for person in self.people.values():
            array = database.as_array(person.levels, self.campaign.items)
            marks = [array, *(mark.encode() for mark in self._canaries(person))]
            for name, data in files.items():
                self._expect(
                    not any(mark in data for mark in marks), f"an answer is in the file of {name}"
                )

    def _canaries(self, person):
        marks = database.canaries(person.levels, self.campaign.items)
        return [mark for mark in marks if len(mark) >= 32 and "\0" not in mark]

    # ------------------------------------------------------------
    # LOGS
    # ------------------------------------------------------------

    def _logs_name_nobody(self):
        log = self.run.log()
        log += self.stage.postgres.log.read_text(errors="replace")
        for person in self.people.values():
            secrets = filter(None, (person.name, person.login, *person.spellings_of_code()))
            told = [secret for secret in secrets if secret in log]
            self._expect(not told, f"a log names {told}")
            answers = [mark for mark in self._canaries(person) if mark in log]
            self._expect(not answers, f"a log holds answers of {person.name}")
        for line in log.splitlines():
            told = "readiness_roster" in line and ("WHERE id =" in line or "user_id" in line)
            self._expect(not told, f"a log tells of a roster row: {line[:160]}")
