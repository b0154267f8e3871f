# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Two worlds with the same block tuples and other answers look the same to everybody, everywhere.

This is the principle of SECURITY.md as one test: whatever a role can read, search, call, export,
print or open is a function of the number of responses, the softened sums and the moved favorable
counts of the blocks. In one world people of a team all answer alike; in the other they differ as
much as the same tuples allow. What differs between them for anybody is a leak.
"""

import io

from openpyxl import load_workbook
from pptx import Presentation

from odoo.tests import HttpCase, tagged
from odoo.tools.misc import mute_logger

from odoo.addons.social_readiness.report.export import export, export_slide

from ..common import ReadinessCase
from .crawling import Crawl
from .roles import REFUSALS, Roles

READERS = ("employee", "manager", "viewer", "everything", "portal")
MODES = ("score", "favourable", "gap", "change", "company")
PAPERS = ("social_readiness.board_report", "social_readiness.protection_sheet")
PAGES = ("/readiness/result", "/readiness/protection", "/my/surveys", "/readiness/%(link)s",
         "/readiness/%(link)s/thanks", "/readiness/%(link)s/kiosk")  # fmt: skip


def alike(people, number):
    """Answers of a team to a statement of which each is the same, or as near as can be."""
    kind = number % 3
    if kind == 0:
        return [3] * people
    if kind == 1:
        return [1] * people  # softened up to 8 above the lowest sum
    return [5] * people  # softened down to 4 below the highest


def different(people, number):
    """Other answers with the same tuple: the same sum after softening, the same moved count."""
    kind = number % 3
    if kind == 0:
        return [2, 2, 4, 4] + [3] * (people - 4)
    if kind == 1:
        return [2] * 4 + [1] * (people - 4)
    return [4] * 2 + [5] * (people - 2)


@tagged("post_install", "-at_install")
class TestSameTuples(Roles, ReadinessCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.campaign = cls.make_campaign(
            name="Same tuples",
            shared_with_staff=True,
            profile_id=cls.env.ref("social_readiness.profile_converse").id,
        )
        cls.campaign.action_launch()

    # ------------------------------------------------------------
    # TWO WORLDS
    # ------------------------------------------------------------

    def world(self, answers_of, roles=READERS):
        """What everybody finds after the close, if the people of each unit answer like this."""
        with self.env.cr.savepoint() as savepoint:
            units = {}
            for row in self.roster_of(self.campaign):
                units.setdefault(row[1], []).append(row)
            for rows in units.values():
                self.answer_unit(rows, answers_of)
            self.close(self.campaign)
            # Both worlds are published in the same minute: the timeline shows it.
            self.campaign.sudo().date_published = self.campaign.date_close
            self.env.flush_all()
            self.assertTrue(self.campaign.score_ids, "nothing is published")
            found = {role: self.look_everywhere(role) for role in roles}
            savepoint.rollback()
        self.env.invalidate_all()
        return found

    def answer_unit(self, rows, answers_of):
        items = self.items_of(self.campaign)
        columns = [
            (answers_of if len(rows) >= 6 else alike)(len(rows), number)
            for number, _item in enumerate(items)
        ]
        for place, row in enumerate(rows):
            levels = {}
            for item, column in zip(items, columns, strict=True):
                level = column[place]
                levels[item.id] = 6 - level if item.reverse_scored else level
            self.answer(self.campaign, row, levels)

    # ------------------------------------------------------------
    # EVERYTHING
    # ------------------------------------------------------------

    def look_everywhere(self, role):
        env = self.env(user=self.roles[role].id, su=False)
        found = Crawl(env, plain=True).run()
        for where, call in self.ways(env):
            with mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.models"):
                try:
                    with self.env.cr.savepoint():
                        found[where] = call()
                except REFUSALS as error:
                    found[where] = type(error).__name__
        self.authenticate(f"role_{role}", f"role_{role}")
        for page in PAGES:
            path = page % {"link": self.campaign.link_code}
            found[path] = self.without_tokens(self.url_open(path).text)
        return found

    def ways(self, env):
        """(where, call) of every method, file and paper."""
        campaign = env["readiness.campaign"].browse(self.campaign.id)
        for unit in self.campaign.unit_ids:
            name = unit.sudo().name
            yield (
                f"verdict {name}",
                lambda u=unit: str(
                    campaign.env["readiness.summary"].get_summary(campaign.id, u.id)
                ),
            )
            yield (
                f"trend {name}",
                lambda u=unit: str(campaign.env["readiness.trend"].get_trend(campaign.id, u.id)),
            )
            for scope in ("subtree", "rest"):
                for dimension in (*self.campaign.survey_id.page_ids.dimension_id, False):
                    yield (
                        f"cell {name} {scope} {dimension and dimension.code}",
                        lambda u=unit, s=scope, d=dimension: str(
                            campaign.env["readiness.cell"].get_cell(
                                campaign.id, u.id, s, d and d.id
                            )
                        ),
                    )
        yield "board", lambda: str(campaign.env["readiness.heatmap"].get_heatmap(campaign.id))
        yield "trust", lambda: str(campaign.read(["trust"]))
        for mode in MODES:
            view = {"campaign": self.campaign.id, "level": 9, "mode": mode}
            yield f"xlsx {mode}", lambda v=view: cells(export(campaign.env, "xlsx", v)[0])
            yield f"pptx {mode}", lambda v=view: slides(export(campaign.env, "pptx", v)[0])
        view = {"campaign": self.campaign.id}
        yield "slide summary", lambda v=view: slides(export_slide(campaign.env, "summary", v)[0])
        for unit in self.campaign.unit_ids:
            about = {**view, "unit": unit.id}
            yield (
                f"slide {unit.sudo().name}",
                lambda v=about: slides(export_slide(campaign.env, "cell", v)[0]),
            )
        view = {"campaign": self.campaign.id, "level": 9}
        # In a test, the page of which the file is printed.
        yield "pdf", lambda: export(campaign.env, "pdf", view)[0].decode()
        for paper in PAPERS:
            yield paper, lambda p=paper: self.paper(env, p)

    def paper(self, env, name):
        html, _kind = env["ir.actions.report"]._render_qweb_html(name, self.campaign.ids)
        return html.decode()

    @staticmethod
    def without_tokens(html):
        return "\n".join(line for line in html.splitlines() if "csrf" not in line)

    def test_what_is_shown_follows_from_the_block_tuples(self):
        """And the comparison can fail: one answer that moves a softened sum is noticed."""
        one, other = self.world(alike), self.world(different)
        self.maxDiff = None
        for role in READERS:
            for where in one[role]:
                with self.subTest(role=role, where=where):
                    self.assertEqual(one[role][where], other[role].get(where))
        self.assertGreater(len(one["viewer"]), 500, "too little was looked at")

        def one_more(people, number):
            return [4] + [3] * (people - 1) if number % 3 == 0 else alike(people, number)

        moved = self.world(one_more, ["viewer"])["viewer"]
        seen = [where for where, found in one["viewer"].items() if found != moved[where]]
        self.assertTrue([where for where in seen if where.startswith("xlsx")])
        self.assertTrue([where for where in seen if where.startswith("cell")])


def cells(content):
    """Every value of every sheet."""
    book = load_workbook(io.BytesIO(content))
    return str([[list(row) for row in sheet.values] for sheet in book])


def slides(content):
    """Every text of every slide, tables and charts included."""
    texts = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            texts.append(shape.has_text_frame and shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                texts += [list(series.values) for series in shape.chart.plots[0].series]
    return str(texts)
