import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {ReadinessVerdict} from "./verdict";

/** The verdict on the newest published result that the reader may see, or on a chosen one. */
export class VerdictPage extends Component {
    static template = "social_readiness.VerdictPage";
    static path = "readiness-verdict";
    static displayName = _t("Verdict");
    static components = {Layout, ReadinessVerdict};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = {controlPanel: {}};
        this.state = useState({
            campaigns: [],
            campaignId: this.props.action.params?.campaign_id || false,
            isViewer: false,
            isLoaded: false,
        });
        onWillStart(() => this.load());
    }

    async load() {
        const [campaigns, isViewer] = await Promise.all([
            this.orm.searchRead("readiness.campaign", [["state", "=", "published"]], ["name"]),
            user.hasGroup("social_readiness.group_readiness_viewer"),
        ]);
        const campaignId = this.state.campaignId || campaigns[0]?.id || false;
        Object.assign(this.state, {campaigns, isViewer, campaignId, isLoaded: true});
    }

    onCampaignChanged(ev) {
        this.state.campaignId = Number(ev.target.value);
    }

    openBoard() {
        return this.open("action_open_board");
    }

    async open(method) {
        const action = await this.orm.call("readiness.campaign", method, [[this.state.campaignId]]);
        return this.action.doAction(action);
    }
}

registry.category("actions").add("social_readiness.verdict", VerdictPage);
