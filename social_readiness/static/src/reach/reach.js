/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillRender, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {formatInteger} from "@web/views/fields/formatters";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

const COUNTS = ["reach_mails", "invalid_address_count", "reach_by_code"];

/**
 * How many of those invited can be written to. It is counted when its page is opened, and
 * again after the campaign was saved: with many people it takes a moment, and the form
 * does not wait for it.
 */
export class Reach extends Component {
    static template = "social_readiness.Reach";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.state = useState({counts: null});
        onWillRender(() => this.ask());
    }

    async ask() {
        const {resId, resModel, data} = this.props.record;
        const question = `${resId} ${data.write_date}`;
        if (!resId || question === this.question) {
            return;
        }
        this.question = question;
        const reading = this.orm.silent.read(resModel, [resId], COUNTS);
        [this.state.counts] = await this.keepLast.add(reading);
    }

    get lines() {
        return [
            {name: "reach_mails", label: _t("Reachable by email")},
            {
                name: "invalid_address_count",
                label: _t("Missing or invalid email addresses"),
                toMend: this.state.counts?.invalid_address_count,
            },
            {
                name: "reach_by_code",
                label: _t("Need a code"),
                help: _t("No Odoo user: print a slip with a code for each person."),
            },
        ];
    }

    count(line) {
        return this.state.counts ? formatInteger(this.state.counts[line.name]) : "…";
    }

    async showThem() {
        const {record} = this.props;
        if (await record.save()) {
            await this.action.doActionButton({
                type: "object",
                name: "action_correct_addresses",
                resModel: record.resModel,
                resId: record.resId,
                resIds: [record.resId],
                context: user.context,
            });
        }
    }
}

export const reach = {
    component: Reach,
    fieldDependencies: [{name: "write_date", type: "datetime"}],
};

registry.category("view_widgets").add("readiness_reach", reach);
