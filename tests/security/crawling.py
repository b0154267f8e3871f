# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Everything that a user can bring to light by RPC: records, searches, counts, groups, methods."""

from functools import partial

from odoo.exceptions import UserError
from odoo.tools import mute_logger

NOISE = ("odoo.models", "odoo.orm.models", "odoo.orm.domains", "odoo.sql_db", "odoo.fields",
         "odoo.addons.base.models.ir_rule")  # fmt: skip
# Odoo's models beside ours in which something about an answer could show.
BESIDE = (
    "survey.survey", "survey.question", "survey.question.answer", "survey.user_input",
    "survey.user_input.line", "survey.invite", "hr.department", "hr.employee",
    "hr.employee.public", "mail.message", "mail.followers", "mail.activity", "mail.notification",
    "mail.tracking.value", "res.users", "res.partner", "res.company", "ir.attachment",
)  # fmt: skip
# (model, method, arguments): of no campaign. Of one, ``test_same_tuples`` calls each.
METHODS = (
    ("readiness.heatmap", "get_heatmap", ()),
    ("readiness.summary", "get_summary", (0,)),
    ("readiness.trend", "get_trend", (0,)),
    ("readiness.cell", "get_cell", (0, 0, "subtree")),
    ("readiness.staff.page", "get_shared_results", ()),
    ("readiness.next.survey", "get_next_survey", ()),
    ("readiness.manager.page", "get_manager_page", ()),
    ("readiness.my.surveys", "get_my_surveys", ()),
    ("readiness.my.surveys", "get_pending_count", ()),
)
OURS = "readiness."
MOST = 300


class Crawl:
    """What one user finds: {where: what}, as texts, for comparing two crawls.

    :param env: of the user
    :param plain: without ids and moments, which differ where a campaign is made anew
    """

    def __init__(self, env, plain=False):
        self.env, self.plain, self.found = env, plain, {}

    def run(self):
        env = self.env
        for name in sorted(env.registry.models):
            if not env[name]._abstract and (name.startswith(OURS) or name in BESIDE):
                self.model(env[name])
        for model, method, arguments in METHODS:
            self.note(f"{method}()", partial(getattr(env[model], method), *arguments))
        return self.found

    def note(self, where, call):
        """Keep what a call returns, or that it is refused and how."""
        with mute_logger(*NOISE):
            try:
                with self.env.cr.savepoint(flush=False):
                    self.found[where] = self.text(call())
            except (UserError, ValueError, KeyError, TypeError, NotImplementedError) as error:
                self.found[where] = f"{type(error).__name__}: {error}"

    def text(self, value):
        if isinstance(value, dict):
            kept = {key: self.text(one) for key, one in value.items() if not self.passing(key)}
            return str(sorted(kept.items(), key=str))
        if isinstance(value, (list, tuple)):
            if self.plain and len(value) == 2 and isinstance(value[0], int):
                return str(value[1])  # a record: its name
            if self.plain and value and all(type(one) is int for one in value):
                return f"{len(value)} numbers"
            parts = [self.text(one) for one in value]
            return str(sorted(parts) if self.plain else parts)
        return str(value)

    def passing(self, key):
        is_moment = "date" in str(key) or "time" in str(key)
        return self.plain and (is_moment or key in ("id", "ids", "unit", "parent", "parent_path"))

    # ------------------------------------------------------------
    # ONE MODEL
    # ------------------------------------------------------------

    def model(self, Model):
        name = Model._name
        Model = Model.with_context(active_test=False)
        Model.env.invalidate_all(flush=False)
        self.note(f"{name} count", lambda: Model.search_count([]))
        if not Model.has_access("read"):
            return
        records = Model.search([], limit=MOST, order="id")
        for field in self.fields(Model):
            where = f"{name}.{field.name}"
            if not self.plain or not self.is_made_anew(field):
                self.note(f"{where} read", lambda f=field: self.values(records, f.name))
            for condition in self.conditions(field):
                self.note(f"{where} {condition}", lambda c=condition: Model.search_count([c]))
            if field.store and field.column_type and field.type != "char" and not self.plain:
                self.note(
                    f"{where} group",
                    lambda f=field: Model.formatted_read_group([], [f.name], ["__count"]),
                )

    @staticmethod
    def is_made_anew(field):
        """Ids and moments differ between two campaigns that are the same otherwise."""
        return field.name in ("id", "parent_path") or field.type in ("date", "datetime")

    @staticmethod
    def values(records, name):
        return [row[name] for row in records.read([name])]

    def fields(self, Model):
        """Of ours all; of Odoo's what we added, and what leads to surveys."""
        for field in sorted(Model._fields.values(), key=lambda field: field.name):
            added = field._module == "social_readiness"
            leads = (field.comodel_name or "").startswith((OURS, "survey."))
            about = Model._name.startswith((OURS, "survey.user_input"))
            if about or added or leads:
                yield field

    def conditions(self, field):
        """Searches by a field: whether it is set and, through a relation, each field beyond."""
        yield (field.name, "!=", False)
        if field.type in ("integer", "float"):
            yield (field.name, ">", 0)
        if field.type in ("one2many", "many2many", "many2one"):
            yield (f"{field.name}.id", ">", 0)
            if field.comodel_name.startswith((OURS, "survey.user_input")):
                for beyond in self.env[field.comodel_name]._fields.values():
                    if beyond.store and beyond.type in ("integer", "boolean"):
                        yield (f"{field.name}.{beyond.name}", "!=", False)
