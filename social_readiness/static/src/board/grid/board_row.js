/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {cellsOf} from "./grid_cells";

/** One unit: its name in the tree, and a cell per column. The grid handles clicks. */
export class BoardRow extends Component {
    static template = "social_readiness.BoardRow";
    static props = {
        board: Object,
        node: Object,
        isFlat: Boolean,
        columns: Array,
        mode: String,
        step: [Number, {value: null}],
        rowIndex: Number,
        isOpen: Boolean,
        canToggle: Boolean,
        isPinned: {type: Boolean, optional: true},
        isFocused: {type: Boolean, optional: true},
        cursorColumn: [Number, {value: null}],
        openedCell: [String, {value: null}],
    };
    static defaultProps = {isPinned: false, isFocused: false};

    get indent() {
        return `--readiness-level: ${this.props.node.level - 1}`;
    }

    get toggleLabel() {
        return this.props.isOpen
            ? _t("Collapse %s", this.props.node.label)
            : _t("Expand %s", this.props.node.label);
    }

    get cells() {
        const {board, node, columns} = this.props;
        return cellsOf(board, node, columns, this.props);
    }
}
