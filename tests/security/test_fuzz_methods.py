# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every public method with arguments of chance: a clear refusal, nothing stored, nothing told.

The methods are those that ``test_public_methods`` finds, so that a new one is tried by itself.
"""

import inspect

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from odoo.tools import mute_logger

from ..common import ReadinessCase
from .roles import REFUSALS, Roles
from .test_public_methods import OF_THE_ORM, public_methods

EXAMPLES = 5
# It changes the session of a request, and is tried by one: security/test_nobody_is_named.
OF_A_SESSION = {("ir.profile", "set_profiling")}
ROLES = ("employee", "manager", "viewer", "officer", "survey_manager")
# Nobody of this company may ever read this, wherever it is looked for.
SECRET = "Xylophonist"
WORDS = (
    "",
    "subtree",
    "rest",
    "0",
    "'; DROP TABLE readiness_tally; --",
    "<script>alert(1)</script>",
    "=cmd|'/C calc'!A0",
    "\u0000",
    "\ud800",
    "\u202e🦄é",
    "x" * 100_000,
    "__class__",
    "sudo",
)
BIG = (2**31, -(2**31) - 1, 2**63, 10**100)
# What a client can send as JSON.
plain = (
    some.none()
    | some.booleans()
    | some.integers(-2, 2)
    | some.sampled_from(BIG)
    | some.floats()
    | some.sampled_from(WORDS)
    | some.text(max_size=20)
)
values = some.recursive(
    plain,
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(("id", "name", "state", "$", "")), inner, max_size=2)
    ),
    max_leaves=4,
)
# The same examples in every run; nothing is kept between them.
in_order = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)


class FuzzCase(Roles, ReadinessCase):
    """Two companies: the roles work in one, the secrets are in the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.own = cls.finished("Own wave", cls.company)
        cls.running = cls.make_campaign(name="Running", department_ids=[(6, 0, cls.plant.ids)],
                                        audience="departments")  # fmt: skip
        other = cls.make_company(f"{SECRET} Company")
        department = cls.make_department(f"{SECRET} Department", company=other)
        cls.make_employees(department, 8, company=other, prefix=SECRET)
        cls.others = cls.finished(f"{SECRET} wave", other)

    @classmethod
    def finished(cls, name, company):
        campaign = cls.make_campaign(name=name, company=company)
        campaign.action_launch()
        cls.answer_all(campaign)
        cls.close(campaign)
        return campaign

    def ids_of(self, model):
        """Records of one's own company, of the other, and one that does not exist."""
        found = self.env[model].sudo().with_context(active_test=False).search([], limit=2)
        others = self.env[model].sudo().search([], limit=2, order="id desc")
        return [found[:1].ids or [1], others[:1].ids or [1], [2**31 - 1]]


class TestMethods(FuzzCase):
    def test_every_public_method(self):
        tried = 0
        for model, method in sorted(public_methods(self.registry)):
            if method in OF_THE_ORM or self.env[model]._abstract or (model, method) in OF_A_SESSION:
                continue
            tried += 1
            with self.subTest(method=f"{model}.{method}"):
                self.fuzz(model, method)
        self.assertGreater(tried, 25)

    def fuzz(self, model, method):
        function = getattr(self.registry[model], method)
        least, most = self.arity(function)
        arguments = some.lists(values | some.sampled_from(self.known()), min_size=least,
                               max_size=most)  # fmt: skip
        is_model = getattr(function, "_api_model", False)
        ids = some.just([]) if is_model else some.sampled_from(self.ids_of(model))

        @in_order
        @given(role=some.sampled_from(ROLES), ids=ids, arguments=arguments)
        def call(role, ids, arguments):
            self.call(model, method, role, ids, arguments)

        call()

    def known(self):
        """Ids that mean something, of both companies."""
        return [
            *self.own.ids,
            *self.others.ids,
            *self.own.unit_ids[:2].ids,
            *self.others.unit_ids[:2].ids,
            *self.env["readiness.dimension"].search([], limit=1).ids,
        ]

    @staticmethod
    def arity(function):
        parameters = list(inspect.signature(function).parameters.values())[1:]
        needed = [one for one in parameters if one.default is one.empty]
        positional = [one for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
        return len([one for one in needed if one in positional]), len(positional)

    def call(self, model, method, role, ids, arguments):
        """As RPC does; whatever comes back must be for people's eyes, and for this reader's."""
        self.env.invalidate_all()
        records = self.env(user=self.roles[role].id)[model].browse(ids)
        with mute_logger("odoo.models", "odoo.addons.base.models.ir_rule", "odoo.sql_db"):
            try:
                with self.env.cr.savepoint() as savepoint:
                    told = repr(getattr(records, method)(*arguments))
                    self.env.flush_all()
                    savepoint.rollback()
            except REFUSALS as error:
                told = str(error)
                self.assertGreater(len(told), 10, "a refusal that says nothing")
            finally:
                self.env.invalidate_all(flush=False)
        for word in (SECRET, "Traceback", "psycopg2", "SELECT ", "UPDATE "):
            self.assertNotIn(word, told, f"{role} {ids} {arguments}"[:300])


class TestNames(ReadinessCase):
    """Names that are code elsewhere: they are text here, wherever they appear."""

    NAMES = (
        "=cmd|'/C calc'!A0",
        "'; DROP TABLE readiness_unit; --",
        "<script>alert('name')</script>",
        "%s %(name)s {name} ${name}",
        "\u202eright to left 🦄 \u0301",
        "“Ñandú” & <b>Zürich</b>",
        "x" * 3000,
    )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.departments = [cls.make_department(name) for name in cls.NAMES]
        for department in cls.departments:
            cls.make_employees(department, 7, prefix="Somebody")
        cls.make_dimension()
        cls.campaign = cls.make_campaign(
            name=cls.NAMES[2], optional_dimension_ids=[(6, 0, cls.dimension.ids)]
        )
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)

    @classmethod
    def make_dimension(cls):
        """A dimension of the company's own, and its items, with such names too."""
        questionnaire = cls.env.ref("social_readiness.questionnaire_readiness")
        cls.dimension = cls.env["readiness.dimension"].create(
            {"name": cls.NAMES[2], "code": "own_one", "is_optional": True}
        )
        sequence = max(questionnaire.question_and_page_ids.mapped("sequence")) + 1
        cls.env["survey.question"].create(
            [
                {
                    "survey_id": questionnaire.id,
                    "title": title,
                    "sequence": sequence + place,
                    **values,
                }
                for place, (title, values) in enumerate(
                    [
                        (cls.NAMES[0], {"is_page": True, "dimension_id": cls.dimension.id}),
                        *[
                            (
                                name,
                                {
                                    "question_type": "scale",
                                    "scale_min": 1,
                                    "scale_max": 5,
                                    "constr_mandatory": True,
                                },
                            )
                            for name in cls.NAMES[:4]
                        ],
                    ]
                )
            ]
        )

    def test_units_bear_the_names_as_they_are(self):
        self.assertLessEqual(set(self.NAMES), set(self.campaign.unit_ids.mapped("name")))

    def test_everything_that_reads_the_result_copes(self):
        board = self.env["readiness.heatmap"].get_heatmap(self.campaign.id)
        self.assertIn(self.NAMES[0], str(board))
        self.assertTrue(self.env["readiness.summary"].get_summary(self.campaign.id))
        for unit in self.campaign.unit_ids:
            self.env["readiness.cell"].get_cell(
                self.campaign.id, unit.id, "subtree", self.dimension.id
            )
