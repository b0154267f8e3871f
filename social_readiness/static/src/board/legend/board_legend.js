import {Component, useState} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";
import {HIDDEN_SENTENCE, MODE_HELP, rangeLabel} from "../board_labels";
import {stepRanges} from "../color_scale";

/** What the colours mean; a click shows the cells of one step only. */
export class BoardLegend extends Component {
    static template = "social_readiness.BoardLegend";
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.ui = useState(useService("ui"));
        this.hiddenSentence = HIDDEN_SENTENCE;
    }

    get steps() {
        const {mode} = this.board.view;
        return stepRanges(mode).map((range) => ({
            step: range.step,
            label: rangeLabel(range, mode),
        }));
    }

    get help() {
        return MODE_HELP[this.board.view.mode];
    }

    toggle(step) {
        this.board.setView({step: this.board.view.step === step ? null : step});
    }
}
