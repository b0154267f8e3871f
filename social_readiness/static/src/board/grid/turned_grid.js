/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillRender, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {isOpen} from "../board_model";
import {cellOf, showOpened} from "./grid_cells";
import {gridColumns} from "./grid_columns";
import {moveCursor} from "./grid_keys";

/**
 * The heatmap transposed, for small companies: a row per dimension, a column per unit.
 */
export class TurnedGrid extends Component {
    static template = "social_readiness.TurnedGrid";
    static props = {board: Object, rows: Array};

    setup() {
        this.board = useState(this.props.board);
        this.state = useState({row: 1, column: 1});
        this.table = useRef("table");
        onWillRender(() => {
            this.lines = gridColumns(this.board.board, false);
            this.state.column = Math.min(this.state.column, this.props.rows.length);
        });
        useEffect(
            () => showOpened(this.table.el),
            () => [this.board.view.row, this.board.view.cell]
        );
    }

    get units() {
        return this.props.rows.map((node, index) => ({
            node,
            number: index + 1,
            canOpen: index > 0 && this.board.canToggle(node),
            isOpen: isOpen(node, this.board.view),
        }));
    }

    get dimensions() {
        return this.lines.map((line, index) => ({
            ...line,
            row: index + 1,
            pillar: line.startsPillar ? line.column?.pillar_name : "",
            cells: this.props.rows.map((node, column) => ({
                ...cellOf(this.board.board, node, line, this.board.view),
                node,
                column: column + 1,
            })),
        }));
    }

    tabindex(row, column) {
        return this.state.row === row && this.state.column === column ? 0 : -1;
    }

    toggleLabel({node, isOpen: isUnitOpen}) {
        return isUnitOpen ? _t("Collapse %s", node.label) : _t("Expand %s", node.label);
    }

    isOpened(node, key) {
        const {view} = this.board;
        return view.row === node.key && view.cell === key;
    }

    open(row, column) {
        Object.assign(this.state, {row, column});
        const node = this.props.rows[column - 1];
        const line = this.lines[row - 1];
        if (node) {
            this.board.openPanel(node.key, line?.type === "figure" ? line.key : null);
        }
    }

    onKeydown(ev) {
        const size = {rows: this.lines.length, columns: this.props.rows.length + 1, page: 10};
        const next = !ev.altKey && !ev.metaKey && moveCursor(ev, this.state, size);
        if (next) {
            this.goTo({...next, column: Math.max(next.column, 1)});
        } else if (!this.act(ev)) {
            return;
        }
        ev.preventDefault();
        ev.stopPropagation();
    }

    act({key}) {
        const {row, column} = this.state;
        if (key === " " && row === 0 && this.units[column - 1]?.canOpen) {
            this.board.toggleRow(this.props.rows[column - 1]);
        } else if (key === "Enter" || key === " ") {
            this.open(row, column);
        } else {
            return false;
        }
        return true;
    }

    goTo(cursor) {
        Object.assign(this.state, cursor);
        const {row, column} = this.state;
        this.table.el.querySelector(`[data-cell="${row}-${column}"]`)?.focus();
    }
}
