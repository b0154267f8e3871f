/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useEffect, useState} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";
import {BoardCards} from "../cards/board_cards";
import {BoardGrid} from "../grid/board_grid";
import {TurnedGrid} from "../grid/turned_grid";
import {BoardPanel} from "../panel/board_panel";
import {holdTooltips} from "./still_pointer";

/**
 * The rows, as a table or as cards, and the panel beside them. This is a component of its
 * own so that opening a row does not render anything around it.
 */
export class BoardMain extends Component {
    static template = "social_readiness.BoardMain";
    static components = {BoardCards, BoardGrid, BoardPanel, TurnedGrid};
    static props = {board: Object};

    setup() {
        this.ui = useState(useService("ui"));
        this.board = useState(this.props.board);
        useEffect(holdTooltips, () => [this.board.view.row, this.board.view.cell]);
    }
}
