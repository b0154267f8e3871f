/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/**
 * A stored response rate as a bar: dark up to the lower end of its step of ten points,
 * and pale within the step, because nothing more exact is known. The label says it in
 * words.
 */
export class ParticipationBar extends Component {
    static template = "social_readiness.ParticipationBar";
    static props = {...standardFieldProps};

    get certain() {
        return this.props.record.data.step - 10;
    }

    get label() {
        return this.props.record.data[this.props.name];
    }
}

export const participationBar = {
    component: ParticipationBar,
    displayName: _t("Response rate bar"),
    supportedTypes: ["char"],
    fieldDependencies: [{name: "step", type: "integer"}],
};

registry.category("fields").add("readiness_participation_bar", participationBar);
