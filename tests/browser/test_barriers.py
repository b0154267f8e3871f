# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""All screens in Odoo, in light and in a dark theme: no barrier that is ours."""

import json
from unittest.mock import patch

from ..decision.common import DecisionCase
from ..driving import AXE, DrivingCase

# What Odoo itself builds: (axe's rule, whom it concerns, what it is). "*" stands for every rule.
ODOOS_OWN = (
    ("*", ".o_main_navbar, .o_main_navbar *", "the bar of menus"),
    ("*", ".o-mail-Chatter *", "the messages below a form"),
    ("*", ".o_cp_searchview, .o_cp_searchview *, .o_search_panel *", "the search"),
    ("*", ".o_calendar_sidebar_container *, .fc *", "the calendar around its events"),
    ("region", ".o_control_panel *", "titles and buttons above a screen are in no landmark"),
    ("landmark-unique", "main, header, .modal-body", "a dialog is a page within the page"),
    ("landmark-no-duplicate-main", "main, .modal-body", "the same"),
    ("landmark-no-duplicate-banner", "header", "the same"),
    ("landmark-main-is-top-level", "main", "the same"),
    ("aria-dialog-name", ".modal", "a dialog's title is not tied to it"),
    ("heading-order", ".modal-title", "a dialog begins with a heading of the fourth level"),
    ("page-has-heading-one", "html", "lists and cards have no heading"),
    ("aria-required-parent", ".o_notebook .nav-link", "the list of tabs is not called so"),
    ("aria-required-parent", ".settings_tab .tab", "the same"),
    ("aria-required-parent", ".o_colorlist_toggler", "a color is a menu's item without a menu"),
    ("aria-allowed-role", ".o_kanban_record", "a card is an article and a link"),
    ("aria-allowed-attr", ".o_input, .o-dropdown", "selections tell too much of themselves"),
    ("autocomplete-valid", ".o_select_menu_input", "the same"),
    ("image-alt", ".o_avatar img", "the picture beside a name"),
    ("label", ".o_list_record_selector *", "the boxes that select rows"),
    ("label", ".o_field_cell .form-check-input", "a box in a list"),
    ("button-name", ".o_list_renderer .o-dropdown, .oi-panel-right", "icons without a name"),
    ("empty-table-header", ".o_list_renderer th", "columns of handles, buttons and groups"),
    ("empty-table-header", ".o_pivot th", "the corner of a table"),
    ("color-contrast", ".badge[class*=text-bg-], .btn, .btn *, .oe_stat_button *", "its colors"),
    ("color-contrast", ".o_pivot *", "a table of a bundle that themes change apart"),
    ("color-contrast", ".o_form_label", "the label of a field that cannot be changed"),
    ("role-img-alt", ".o_field_widget .fa, .o_field_widget .oi", "icons of Odoo's fields"),
)

# What dark themes set, as the one of the OCA does.
DARK_THEME = """
$o-white: #000000 !default;
$o-black: #ffffff !default;
$o-gray-100: #181818 !default;
$o-gray-200: #1f1f1f !default;
$o-gray-300: #303030 !default;
$o-gray-400: #4a4a4a !default;
$o-gray-500: #696969 !default;
$o-gray-600: #8b8b8b !default;
$o-gray-700: #aeaeae !default;
$o-gray-800: #c0c0c0 !default;
$o-gray-900: #c8c8c8 !default;
$o-view-background-color: $o-gray-200 !default;
$o-webclient-background-color: $o-gray-100 !default;
$o-main-link-color: #00c7c7 !default;
$o-webclient-color-scheme: dark !default;
"""

CHECK = """
(async (odoosOwn, rules) => {
    const own = (id, element) => odoosOwn.some(
        ([rule, selector]) => (rule === "*" || rule === id) && element.matches(selector)
    );
    const options = rules ? {runOnly: rules} : {
        // The frame of the page is Odoo's.
        rules: {"html-has-lang": {enabled: false}, "meta-viewport": {enabled: false}},
    };
    const exclude = odoosOwn.filter(([rule]) => rule === "*").map(([_rule, selector]) => selector);
    const {violations} = await axe.run({exclude}, {...options, elementRef: true});
    return violations.flatMap(({id, nodes}) => nodes
        .filter(({element}) => !own(id, element))
        .map(({html, failureSummary}) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)
    );
})(%s, %s)
"""
CALM = "* {animation: none !important; transition: none !important;}"


class TestBarriers(DecisionCase, DrivingCase):
    """One officer looks at everything."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer.group_ids += cls.env.ref("base.group_system")
        cls.north.manager_id = cls.employ(cls.officer, cls.north)
        cls.action = cls.plan(cls.officer, cls.root)
        cls.env.cr.execute(
            "UPDATE readiness_campaign SET date_open = date_open - interval '90 days',"
            " date_close = date_close - interval '90 days' WHERE id = %s",
            [cls.campaign.id],
        )
        cls.env.invalidate_all()
        cls.open = cls.make_campaign(previous_id=cls.campaign.id, profile_id=cls.converse.id)
        cls.open.action_launch()
        cls.draft = cls.make_campaign(name="Next wave", profile_id=cls.converse.id)

    # ------------------------------------------------------------
    # SCREENS
    # ------------------------------------------------------------

    def own_screens(self):
        """Those with components of ours: (name, action, what shows that it is there)."""
        for name, ready in (
            ("start", ".o_readiness_start_card"),
            ("summary", ".o_readiness_why"),
            ("trend", ".o_readiness_trend"),
            ("my_team", ".o_readiness_team"),
            ("my_surveys", ".o_readiness_surveys_list"),
            ("board", ".o_readiness_row"),
        ):
            yield name, f"social_readiness.readiness_{name}_action", ready
        for record in (self.draft, self.open, self.action, self.north):
            yield f"form {record.display_name}", self.form(record), ".o_form_view .o_form_sheet"
        yield (
            "trust",
            self.campaign.with_user(self.officer).action_view_trust(),
            ".o_readiness_trust",
        )
        for model in ("action", "score"):
            yield f"{model} list", self.window(f"readiness.{model}", "list"), ".o_list_view"
        for wizard in ("email", "ambition", "launch"):
            yield f"dialog {wizard}", self.dialog(wizard, self.draft), ".modal .o_form_view"

    def other_screens(self):
        for model, kinds in (
            ("campaign", ("kanban", "list", "calendar")),
            ("action", ("kanban",)),
            ("score", ("kanban", "pivot", "graph")),
            ("measure", ("list", "kanban")),
            ("dimension", ("list",)),
            ("profile", ("list",)),
        ):
            for kind in kinds:
                yield f"{model} {kind}", self.window(f"readiness.{model}", kind), f".o_{kind}_view"
        yield "questionnaires", "social_readiness.survey_survey_action_readiness", ".o_list_view"
        form = self.env.ref("social_readiness.survey_survey_view_form")
        questionnaire = self.form(self.draft.questionnaire_id, form.id)
        yield "questionnaire", questionnaire, ".o_form_view .o_form_sheet"
        measure = self.env["readiness.measure"].search([], limit=1)
        for record in (self.campaign, self.converse, self.dimension["decisions"], measure):
            yield f"form {record.display_name}", self.form(record), ".o_form_view .o_form_sheet"
        yield "settings", "social_readiness.res_config_settings_action", ".settings"
        for wizard in ("code", "extend"):
            yield f"dialog {wizard}", self.dialog(wizard, self.open), ".modal .o_form_view"

    @staticmethod
    def window(model, kind, **values):
        action = {"type": "ir.actions.act_window", "name": "Look", "res_model": model}
        return {**action, "views": [[False, kind]], **values}

    def dialog(self, wizard, campaign):
        context = {"default_campaign_id": campaign.id}
        return self.window(f"readiness.{wizard}.wizard", "form", target="new", context=context)

    def form(self, record, view=False):
        return self.window(record._name, "form", res_id=record.id, views=[[view, "form"]])

    def go(self, tab, action, ready):
        tab.js(
            f"odoo.__WOWL_DEBUG__.root.env.services.action.doAction("
            f"{json.dumps(action, default=str)}, {{clearBreadcrumbs: true}}).then(() => true)"
        )
        tab.wait(f"document.querySelector({json.dumps(ready)})?.checkVisibility()")
        tab.wait("!document.querySelector('.o_loading_indicator, .o_spinner')")

    def look(self, tab, name, rules=None):
        found = tab.js(CHECK % (json.dumps([one[:2] for one in ODOOS_OWN]), json.dumps(rules)))
        self.assertEqual(found, [], name)

    def open_client(self, tab):
        tab.open("/odoo/my-surveys")
        tab.wait("document.querySelector('.o_readiness_surveys_list')")
        tab.js(AXE.read_text())
        tab.js(
            "document.head.append(Object.assign(document.createElement('style'),"
            f" {{textContent: {json.dumps(CALM)}}}))"
        )

    # ------------------------------------------------------------
    # TESTS
    # ------------------------------------------------------------

    def look_at(self, screens, rules=None):
        with self.tab("officer") as tab:
            self.open_client(tab)
            for name, action, ready in screens:
                with self.subTest(screen=name):
                    self.go(tab, action, ready)
                    self.look(tab, name, rules)

    def test_no_barrier_on_any_screen(self):
        # Listed before the browser works with the same cursor.
        self.look_at([*self.own_screens(), *self.other_screens()])

    def test_every_text_can_be_read_in_a_dark_theme(self):
        self.env["ir.attachment"].create(
            {
                "name": "dark.scss",
                "url": "/readiness/dark.scss",
                "type": "binary",
                "raw": DARK_THEME.encode(),
                "mimetype": "text/scss",
                "public": True,
            }
        )
        self.env["ir.asset"].create(
            {
                "name": "A dark theme",
                "bundle": "web.assets_web_dark",
                "directive": "before",
                "target": "web/static/src/scss/primary_variables.scss",
                "path": "/readiness/dark.scss",
            }
        )
        with patch.object(self.env.registry["ir.http"], "color_scheme", lambda self: "dark"):
            self.look_at(list(self.own_screens()), ["color-contrast"])
