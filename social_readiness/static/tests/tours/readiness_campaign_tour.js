/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {registry} from "@web/core/registry";
import {stepUtils} from "@web_tour/tour_utils";

/** The HR manager makes a campaign for the whole company and launches it, by clicking only. */
registry.category("web_tour.tours").add("readiness_hr_launches", {
    url: "/odoo",
    steps: () => [
        stepUtils.showAppsMenuItem(),
        {
            content: "Open the app",
            trigger: ".o_app[data-menu-xmlid='social_readiness.social_readiness_menu_root']",
            run: "click",
        },
        {
            content: "Open the campaigns",
            trigger: "[data-menu-xmlid='social_readiness.readiness_campaign_menu']",
            run: "click",
        },
        {
            content: "All of them",
            trigger: "[data-menu-xmlid='social_readiness.readiness_all_campaigns_menu']",
            run: "click",
        },
        {
            content: "Begin a new campaign",
            trigger: ".o_list_button_add, .o-kanban-button-new",
            run: "click",
        },
        {
            content: "Name it",
            trigger: ".o_field_widget[name='name'] :is(input, textarea)",
            run: "edit Autumn tour",
        },
        {
            content: "Look at the preview, which counts the people",
            trigger: ".o_readiness_campaign_form:contains(15)",
        },
        {
            content: "Launch",
            trigger: "button[name='action_review_launch']",
            run: "click",
        },
        {
            content: "Confirm what is fixed from now on",
            trigger: ".modal button[name='action_launch']",
            run: "click",
        },
        {
            content: "It is scheduled",
            trigger: ".o_statusbar_status .o_arrow_button_current:contains(Scheduled)",
        },
        {
            content: "The chatter reads as two states, not as one word",
            trigger: ".o-mail-Message-tracking:contains(Draft → Scheduled)",
        },
    ],
});
