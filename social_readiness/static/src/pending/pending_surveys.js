/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useExternalListener, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {useService} from "@web/core/utils/hooks";
import {oneOrMany} from "../one_or_many";

/** How many surveys the reader can answer now; nothing if there are none. */
export class PendingSurveys extends Component {
    static template = "social_readiness.PendingSurveys";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({count: 0});
        onWillStart(() => {
            this.load();
        });
        // Surveys are answered on separate pages: count again when the reader comes back.
        useExternalListener(document, "visibilitychange", () => {
            if (document.visibilityState === "visible" && this.state.count) {
                this.load();
            }
        });
    }

    async load() {
        try {
            this.state.count = await this.orm.silent.call(
                "readiness.my.surveys",
                "get_pending_count",
                []
            );
        } catch {
            this.state.count = 0;
        }
    }

    get title() {
        const {count} = this.state;
        return oneOrMany(count, _t("One survey for you"), _t("%s surveys for you", count));
    }

    open() {
        this.action.doAction("social_readiness.readiness_my_surveys_action", {
            clearBreadcrumbs: true,
        });
    }
}

registry
    .category("systray")
    .add(
        "social_readiness.pending_surveys",
        {Component: PendingSurveys, isDisplayed: () => user.isInternalUser !== false},
        {sequence: 30}
    );
