"""What has to hold after a run, whatever was broken in it."""

import sys
from collections import Counter

from tests.security import database

# The engine is plain Python; imported as part of the addon it would import Odoo.
sys.path.append("social_readiness")
from engine.disclosure import Unit
from engine.release import compose
from engine.tally import Item, TallyLayout, add_cells

MINIMUM = 6


class Failed(Exception):
    """A run after which something does not hold: one sentence each."""


class Checks:
    """Looks at the database, its files and the logs with the eyes of who knows everything."""

    def __init__(self, run):
        self.run, self.stage, self.campaign = run, run.stage, run.campaign
        self.id = run.campaign.id
        self.people = {person.employee: person for person in run.people}
        self.layout = TallyLayout([Item(*one) for one in run.campaign.layout])
        self.problems = []

    def all(self):
        """:raises Failed: with everything that does not hold"""
        self._everyone_counted_once()
        self._tallies_are_their_sums()
        self._release_follows()
        self._nothing_is_left()
        self._no_link()
        self._no_trace()
        self._logs_name_nobody()
        if self.problems:
            raise Failed(self.problems)

    def _expect(self, holds, sentence):
        if not holds:
            self.problems.append(sentence)

    def query(self, text, *values):
        return self.stage.query(text, *values)

    # ------------------------------------------------------------
    # COUNTED ONCE
    # ------------------------------------------------------------

    def _everyone_counted_once(self):
        rows = self.query(
            "SELECT employee_id, unit_id FROM witness_roster WHERE campaign_id = %s", self.id
        )
        self.counted = dict(rows)
        self._expect(len(rows) == len(self.counted), "somebody's flag was destroyed twice")
        for employee, person in self.people.items():
            if person.thanked:
                self._expect(employee in self.counted, f"thanked, not counted: {person.name}")
            elif employee in self.counted:
                self._expect(person.sent, f"counted, never sent: {person.name} ({person.way})")

    def _tallies_are_their_sums(self):
        rows = self.query(
            "SELECT unit_id, respondents, counts FROM witness_tally WHERE campaign_id = %s", self.id
        )
        self.tallies = {unit: (respondents, counts) for unit, respondents, counts in rows}
        self._expect(len(rows) == len(self.tallies), "a tally was destroyed twice")
        for unit, (respondents, counts) in self.tallies.items():
            levels = [self.people[one].levels for one in self.counted if self.counted[one] == unit]
            self._expect(respondents == len(levels), f"unit {unit}: {respondents}, {len(levels)}")
            sums = add_cells([self.layout.increments(one) for one in levels], self.layout.size)
            self._expect(counts == sums, f"unit {unit}: the counters are not the sum of the sent")

    # ------------------------------------------------------------
    # THE RELEASE
    # ------------------------------------------------------------

    def _release_follows(self):
        """The rows are what the engine makes of exactly the counted answers, each once."""
        stored = self.query(
            """
            SELECT unit_id, scope, kind, dimension_id, item_id, score, favourable, respondents
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
            " AND (body LIKE '%%is published%%' OR body LIKE '%%Too few people%%')",
            self.id,
        )
        self._expect(told == 1, f"the release was announced {told} times")

    def _expected_rows(self):
        units = [
            Unit(unit, parent, self.tallies.get(unit, (0,))[0])
            for unit, parent in self.query(
                "SELECT id, parent_id FROM readiness_unit WHERE campaign_id = %s", self.id
            )
        ]
        cells = {unit: counts for unit, (_respondents, counts) in self.tallies.items()}
        core = {dimension for (dimension,) in self._core_dimensions()}
        release = compose(units, cells, self.layout, MINIMUM, ())
        return [tuple(row) for row in release.rows(core)]

    def _core_dimensions(self):
        return self.query(
            "SELECT id FROM readiness_dimension WHERE is_core AND id = ANY(%s)",
            list(self.layout.dimensions),
        )

    def _nothing_is_left(self):
        for what, query in {
            "tallies": "SELECT count(*) FROM readiness_tally WHERE campaign_id = %s",
            "drafts": "SELECT count(*) FROM readiness_draft WHERE campaign_id = %s",
            "flags or codes": "SELECT count(*) FROM readiness_roster WHERE campaign_id = %s"
            " AND num_nonnulls(answered, told, code_hash) > 0",
            "answer rows": "SELECT count(*) FROM survey_user_input input"
            " JOIN readiness_campaign campaign ON campaign.survey_id = input.survey_id"
            " WHERE campaign.id = %s",
        }.items():
            [(left,)] = self.query(query, self.id)
            self._expect(left == 0, f"{left} {what} are left")

    # ------------------------------------------------------------
    # PROMISES 3 AND 4
    # ------------------------------------------------------------

    @staticmethod
    def links(stage):
        """Transactions that wrote an answer's row and a person's; there must be none."""
        with stage.connection() as link, link.cursor() as cr:
            answers = database.transactions(cr, database.OF_ANSWERS)
            return answers & database.transactions(cr, database.OF_PEOPLE)

    def _no_link(self):
        self._expect(not self.run.links, "a draft shares its transaction with a person's row")
        [(headers,)] = self.query("SELECT count(DISTINCT xmin::text) FROM readiness_roster")
        self._expect(headers == 1, "the roster's row headers tell an order")
        by_place, by_id = (
            self.query(f"SELECT id FROM readiness_roster ORDER BY {order}")
            for order in ("ctid", "id")
        )
        self._expect(by_place == by_id, "the roster's places tell an order")

    def _no_trace(self):
        link = self.stage.connection()
        with link.cursor() as cr:
            for table in database.TRACED:
                dead = database.dead_rows(cr, table)
                self._expect(dead == 0, f"{dead} dead rows in {table}")
            files = database.files(cr)
        link.close()
        for person in self.people.values():
            array = database.as_array(person.levels, self.campaign.items)
            marks = [mark.encode() for mark in self._canaries(person)]
            for name, data in files.items():
                self._expect(
                    array not in data and not any(mark in data for mark in marks),
                    f"an answer is in the file of {name}",
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
