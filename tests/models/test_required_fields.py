# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Whoever fills in a view sees every field that it must not leave empty."""

from lxml import etree

from odoo.tests import Form

from ..common import ReadinessCase

FILLED_IN = ("form", "list", "kanban")
HIDDEN = {"1", "True", "true"}


class TestRequiredFields(ReadinessCase):
    def views(self):
        """The views of the addon, each as the officers' web client gets it."""
        known = self.env["ir.model.data"].search(
            [("module", "=", "social_readiness"), ("model", "=", "ir.ui.view")]
        )
        views = self.env["ir.ui.view"].browse(known.mapped("res_id"))
        for view in views.filtered(lambda view: view.type in FILLED_IN and view.model):
            while view.mode == "extension":
                view = view.inherit_id
            if view.xml_id.startswith("social_readiness."):
                yield view

    def archs(self):
        """(where, model, node) of each view in which records are made, and of each list within."""
        for view in self.views():
            arch = self.env[view.model].get_view(view.id, view.type)["arch"]
            root = etree.fromstring(arch)
            if self.makes_records(root):
                yield view.xml_id, self.env[view.model], root
            for part in root.iter("list", "form", "kanban"):
                if part is root or part.getparent().tag != "field" or not self.makes_records(part):
                    continue
                yield (
                    f"{view.xml_id} in {part.getparent().get('name')}",
                    self.owner(view, part),
                    part,
                )

    def owner(self, view, part):
        """The model of a list within a form."""
        names = []
        while (part := part.getparent()) is not None:
            if part.tag == "field":
                names.append(part.get("name"))
        model = self.env[view.model]
        for name in reversed(names):
            model = self.env[model._fields[name].comodel_name]
        return model

    @staticmethod
    def makes_records(root):
        if root.get("create") in ("0", "false", "False"):
            return False
        if root.tag == "list":
            return bool(root.get("editable"))
        return root.tag == "form" or root.get("quick_create") not in ("0", "false", "False", None)

    def left_empty(self, model, root):
        """The required fields that nobody fills in: neither a person, nor the program."""
        defaults = model.default_get(list(model._fields))
        shown = set()
        for node in root.iter("field"):
            hidden = node.get("optional") == "hide" or HIDDEN & {
                node.get("invisible"),
                node.get("column_invisible"),
            }
            if not hidden:
                shown.add(node.get("name"))
        parent = root.getparent()
        if parent is not None:  # the record around it
            around = [f.inverse_name for f in self.relations(model) if f.name == parent.get("name")]
            shown |= set(around)
        return {
            name
            for name, field in model._fields.items()
            if field.required and not field.compute and not field.related and not field.readonly
            and name not in shown and name not in defaults
        }  # fmt: skip

    def relations(self, model):
        every = (field for name in self.registry for field in self.env[name]._fields.values())
        return [f for f in every if f.type == "one2many" and f.comodel_name == model._name]

    def test_every_required_field_is_seen_or_filled_in(self):
        seen = 0
        for where, model, root in self.archs():
            with self.subTest(view=where):
                self.assertFalse(self.left_empty(model, root))
                seen += 1
        self.assertGreater(seen, 8)

    def test_a_dimension_is_made_in_the_list(self):
        view = "social_readiness.readiness_dimension_view_list"
        codes = []
        for name in (
            "Working from elsewhere",
            "Working, from elsewhere!",
            "Überstunden",
            "远程办公",
        ):
            with Form(self.env["readiness.dimension"], view=view) as form:
                form.name = name
            codes.append(form.record.code)
        self.assertEqual(
            codes,
            ["working_from_elsewhere", "working_from_elsewhere_2", "uberstunden", "dimension"],
        )

    def test_a_code_stays_when_the_name_changes(self):
        dimension = self.env.ref("social_readiness.dimension_access")
        dimension.name = "Internet"
        self.assertEqual(dimension.code, "access")
        own = self.env["readiness.dimension"].create({"name": "Own", "code": "mine"})
        own.name = "Other"
        self.assertEqual(own.code, "mine")
        several = self.env["readiness.dimension"].create([{"name": "Twin"}, {"name": "Twin"}])
        self.assertEqual(several.mapped("code"), ["twin", "twin_2"])
