/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

const ICONS = {done: "fa-check-circle", next: "fa-arrow-circle-right", later: "fa-circle-o"};

/** What happens when in a campaign: dated steps in a row, or one below the other on a phone. */
export class Timeline extends Component {
    static template = "social_readiness.Timeline";
    static props = {...standardFieldProps};

    get timeline() {
        return this.props.record.data[this.props.name];
    }

    icon(step) {
        return ICONS[step.state];
    }

    /** What the icon says, for whoever does not see it. */
    label(step) {
        return {done: _t("Completed"), next: _t("Next"), later: _t("Later")}[step.state];
    }
}

export const timeline = {
    component: Timeline,
    displayName: _t("Timeline"),
    supportedTypes: ["json"],
};

registry.category("fields").add("readiness_timeline", timeline);
