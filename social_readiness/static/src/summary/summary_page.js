/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {session} from "@web/session";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {downloadSlide, offersSlides} from "../export/slide";
import {ReadinessGuess} from "../guess/guess";
import {UnitSelector} from "../unit_selector/unit_selector";
import {ReadinessSummary} from "./summary";

/** The summary of the newest published campaign that the reader may see, or of a chosen one. */
export class SummaryPage extends Component {
    static template = "social_readiness.SummaryPage";
    static path = "readiness-summary";
    static displayName = _t("Summary");
    static components = {Layout, ReadinessGuess, ReadinessSummary, UnitSelector};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.ui = useState(useService("ui"));
        this.offersSlides = offersSlides();
        this.display = {controlPanel: {}};
        const params = this.props.action.params || {};
        this.state = useState({
            campaigns: [],
            campaignId: Number(params.campaign || params.campaign_id) || false,
            unitId: Number(params.unit) || false,
            profileId: false,
            isViewer: false,
            isLoaded: false,
        });
        onWillStart(() => this.load());
    }

    async load() {
        const [campaigns, isViewer] = await Promise.all([
            this.orm.searchRead(
                "readiness.campaign",
                [["state", "=", "published"]],
                ["name", "asks_guess"]
            ),
            user.hasGroup("social_readiness.group_readiness_viewer"),
        ]);
        const campaignId = this.state.campaignId || campaigns[0]?.id || false;
        Object.assign(this.state, {campaigns, isViewer, campaignId, isLoaded: true});
        this.changed();
    }

    /** An executive may guess before a result is opened for the first time. */
    get asksGuess() {
        const {campaigns, campaignId} = this.state;
        return campaigns.some(({id, asks_guess}) => id === campaignId && asks_guess);
    }

    /** Why the report comes as a page and not as a PDF; empty where the server prints. */
    get unprinted() {
        return session.readiness_printer
            ? ""
            : _t("This server cannot create PDF files. The report opens in your browser.");
    }

    onCampaignChanged(ev) {
        Object.assign(this.state, {campaignId: Number(ev.target.value), unitId: false});
        this.changed();
    }

    onUnitChanged(unitId) {
        this.state.unitId = unitId;
        this.changed();
    }

    changed() {
        const {campaignId, unitId} = this.state;
        this.props.updateActionState?.({campaign: campaignId, unit: unitId || undefined});
    }

    onProfileChosen(profileId) {
        this.state.profileId = profileId;
    }

    /** The summary as it is seen here, on one slide. */
    downloadSlide() {
        const {campaignId, unitId, profileId} = this.state;
        const view = {campaign: campaignId, unit: unitId, profile: profileId};
        return downloadSlide(this.ui, "summary", view);
    }

    openBoard() {
        return this.open("action_open_board");
    }

    /** The trend of what is seen here: the same department, up to the same campaign. */
    openTrend() {
        const {campaignId, unitId} = this.state;
        return this.action.doAction({
            type: "ir.actions.client",
            tag: "social_readiness.trend",
            name: _t("Trend"),
            params: {campaign: campaignId, unit: unitId || undefined},
        });
    }

    async open(method) {
        const action = await this.orm.call("readiness.campaign", method, [[this.state.campaignId]]);
        return this.action.doAction(action);
    }
}

registry.category("actions").add("social_readiness.summary", SummaryPage);
