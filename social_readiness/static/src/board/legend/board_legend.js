/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";
import {stepsOf} from "../color_scale";

/** What the colors mean; a click highlights the cells of one step. */
export class BoardLegend extends Component {
    static template = "social_readiness.BoardLegend";
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.ui = useState(useService("ui"));
        this.hiddenSentence = this.board.board.words.hidden;
    }

    get steps() {
        return stepsOf(this.board.board.legends[this.board.view.mode]);
    }

    get help() {
        return this.board.board.words[`${this.board.view.mode}_help`];
    }

    toggle(step) {
        this.board.setView({step: this.board.view.step === step ? null : step});
    }
}
