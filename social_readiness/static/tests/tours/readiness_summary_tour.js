/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {registry} from "@web/core/registry";
import {stepUtils} from "@web_tour/tour_utils";

const guess = (row, score) => ({
    content: `Expect ${score} of dimension ${row + 1}`,
    trigger: `.o_readiness_guess_row:eq(${row}) input[type=number]`,
    run: `edit ${score}`,
});

registry.category("web_tour.tours").add("readiness_summary_to_action", {
    url: "/odoo/readiness",
    steps: () => [
        {
            content: "Before the result is opened, one may guess it",
            trigger: ".o_action:not(:has(.o_readiness_grid)) .o_readiness_guess h2",
        },
        ...[0, 1, 2, 3, 4, 5, 6, 7].map((row) => guess(row, 60 + row)),
        {trigger: ".o_readiness_guess .btn-primary:enabled", run: "click"},
        {
            content: "The verdict and its reason are on top of the heatmap",
            trigger: ".o_readiness_board .o_readiness_summary_sentence:contains(needs more in)",
        },
        {
            content: "What was expected stands beside it",
            trigger: ".o_readiness_guess_beside summary:contains(You guessed)",
        },
        {trigger: ".o_readiness_summary_why", run: "click"},
        {
            content: "The verdict and its reason are read at once",
            trigger:
                ".o_readiness_summary_page .o_readiness_summary_sentence:contains(needs more in)",
        },
        {content: "There are three first steps", trigger: ".o_readiness_steps li:nth-child(3)"},
        {
            content: "Plan the first one",
            trigger: ".o_readiness_steps li:first-child .btn",
            run: "click",
        },
        {
            content: "The form is filled in",
            trigger:
                ".modal .o_field_widget[name=name] textarea:value(Give frontline staff a goodwill budget)",
        },
        {
            content: "What is proposed is read: an editor would keep the Tab key to itself",
            trigger: ".modal:not(:has(.odoo-editor-editable))",
        },
        {content: "Save it", trigger: ".modal .o_form_button_save", run: "click"},
        {
            content: "It is said that it is planned",
            trigger: ".o_notification:contains(Added to the action plan.)",
        },
        {
            content: "The step stays, with who does it",
            trigger:
                "body:not(:has(.modal)) .o_readiness_steps li:first-child:contains(In the plan: Give frontline staff a goodwill budget)",
        },
    ],
});

registry.category("web_tour.tours").add("readiness_ambition", {
    url: "/odoo",
    steps: () => [
        stepUtils.showAppsMenuItem(),
        {
            trigger: ".o_app[data-menu-xmlid='social_readiness.social_readiness_menu_root']",
            run: "click",
        },
        {
            trigger: "[data-menu-xmlid='social_readiness.readiness_configuration_menu']",
            run: "click",
        },
        {trigger: "[data-menu-xmlid='social_readiness.readiness_ambition_menu']", run: "click"},
        ...[
            ["channels", "read"],
            ["speakers", "employees"],
            ["speed", "none"],
            ["openness", "inside"],
            ["decision", "management"],
        ].map(([question, answer]) => ({
            content: `Answer: ${question}`,
            trigger: `.modal .o_field_widget[name=${question}] input[data-value=${answer}]`,
            run: "click",
        })),
        {
            content: "The proposal follows",
            trigger:
                ".modal .o_readiness_ambition_why:contains(Suggested goal: Let employees speak)",
        },
        {trigger: ".modal button[name=action_set_wished]", run: "click"},
        {trigger: "body:not(:has(.modal))"},
    ],
});
