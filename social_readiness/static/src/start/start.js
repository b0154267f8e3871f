/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {oneOrMany} from "../one_or_many";
import {RateRing} from "../rate_ring/rate_ring";

const SUMMARY = "social_readiness.readiness_summary_action";
const CAMPAIGNS = "social_readiness.readiness_campaign_action";
const ACTIONS = "social_readiness.readiness_action_action";

/** The officers' overview: what is running, what was published, and the next step. */
export class ReadinessStart extends Component {
    static template = "social_readiness.Start";
    static path = "readiness-start";
    static displayName = _t("Overview");
    static components = {Layout, RateRing};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.display = {controlPanel: {}};
        this.state = useState({status: "loading"});
        onWillStart(() => {
            this.load();
        });
    }

    /** What is shown stays until the new page is there, so that the focus has a place to return to. */
    async load() {
        if (this.state.status === "failed") {
            this.state.status = "loading";
        }
        try {
            const start = await this.orm.silent.call("readiness.start", "get_start", []);
            Object.assign(this.state, start, {status: "ready"});
        } catch {
            this.state.status = "failed";
        }
    }

    /** The first step that is not done; its button is highlighted. */
    get next() {
        return this.state.steps.find((step) => !step.done)?.key;
    }

    get doneLabel() {
        const {steps} = this.state;
        const done = steps.filter((step) => step.done).length;
        return _t("%(done)s of %(all)s steps done", {done, all: steps.length});
    }

    get actionsLabel() {
        const {actions} = this.state.latest;
        return oneOrMany(actions, _t("View 1 action"), _t("View %s actions", actions));
    }

    open(action) {
        return this.action.doAction(action, {onClose: () => this.load()});
    }

    openCampaign(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "readiness.campaign",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    openCampaigns() {
        return this.action.doAction(CAMPAIGNS);
    }

    readSummary() {
        const params = {campaign_id: this.state.latest.id};
        return this.action.doAction(SUMMARY, {additionalContext: {params}});
    }

    share() {
        const {id, without_user: withoutUser} = this.state.latest;
        this.dialog.add(ConfirmationDialog, {
            title: _t("Share with employees?"),
            body: [
                _t(
                    "Everyone finds the results of the company as a whole under “My Surveys”, but none of a department. You can undo it in the campaign."
                ),
                withoutUser,
            ]
                .filter(Boolean)
                .join("\n\n"),
            confirm: async () => {
                await this.orm.write("readiness.campaign", [id], {shared_with_staff: true});
                await this.load();
            },
            confirmLabel: _t("Share"),
            cancel: () => {},
        });
    }

    planActions() {
        const additionalContext = {search_default_campaign_id: this.state.latest.id};
        return this.action.doAction(ACTIONS, {additionalContext});
    }
}

registry.category("actions").add("social_readiness.start", ReadinessStart);
