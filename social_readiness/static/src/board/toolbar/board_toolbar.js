/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";
import {ExportMenu} from "../../export/export_menu";
import {MODES} from "../board_values";
import {BoardFavourites} from "../favourites/board_favourites";

/** The reader's choices: mode, levels, order, and search by name. */
export class BoardToolbar extends Component {
    static template = "social_readiness.BoardToolbar";
    static components = {BoardFavourites, ExportMenu};
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.ui = useState(useService("ui"));
        const {words} = this.board.board;
        this.modes = MODES.map((mode) => ({mode, label: words[mode]}));
    }

    get levels() {
        return Array.from({length: this.board.board.depth}, (_, index) => index + 1);
    }

    get level() {
        return Math.min(this.board.view.level, this.board.board.depth);
    }

    onLevelChange(ev) {
        this.board.setLevel(Number(ev.target.value));
    }

    onModeChange(ev) {
        this.board.setMode(ev.target.value);
    }

    onSearch(ev) {
        this.board.setSearch(ev.target.value);
    }

    onSearchKeydown(ev) {
        if (ev.key === "Escape" && this.board.view.search) {
            ev.stopPropagation();
            this.board.setSearch("");
        }
    }

    toggleTurned() {
        this.board.setView({turned: !this.board.view.turned});
    }

    toggleFlat() {
        this.board.setView({flat: !this.board.view.flat});
    }
}
