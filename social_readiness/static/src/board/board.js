/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, onWillUnmount, useExternalListener, useState} from "@odoo/owl";
import {router} from "@web/core/browser/router";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useHotkey} from "@web/core/hotkeys/hotkey_hook";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {BoardController} from "./board_controller";
import {BoardLegend} from "./legend/board_legend";
import {BoardMain} from "./main/board_main";
import {BoardMessage} from "./message/board_message";
import {BoardPrint} from "./print/board_print";
import {BoardPillars} from "./pillars/board_pillars";
import {BoardToolbar} from "./toolbar/board_toolbar";
import {CampaignSelector} from "./campaign_selector/campaign_selector";
import {Favourites} from "./favourites/favourites";
import {holdsTooltips} from "./main/still_pointer";
import {ReadinessGuess} from "../guess/guess";
import {ReadinessSummary} from "../summary/summary";

const VIEW_PARAMS = ["campaign", "campaign_id", "department_id", "mode", "sort", "level", "unit"];

/** The heatmap: units by dimensions, with a number and a color in each cell. */
export class ReadinessBoard extends Component {
    static template = "social_readiness.Board";
    static path = "readiness";
    static displayName = _t("Heatmap");
    static components = {
        BoardLegend,
        BoardMain,
        BoardMessage,
        BoardPrint,
        BoardPillars,
        BoardToolbar,
        CampaignSelector,
        Layout,
        ReadinessGuess,
        ReadinessSummary,
    };
    static props = {...standardActionServiceProps};

    setup() {
        this.ui = useState(useService("ui"));
        const params = this.props.state?.link || this.props.action.params || {};
        const orm = useService("orm");
        this.board = useState(
            new BoardController(orm, params, {
                onLinkChanged: (link, isStep) => this.onLinkChanged(link, isStep),
                favourites: new Favourites(orm, this.props.action.id || false),
            })
        );
        this.onLinkChanged(this.board.link());
        useSetupAction({getLocalState: () => ({link: this.link})});
        onWillStart(() => {
            // Not awaited: the skeleton is shown meanwhile.
            this.start(params);
        });
        useExternalListener(window, "keydown", (ev) => this.onKeydown(ev));
        useExternalListener(window, "keydown", (ev) => this.onEscape(ev), {capture: true});
        // Escape closes the panel wherever the focus is by then.
        useHotkey("escape", () => this.board.closePanel(), {
            isAvailable: () => Boolean(this.board.openedNode()),
        });
        onWillUnmount(() => this.board.setPrinting(false));
    }

    /** Without parameters in the link, the reader's default favorite applies. */
    async start(params) {
        const isPlain = !Object.keys(params).some((name) => VIEW_PARAMS.includes(name));
        await Promise.all([this.board.load(), isPlain && this.board.favourites.load()]);
        const {usual} = this.board.favourites;
        if (isPlain && usual && this.showsRows) {
            this.board.applyFavourite(usual.view);
        }
    }

    /** The browser's own print command would print only what is visible. */
    onKeydown(ev) {
        if ((ev.ctrlKey || ev.metaKey) && ev.key === "p" && this.board.status === "published") {
            ev.preventDefault();
            this.board.setPrinting(true);
        }
    }

    /** An unseen tooltip would take the first Escape, which is meant for the panel. */
    onEscape(ev) {
        if (ev.key === "Escape" && holdsTooltips() && this.board.openedNode()) {
            ev.stopPropagation();
            this.board.closePanel();
        }
    }

    /** The page's heading: Odoo's navigation bar has none for screen readers to jump to. */
    get title() {
        const name = this.board.board?.campaign?.name;
        const {displayName} = ReadinessBoard;
        return name ? `${displayName}: ${name}` : String(displayName);
    }

    get display() {
        return {controlPanel: {}};
    }

    get showsRows() {
        return ["published", "open", "closing"].includes(this.board.status);
    }

    /** An executive may guess a result before it is opened for the first time. */
    get asksGuess() {
        return Boolean(this.board.board?.campaign.asks_guess);
    }

    /** The summary is about the unit whose panel is open, or else about the company. */
    get judgedUnit() {
        const node = this.board.openedNode();
        return node?.scope === "subtree" ? node.unit : undefined;
    }

    /** @param {boolean} isStep  whether the browser's back button returns to the previous view */
    onLinkChanged(link, isStep = false) {
        this.link = link;
        this.props.updateActionState?.(link);
        if (!isStep) {
            router.replaceState({});
        }
    }
}

registry.category("actions").add("social_readiness.board", ReadinessBoard);
