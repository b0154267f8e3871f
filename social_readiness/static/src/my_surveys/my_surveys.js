/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {SurveyCard} from "./survey_card";

/** What the reader can answer now or soon, and what happens to the answers. */
export class MySurveys extends Component {
    static template = "social_readiness.MySurveys";
    static path = "my-surveys";
    static displayName = _t("My Surveys");
    static components = {Layout, SurveyCard};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.display = {controlPanel: {}};
        this.state = useState({status: "loading", surveys: [], results: [], next: false});
        onWillStart(() => {
            this.load();
        });
    }

    async load() {
        this.state.status = "loading";
        try {
            const call = (model, method) => this.orm.silent.call(model, method, []);
            const [surveys, results, next] = await Promise.all([
                call("readiness.my.surveys", "get_my_surveys"),
                call("readiness.staff.page", "get_shared_results"),
                call("readiness.next.survey", "get_next_survey"),
            ]);
            Object.assign(this.state, {surveys, results, next});
            this.state.status = "ready";
        } catch {
            this.state.status = "failed";
        }
    }

    publishedOn({published}) {
        return _t("Published on %s", published);
    }
}

registry.category("actions").add("social_readiness.my_surveys", MySurveys);
