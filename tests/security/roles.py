# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One user for each role that could want to look, and what they try."""

from contextlib import contextmanager

from odoo.exceptions import AccessError, MissingError, UserError, ValidationError
from odoo.tools import mute_logger

EVERYTHING = (
    "base.group_user,base.group_system,base.group_no_one,base.group_allow_export,"
    "survey.group_survey_manager,hr.group_hr_manager,"
    "base.group_partner_manager"
)
SETTINGS = (
    "base.group_user,base.group_system,base.group_no_one,base.group_allow_export,"
    "survey.group_survey_manager"
)
GROUPS = {
    "employee": "base.group_user",
    "manager": "base.group_user",
    "viewer": "social_readiness.group_readiness_viewer",
    "officer": "social_readiness.group_readiness_officer",
    "survey_user": "base.group_user,survey.group_survey_user,base.group_allow_export",
    "survey_manager": "base.group_user,survey.group_survey_manager,base.group_allow_export",
    "settings": SETTINGS,
    "everything": EVERYTHING,
    "portal": "base.group_portal",
    "public": "base.group_public",
}
REFUSALS = (AccessError, MissingError, UserError, ValidationError)


class Roles:
    """Mixin of test classes with an :class:`~tests.common.Organisation`."""

    @classmethod
    def make_roles(cls):
        """One user a role, login ``role_<name>``; the manager manages ``cls.north``, if any."""
        users = cls.make_users({f"role_{name}": groups for name, groups in GROUPS.items()})
        cls.roles = dict(zip(GROUPS, users, strict=True))
        cls.boss = cls.env["hr.employee"].create(
            {"name": "Boss", "user_id": cls.roles["manager"].id, "company_id": cls.company.id}
        )
        if department := getattr(cls, "north", None):
            department.manager_id = cls.boss

    def as_each(self, *names):
        """Yield (name, environment of that user), each in a sub-test and a savepoint."""
        for name in names or self.roles:
            with self.subTest(role=name), self.env.cr.savepoint():
                self.env.invalidate_all()
                yield name, self.env(user=self.roles[name].id)

    @contextmanager
    def refused(self):
        """Inside, the call must be refused with a message for people."""
        refusal = None
        with mute_logger("odoo.models", "odoo.addons.base.models.ir_rule", "odoo.sql_db"):
            try:
                with self.env.cr.savepoint():
                    yield
            except REFUSALS as error:
                refusal = error
        self.env.invalidate_all()
        self.assertIsNotNone(refusal, "nothing was refused")
        self.assertGreater(len(str(refusal)), 20, "the refusal says too little")

    def found(self, call):
        """What a call brings to light: its result, or None if it is refused."""
        with mute_logger("odoo.models", "odoo.addons.base.models.ir_rule", "odoo.sql_db"):
            try:
                with self.env.cr.savepoint():
                    return call()
            except REFUSALS:
                return None
