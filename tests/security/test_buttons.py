# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every button of our views, pressed by every role that sees it: none meets a refusal of rights."""

import ast

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from ..common import ReadinessCase
from .roles import Roles

WHO = ("officer", "everything", "viewer", "manager", "employee", "survey_manager")
NOISE = ("odoo.models", "odoo.orm.models", "odoo.addons.base.models.ir_rule", "odoo.http")


class TestButtons(Roles, ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        published = cls.make_campaign(name="Published", shared_with_staff=True)
        published.action_launch()
        cls.answer_all(published)
        cls.close(published)
        cls.make_campaign(name="Draft")
        company = cls.company
        for state in ("open", "cancelled"):
            team = cls.make_department(state)
            cls.make_employees(team, 8)
            campaign = cls.make_campaign(
                name=state, audience="departments", department_ids=[(6, 0, team.ids)],
                company_id=company.id,
            )  # fmt: skip
            campaign.action_launch()
            if state == "cancelled":
                campaign.action_cancel()
        north = published.unit_ids.filtered(lambda unit: unit.name == "North")
        for name in WHO:
            cls.env["readiness.action"].create(
                {
                    "name": f"Action of {name}",
                    "campaign_id": published.id,
                    "unit_id": north.id,
                    "dimension_id": cls.env.ref("social_readiness.dimension_decisions").id,
                    "user_id": cls.roles[name].id,
                    "is_shared": True,
                }
            )

    def views(self):
        """Every view that the addon makes or adds to, as a whole."""
        known = self.env["ir.model.data"].search(
            [("module", "=", "social_readiness"), ("model", "=", "ir.ui.view")]
        )
        views = self.env["ir.ui.view"].browse(known.mapped("res_id"))
        whole = self.env["ir.ui.view"]
        for view in views.filtered(lambda view: view.type != "qweb" and view.model):
            while view.mode == "extension":
                view = view.inherit_id
            whole |= view
        return whole.filtered(lambda view: not self.env[view.model]._transient)

    def buttons(self, arch, model):
        """[(method, when it is invisible)] of our own buttons."""
        ours = "odoo.addons.social_readiness"
        for node in etree.fromstring(arch).iter("button"):
            name, within = node.get("name"), [one.tag for one in node.iterancestors()]
            if node.get("type") == "object" and "field" not in within:
                bases = [base for base in self.registry[model].__mro__ if name in vars(base)]
                if any(base.__module__.startswith(ours) for base in bases):
                    yield name, node.get("invisible") or "False"

    def is_shown(self, record, invisible):
        names = {node.id for node in ast.walk(ast.parse(invisible, mode="eval"))
                 if isinstance(node, ast.Name)} & record._fields.keys()  # fmt: skip
        values = record.read(sorted(names), load=None)[0] if names else {}
        return not safe_eval(invisible, {"context": {}, "uid": record.env.uid, **values})

    def press(self, record, method):
        """The refusal of rights that a button meets, if any; whatever else it says is its own."""
        with mute_logger(*NOISE):
            try:
                with self.env.cr.savepoint() as savepoint:
                    getattr(record, method)()
                    self.env.flush_all()
                    savepoint.rollback()
            except AccessError as error:
                return str(error)
            except UserError:
                pass
            finally:
                self.env.invalidate_all()
        return None

    def reachable(self, env, view):
        """Records that the role reads with everything that the view shows; none: not its view."""
        with mute_logger(*NOISE):
            try:
                records = env[view.model].search([], limit=20)
                arch = env[view.model].get_view(view.id, view.type)["arch"]
                names = {node.get("name") for node in etree.fromstring(arch).iter("field")}
                records.read(sorted(names & records._fields.keys()))
            except AccessError:
                return env[view.model], None
        return records, arch

    def test_every_button_as_every_role(self):
        pressed = set()
        for role in WHO:
            env = self.env(user=self.roles[role].id)
            for view in self.views():
                records, arch = self.reachable(env, view)
                for method, invisible in self.buttons(arch, view.model) if arch else ():
                    for record in records:
                        if self.is_shown(record, invisible):
                            with self.subTest(role=role, button=f"{view.model}.{method}"):
                                self.assertIsNone(self.press(record, method))
                            pressed.add((role, view.model, method))
        self.assertGreater(len({method for _role, _model, method in pressed}), 8, pressed)
        self.assertIn("officer", {role for role, _model, _method in pressed})
