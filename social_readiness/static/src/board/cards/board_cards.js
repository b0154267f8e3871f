/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {cellDetail, cellLabel, rateText, shownValue} from "../board_labels";
import {isOpen, OVERALL} from "../board_model";
import {figureOf, participationOf} from "../board_values";
import {oneOrMany} from "../../one_or_many";
import {stepOf} from "../color_scale";

const FIRST = 30;
const NAMED = 3;

/** The heatmap on a phone: a card per unit instead of a table. */
export class BoardCards extends Component {
    static template = "social_readiness.BoardCards";
    static props = {board: Object, rows: Array};

    setup() {
        this.board = useState(this.props.board);
        this.state = useState({shown: FIRST, opened: new Set()});
    }

    get cards() {
        return this.props.rows.slice(0, this.state.shown).map((node) => ({
            node,
            isDetailed: this.state.opened.has(node.key),
            isOpen: isOpen(node, this.board.view),
            note: this.note(node),
        }));
    }

    get remaining() {
        return Math.max(this.props.rows.length - this.state.shown, 0);
    }

    note(node) {
        if (this.board.isOpenCampaign) {
            return rateText(this.board.board, node);
        }
        if (!node.scores) {
            return this.board.board.words.hidden;
        }
        const share = participationOf(node);
        const {respondents, invited} = node;
        return share === null
            ? _t("%s responses", respondents)
            : _t("%(respondents)s of %(invited)s responded", {respondents, invited});
    }

    overall(node) {
        return this.figure(node, OVERALL);
    }

    figures(node) {
        return this.board.board.columns.map((column) => this.figure(node, column));
    }

    /**
     * The figures of a closed card: the lowest ones with their names, then the others in the order
     * of the columns. If there are only a few, none is singled out.
     */
    summarized(node) {
        const figures = this.figures(node);
        const values = figures.filter(({value}) => value !== undefined);
        if (values.length <= NAMED) {
            return {lowest: [], rest: figures};
        }
        const lowest = [...values].sort((one, other) => one.value - other.value).slice(0, NAMED);
        return {lowest, rest: figures.filter((figure) => !lowest.includes(figure))};
    }

    figure(node, column) {
        const {board, view} = this.board;
        const figure = figureOf(board, node, column, view.mode);
        const isValue = figure.kind === "value";
        const step = isValue ? stepOf(figure.value, board.legends[view.mode]) : null;
        return {
            key: column === OVERALL ? OVERALL : String(column.id),
            name: column.name,
            short: column.short,
            value: figure.value,
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

    /** Show or hide the names and numbers of a card's dimensions. */
    toggleDetails({key}) {
        if (!this.state.opened.delete(key)) {
            this.state.opened.add(key);
        }
    }

    teamsLabel(card) {
        const teams = card.node.children.length;
        return card.isOpen
            ? oneOrMany(
                  teams,
                  _t("Collapse 1 sub-department"),
                  _t("Collapse %s sub-departments", teams)
              )
            : oneOrMany(
                  teams,
                  _t("Expand 1 sub-department"),
                  _t("Expand %s sub-departments", teams)
              );
    }

    showMore() {
        this.state.shown += FIRST;
    }
}
