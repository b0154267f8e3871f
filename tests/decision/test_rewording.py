# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Statements that were reworded between two waves: compared, and marked."""

from .common import DecisionCase


class TestRewording(DecisionCase):
    def reword(self, code, title):
        """Change a dimension's first statement in the questionnaire that the next wave copies."""
        page = self.campaign.questionnaire_id.page_ids.filtered(
            lambda page: page.dimension_id.code == code
        )
        item = page.question_ids[0]
        item.title = title
        return item

    def last_cell(self, wave, what):
        self.env.invalidate_all()
        trend = self.env["readiness.trend"].with_user(self.viewer)
        rows = {row["id"]: row["cells"] for row in trend.get_trend(wave.id)["rows"]}
        return rows[what][-1]

    def marked(self, wave, kind):
        rows = wave.score_ids.filtered(lambda row: row.kind == kind and row.is_reworded)
        self.assertTrue(all(rows.mapped("has_change")))
        return rows

    def test_the_score_goes_on_with_a_mark(self):
        self.reword("decisions", "Most of what I do, I decide myself.")
        cell = self.last_cell(self.next_wave({"decisions": 3}), self.dimension["decisions"].id)
        self.assertGreater(cell["change"], 0)
        self.assertFalse(cell["is_like"])
        self.assertEqual(cell["marks"], ["Reworded statements: 1 of 4"])

    def test_the_overall_score_is_marked_too(self):
        self.reword("decisions", "Most of what I do, I decide myself.")
        cell = self.last_cell(self.next_wave({}), "overall")
        self.assertEqual(cell["marks"], ["Reworded statements: 1 of 32"])

    def test_other_dimensions_are_like_with_like(self):
        self.reword("decisions", "Most of what I do, I decide myself.")
        cell = self.last_cell(self.next_wave({}), self.dimension["culture"].id)
        self.assertTrue(cell["is_like"])
        self.assertEqual(cell["marks"], [])

    def test_the_release_marks_the_statement_and_what_it_belongs_to(self):
        item = self.reword("decisions", "Most of what I do, I decide myself.")
        wave = self.next_wave({})
        self.assertEqual(set(self.marked(wave, "item").mapped("item_origin")), {item.id})
        self.assertEqual(self.marked(wave, "dimension").dimension_id.code, "decisions")
        self.assertTrue(self.marked(wave, "overall"))
        self.assertFalse(self.campaign.score_ids.filtered("is_reworded"))

    def test_a_corrected_comma_is_no_rewording(self):
        title = self.campaign.questionnaire_id.question_ids[0].title
        self.reword("organisation", title.replace(",", " -").upper())
        self.assertFalse(self.next_wave({}).score_ids.filtered("is_reworded"))

    def test_turned_round_is_another_statement(self):
        item = self.campaign.questionnaire_id.question_ids[0]
        item.reverse_scored = not item.reverse_scored
        wave = self.next_wave({})
        self.assertEqual(set(self.marked(wave, "item").mapped("item_origin")), {item.id})

    def test_what_nobody_read_does_not_count(self):
        """A language in which the survey could not be answered was not reworded for anybody."""
        spanish = self.env["res.lang"]._activate_lang("es_ES")
        item = self.reword("decisions", "Most of what I do, I decide myself.")
        wave = self.next_wave({})
        relation = self.env["survey.survey"]._fields["lang_ids"].relation
        for survey in (self.campaign | wave).survey_id:
            self.env.cr.execute(f"INSERT INTO {relation} VALUES (%s, %s)", [survey.id, spanish.id])
        self.env.cr.execute(
            "UPDATE survey_question SET title = title || %s::jsonb WHERE %s IN (id, origin_id)",
            ['{"es_ES": "Decido"}', item.id],
        )
        cell = self.last_cell(wave, self.dimension["decisions"].id)
        self.assertTrue(cell["is_like"])
