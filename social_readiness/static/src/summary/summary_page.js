/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
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
    static components = {
        Dropdown,
        DropdownItem,
        Layout,
        ReadinessGuess,
        ReadinessSummary,
        UnitSelector,
    };
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

    /** Where to go on from here, and what to take away. */
    get links() {
        return [
            ...this.mainLinks,
            ...(this.offersSlides ? [this.slideLink] : []),
            ...(this.state.isViewer ? this.viewerLinks : []),
        ];
    }

    get mainLinks() {
        return [
            {
                name: "heatmap",
                icon: "fa-th",
                label: _t("Heatmap"),
                open: () => this.open("action_open_board"),
            },
            {
                name: "actions",
                icon: "fa-check-square-o",
                label: _t("Actions"),
                open: () => this.open("action_view_actions"),
            },
            {
                name: "trend",
                icon: "fa-line-chart",
                label: _t("Trend"),
                open: () => this.openTrend(),
            },
        ];
    }

    get otherLinks() {
        return this.links.slice(this.mainLinks.length);
    }

    get slideLink() {
        return {
            name: "slide",
            icon: "fa-file-powerpoint-o",
            label: _t("Slide"),
            title: _t("Download this summary as one slide (PPTX)"),
            open: () => this.downloadSlide(),
        };
    }

    /** The report comes as a PDF where the server prints; elsewhere as a page, and says so. */
    get viewerLinks() {
        const prints = session.readiness_printer;
        return [
            {
                name: "trust",
                icon: "fa-balance-scale",
                label: _t("Can I trust these numbers?"),
                open: () => this.open("action_view_trust"),
            },
            {
                name: "report",
                icon: "fa-file-pdf-o",
                label: prints ? _t("Report for the board (PDF)") : _t("Report for the board"),
                title: prints
                    ? ""
                    : _t("This server cannot create PDF files. The report opens in your browser."),
                open: () => this.open("action_print_board_report"),
            },
        ];
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
