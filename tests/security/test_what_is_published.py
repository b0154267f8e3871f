# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A new kind of number is not published before the attacker of the engine's tests knows it."""

from pathlib import Path

from odoo.exceptions import AccessError

from odoo.addons.social_readiness.results.document import MODES, DocumentRow
from odoo.addons.social_readiness.results.heatmap_rows import ROW_FIELDS
from odoo.addons.social_readiness.results.trust import Trust

from ..common import ReadinessCase


def known():
    """What the attacker handles; read from his file, which needs the engine alone."""
    text = (Path(__file__).parents[1] / "engine" / "attacker.py").read_text()
    source = text[text.index("FACTS =") : text.index("\n}\n", text.index("PUBLISHED =")) + 3]
    names = {}
    exec(source, names)
    return names["PUBLISHED"]


class TestWhatIsPublished(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_employees(cls.plant, 30)
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        viewer = cls.make_user("viewer", "social_readiness.group_readiness_viewer")
        cls.read = cls.campaign.with_user(viewer)

    def test_every_figure_of_a_release_is_known_to_the_attacker(self):
        for model in ("readiness.score", "readiness.quality", "readiness.participation"):
            figures = {
                name
                for name, field in self.env[model]._fields.items()
                if field.type in ("integer", "float", "monetary", "boolean", "json", "html", "text")
                or (name in ("band", "kind") and model == "readiness.quality")
            } - {"id"}
            self.assertEqual(figures, set(known()[model]), model)

    def test_every_column_of_the_board_is_known(self):
        self.assertEqual(set(ROW_FIELDS), set(known()["get_heatmap"]))
        self.assertEqual(set(DocumentRow._fields), set(known()["document"]))
        self.assertEqual(MODES, ("score", "favourable", "gap", "change", "company"))

    def test_every_detail_of_a_cell_is_known(self):
        row = self.read.env["readiness.score"].search(
            [("campaign_id", "=", self.campaign.id), ("kind", "=", "dimension")], limit=1
        )
        cell = self.read.env["readiness.cell"].get_cell(
            self.campaign.id, row.unit_id.id, row.scope, row.dimension_id.id
        )
        self.assertEqual(set(cell), set(known()["get_cell"]))
        self.assertLessEqual(
            set(cell["items"][0]), {"id", "text", "is_reversed", "score", "favourable", "change"}
        )

    def test_everything_said_about_quality_is_known(self):
        dimensions = Trust(self.read).compute()["dimensions"]
        self.assertTrue(dimensions)
        for one in dimensions:
            self.assertEqual(set(one), set(known()["trust"]))

    def test_quality_holds_bands_and_no_number(self):
        figures = self.read.env["readiness.quality"].search(
            [("campaign_id", "=", self.campaign.id)]
        )
        self.assertEqual(set(figures.mapped("kind")), {"alpha", "icc1", "spread", "item_rest"})
        self.assertTrue(all(figure.band for figure in figures))
        self.env.cr.execute(
            "SELECT attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped"
            " AND attrelid = 'readiness_quality'::regclass"
        )
        columns = {name for (name,) in self.env.cr.fetchall()}
        self.assertFalse(columns & {"value", "levels"})

    def test_not_even_sudo_writes_creates_or_deletes_a_band(self):
        """Only the close does, with SQL of its own; a Settings administrator may grant rights."""
        figures = self.env(su=True)["readiness.quality"].search(
            [("campaign_id", "=", self.campaign.id)]
        )
        kept = figures.mapped("band")
        values = {"campaign_id": self.campaign.id, "company_id": self.campaign.company_id.id}
        for change in (
            lambda: figures[0].write({"band": "from_08"}),
            lambda: figures[0].copy(),
            lambda: figures[0].unlink(),
            lambda: figures.create({**values, "kind": "alpha", "band": "from_08"}),
            lambda: figures[0].web_save({"band": "from_08"}, {"band": {}}),
            lambda: self.campaign.sudo().write(
                {"quality_ids": [(1, figures[0].id, {"band": "from_08"})]}
            ),
        ):
            with self.assertRaisesRegex(AccessError, "cannot be changed"), self.cr.savepoint():
                change()
        figures.invalidate_recordset()
        self.assertEqual(figures.exists().mapped("band"), kept)

    def test_a_share_says_how_many_responses_it_is_of(self):
        """Of the company 77: Plant 50 and the block of the others, which may be too small."""
        rows = self.read.env["readiness.score"].search(
            [("campaign_id", "=", self.campaign.id), ("has_favourable", "=", True)]
        )
        self.assertTrue(rows)
        for row in rows:
            self.assertTrue(15 <= row.favourable_respondents <= row.respondents)
        board = self.read.env["readiness.heatmap"].get_heatmap(self.campaign.id)
        for values in board["rows"]:
            row = dict(zip(board["row_fields"], values, strict=True))
            shares = [share for share in row["favourable"] or [] if share is not None]
            self.assertEqual(bool(shares), bool(row["favourable_respondents"]))
