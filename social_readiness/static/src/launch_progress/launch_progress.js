/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onMounted, onWillUnmount, useState} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

const LOOK_EVERY = 1000;

/**
 * The progress of a launch in the background. It asks the server every second, and lets
 * the form reload the campaign when the launch is done, stopped or refused.
 */
export class LaunchProgress extends Component {
    static template = "social_readiness.LaunchProgress";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        const {launch_progress: progress} = this.props.record.data;
        this.state = useState({step: this.props.record.data[this.props.name], progress});
        onMounted(() => this.wait());
        onWillUnmount(() => browser.clearTimeout(this.timer));
    }

    get label() {
        return {
            units: _t("Step 1 of 3: copying the departments."),
            roster: _t("Step 2 of 3: inviting everyone in the audience."),
            questionnaire: _t("Step 3 of 3: locking the questionnaire."),
        }[this.state.step];
    }

    wait() {
        this.timer = browser.setTimeout(() => this.look(), LOOK_EVERY);
    }

    async look() {
        const {record, name} = this.props;
        const fields = [name, "launch_progress"];
        const [campaign] = await this.orm.silent.read(record.resModel, [record.resId], fields);
        if (!campaign[name]) {
            return record.load();
        }
        Object.assign(this.state, {step: campaign[name], progress: campaign.launch_progress});
        this.wait();
    }
}

export const launchProgress = {
    component: LaunchProgress,
    displayName: _t("Launch progress"),
    supportedTypes: ["selection"],
    fieldDependencies: [{name: "launch_progress", type: "integer"}],
};

registry.category("fields").add("readiness_launch_progress", launchProgress);
