/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";

/**
 * The actions planned after the previous campaign, and how each score has changed since.
 */
export class ReadinessOutcomes extends Component {
    static template = "social_readiness.Outcomes";
    static props = {
        outcomes: Array,
        showsPlace: {type: Boolean, optional: true},
        onOpen: Function,
    };

    icon({outcome_state}) {
        return {up: "fa-arrow-up", down: "fa-arrow-down"}[outcome_state];
    }
}
