import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {BoardCards} from "./cards/board_cards";
import {BoardController} from "./board_controller";
import {BoardGrid} from "./grid/board_grid";
import {BoardLegend} from "./legend/board_legend";
import {BoardMessage} from "./message/board_message";
import {BoardPanel} from "./panel/board_panel";
import {BoardSummary} from "./summary/board_summary";
import {BoardToolbar} from "./toolbar/board_toolbar";
import {CampaignSelector} from "./campaign_selector/campaign_selector";

/** The readiness heatmap: units by dimensions, one number and one colour a cell. */
export class ReadinessBoard extends Component {
    static template = "social_readiness.Board";
    static path = "readiness";
    static displayName = _t("Readiness heatmap");
    static components = {
        BoardCards,
        BoardGrid,
        BoardLegend,
        BoardMessage,
        BoardPanel,
        BoardSummary,
        BoardToolbar,
        CampaignSelector,
        Layout,
    };
    static props = {...standardActionServiceProps};

    setup() {
        this.ui = useState(useService("ui"));
        const params = this.props.state?.link || this.props.action.params || {};
        this.board = useState(
            new BoardController(useService("orm"), params, (link) => this.onLinkChanged(link))
        );
        useSetupAction({getLocalState: () => ({link: this.link})});
        onWillStart(() => {
            // Not awaited: the skeleton is shown meanwhile.
            this.board.load();
        });
    }

    get display() {
        return {controlPanel: {}};
    }

    get showsRows() {
        return ["published", "open", "closing"].includes(this.board.status);
    }

    onLinkChanged(link) {
        this.link = link;
        this.props.updateActionState?.(link);
    }
}

registry.category("actions").add("social_readiness.board", ReadinessBoard);
