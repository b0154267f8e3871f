import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {cellDetail, cellLabel, HIDDEN_SENTENCE, shownValue} from "../board_labels";
import {isOpen, OVERALL} from "../board_model";
import {figureOf, participationOf} from "../board_values";
import {stepOf} from "../color_scale";

const FIRST = 30;

/** The board on a phone: a card a unit instead of a squeezed table. */
export class BoardCards extends Component {
    static template = "social_readiness.BoardCards";
    static props = {board: Object, rows: Array};

    setup() {
        this.board = useState(this.props.board);
        this.state = useState({shown: FIRST, closed: new Set(), opened: new Set()});
        this.hiddenSentence = HIDDEN_SENTENCE;
    }

    get cards() {
        return this.props.rows.slice(0, this.state.shown).map((node, place) => ({
            node,
            isDetailed: this.isDetailed(node, place),
            isOpen: isOpen(node, this.board.view),
            note: this.note(node),
        }));
    }

    get remaining() {
        return Math.max(this.props.rows.length - this.state.shown, 0);
    }

    /** The company's card tells its dimensions at once, the others on demand. */
    isDetailed(node, place) {
        return place === 0 ? !this.state.closed.has(node.key) : this.state.opened.has(node.key);
    }

    note(node) {
        if (this.board.isOpenCampaign) {
            return this.board.board.participation[node.unit] || _t("counted in the unit above");
        }
        if (!node.scores) {
            return HIDDEN_SENTENCE;
        }
        const share = participationOf(node);
        const {respondents, invited} = node;
        return share === null
            ? _t("%s respondents", respondents)
            : _t("%(respondents)s of %(invited)s answered", {respondents, invited});
    }

    overall(node) {
        return this.figure(node, OVERALL);
    }

    figures(node) {
        return this.board.board.columns.map((column) => this.figure(node, column));
    }

    figure(node, column) {
        const {board, view} = this.board;
        const figure = figureOf(board, node, column, view.mode);
        const isValue = figure.kind === "value";
        const step = isValue ? stepOf(figure.value, view.mode) : null;
        return {
            key: column === OVERALL ? OVERALL : String(column.id),
            name: column.name,
            label: cellLabel(board, node, column, view.mode),
            detail: cellDetail(board, node, column, view.mode),
            text: isValue
                ? shownValue(figure.value, view.mode)
                : figure.kind === "none"
                  ? "\u2013"
                  : "",
            classes: isValue ? `o_readiness_step_${step}` : `o_readiness_${figure.kind}`,
            isFaded: isValue && view.step !== null && view.step !== step,
        };
    }

    toggleDetails(node, place) {
        const set = place === 0 ? this.state.closed : this.state.opened;
        if (!set.delete(node.key)) {
            set.add(node.key);
        }
    }

    teamsLabel(card) {
        const teams = card.node.children.length;
        return card.isOpen
            ? _t("Close the %s teams inside", teams)
            : _t("Open the %s teams inside", teams);
    }

    showMore() {
        this.state.shown += FIRST;
    }
}
