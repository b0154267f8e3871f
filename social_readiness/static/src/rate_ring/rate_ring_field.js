/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {RateRing} from "./rate_ring";

/** The response rate of a campaign in words, after its ring. */
export class RateRingField extends Component {
    static template = "social_readiness.RateRingField";
    static components = {RateRing};
    static props = {...standardFieldProps};

    get label() {
        return this.props.record.data[this.props.name];
    }

    get tenths() {
        return this.props.record.data.participation_tenths;
    }
}

export const rateRingField = {
    component: RateRingField,
    displayName: _t("Response rate"),
    supportedTypes: ["char"],
    fieldDependencies: [{name: "participation_tenths", type: "integer"}],
};

registry.category("fields").add("readiness_rate_ring", rateRingField);
