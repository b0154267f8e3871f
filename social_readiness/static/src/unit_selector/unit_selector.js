/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onMounted, useRef} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {RecordSelector} from "@web/core/record_selectors/record_selector";

/** One department of a campaign to choose; without one, it is about the whole company. */
export class UnitSelector extends Component {
    static template = "social_readiness.UnitSelector";
    static components = {RecordSelector};
    static props = {
        campaignId: Number,
        unitId: [Number, {value: false}],
        onChanged: Function,
    };

    setup() {
        this.root = useRef("root");
        // Odoo's selector gives its input no name, so screen readers would say its placeholder.
        onMounted(() =>
            this.root.el.querySelector("input").setAttribute("aria-label", _t("Department"))
        );
    }

    get domain() {
        return [["campaign_id", "=", this.props.campaignId]];
    }
}
