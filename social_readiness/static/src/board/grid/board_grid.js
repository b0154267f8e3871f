/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onPatched, onWillRender, useEffect, useRef, useState} from "@odoo/owl";
import {isOpen} from "../board_model";
import {pillarState} from "../board_values";
import {_t} from "@web/core/l10n/translation";
import {BoardRow} from "./board_row";
import {showOpened} from "./grid_cells";
import {gridColumns} from "./grid_columns";
import {moveCursor, treeMove} from "./grid_keys";
import {useRowWindow} from "./row_window";
import {fits, uprightHeight, useWidth} from "./upright_heads";

const ROW_HEIGHT = 38;
const HEAD_ROWS = 2;
const PAGE = 10;

/**
 * Units by dimensions as an ARIA tree grid. The first row, the company, is always
 * visible; of the others, only those near the visible area are in the page.
 */
export class BoardGrid extends Component {
    static template = "social_readiness.BoardGrid";
    static components = {BoardRow};
    static props = {board: Object, rows: Array};

    setup() {
        this.board = useState(this.props.board);
        this.state = useState({row: 1, column: 0});
        this.scroller = useRef("scroller");
        this.isFocusDue = false;
        this.room = useWidth(this.scroller);
        this.window = useRowWindow(this.scroller, ROW_HEIGHT);
        onWillRender(() => this.measure());
        onPatched(() => this.focusIfDue());
        useEffect(
            (isPanelOpen) => this.focusAfterPanel(isPanelOpen),
            () => [Boolean(this.board.openedNode())]
        );
        useEffect(
            () => this.keepOpenedInSight(),
            () => [this.board.view.row, this.board.view.cell]
        );
    }

    measure() {
        if (this.measuredBoard !== this.board.board) {
            this.measuredBoard = this.board.board;
            this.columns = gridColumns(this.board.board, this.board.isOpenCampaign);
        }
        this.state.row = Math.min(this.state.row, this.props.rows.length);
        this.state.column = Math.min(this.state.column, this.columns.length);
    }

    // ------------------------------------------------------------
    // ROWS
    // ------------------------------------------------------------

    get company() {
        return this.props.rows[0];
    }

    /**
     * The rows below the company's that are near the visible area, and the space of the
     * others.
     */
    get windowed() {
        const [, ...rows] = this.props.rows;
        const {first, end} = this.window.range(rows.length);
        return {
            rows: rows.slice(first, end).map((node, index) => ({node, row: first + index + 2})),
            before: first * ROW_HEIGHT,
            after: (rows.length - end) * ROW_HEIGHT,
        };
    }

    get rowCount() {
        return this.props.rows.length + HEAD_ROWS;
    }

    /**
     * The row that Tab goes to: the cursor's, or the company's if the cursor's is not in
     * the page.
     */
    tabRow(shown) {
        const {row} = this.state;
        return row <= 1 || shown.some((one) => one.row === row) ? row : 1;
    }

    rowProps(node, row, tabRow) {
        const {view} = this.board;
        return {
            board: this.board.board,
            node,
            isFlat: view.flat,
            columns: this.columns,
            mode: view.mode,
            step: view.step,
            rowIndex: row + HEAD_ROWS,
            isOpen: this.isOpen(node),
            canToggle: this.board.canToggle(node),
            isFocused: tabRow === row,
            cursorColumn: tabRow === row ? this.state.column : null,
            openedCell: view.row === node.key ? view.cell || "" : null,
        };
    }

    isOpen(node) {
        return this.board.canToggle(node) && isOpen(node, this.board.view);
    }

    // ------------------------------------------------------------
    // HEAD
    // ------------------------------------------------------------

    get pillars() {
        const {board} = this.board;
        return board.pillars.map((pillar) => ({...pillar, ...this.pillarNote(board, pillar)}));
    }

    pillarNote(board, pillar) {
        const {compared, reached} = pillarState(board, pillar);
        const note = _t("%(reached)s of %(compared)s on target", {reached, compared});
        return {note: compared ? note : "", isReady: compared > 0 && reached === compared};
    }

    /** Heads are upright if columns are too narrow for their words, so that no word is broken. */
    get isUpright() {
        return !this.board.isOpenCampaign && !fits(this.columns, this.room.width);
    }

    get headStyle() {
        return this.isUpright ? `--readiness-head-row: ${uprightHeight(this.columns)}px` : "";
    }

    get otherHeads() {
        return this.headCells.filter(({type, key}) => type !== "figure" || key === "overall");
    }

    get headCells() {
        return this.columns.map((column, index) => ({
            ...column,
            number: index + 1,
            sort: this.sortOf(column.key),
            tabindex: this.headTabindex(index + 1),
        }));
    }

    headTabindex(number) {
        return this.state.row === 0 && this.state.column === number ? 0 : -1;
    }

    sortOf(key) {
        const {sort} = this.board.view;
        if (sort?.by !== key) {
            return "none";
        }
        return sort.descending ? "descending" : "ascending";
    }

    sortBy(key, column) {
        Object.assign(this.state, {row: 0, column});
        this.board.toggleSort(key);
    }

    // ------------------------------------------------------------
    // POINTER AND KEYS
    // ------------------------------------------------------------

    /** One listener for all rows, however many cells there are. */
    onClick({target}) {
        const line = target.closest(".o_readiness_row");
        const cell = target.closest("[data-column]");
        if (!line || !cell) {
            return;
        }
        const row = Number(line.getAttribute("aria-rowindex")) - HEAD_ROWS;
        if (target.closest(".o_readiness_toggle")) {
            this.board.toggleRow(this.props.rows[row - 1]);
        } else {
            this.open(this.props.rows[row - 1], row, Number(cell.dataset.column));
        }
    }

    open(node, row, column) {
        Object.assign(this.state, {row, column});
        const shown = this.columns[column - 1];
        if (this.board.isOpenCampaign) {
            return;
        }
        this.board.openPanel(node.key, shown?.type === "figure" ? shown.key : null);
    }

    onKeydown(ev) {
        const handled =
            !ev.altKey && !ev.metaKey && (this.openOrClose(ev) || this.move(ev) || this.act(ev));
        if (handled) {
            ev.preventDefault();
            ev.stopPropagation();
        }
    }

    openOrClose(ev) {
        const node = this.props.rows[this.state.row - 1];
        const move = node && treeMove(ev, this.state, this.treeState(node));
        if (move === "toggle") {
            this.board.toggleRow(node);
        } else if (move === "parent") {
            this.goTo({
                row: this.props.rows.findIndex(({key}) => key === node.parent) + 1,
                column: 0,
            });
        }
        return Boolean(move);
    }

    treeState(node) {
        return {
            canToggle: this.board.canToggle(node),
            isOpen: this.isOpen(node),
            hasParent: this.props.rows.some(({key}) => key === node.parent),
        };
    }

    move(ev) {
        const size = {rows: this.props.rows.length, columns: this.columns.length + 1, page: PAGE};
        const next = moveCursor(ev, this.state, size);
        if (next) {
            this.goTo(next);
        }
        return Boolean(next);
    }

    act({key}) {
        const {row, column} = this.state;
        if (key !== "Enter" && key !== " ") {
            return false;
        }
        if (row === 0) {
            this.sortBy(column ? this.columns[column - 1].key : "name", column);
        } else {
            this.open(this.props.rows[row - 1], row, column);
        }
        return true;
    }

    // ------------------------------------------------------------
    // FOCUS
    // ------------------------------------------------------------

    goTo(cursor) {
        this.isFocusDue = true;
        Object.assign(this.state, cursor);
        this.scrollTo(cursor.row);
        this.render();
    }

    scrollTo(row) {
        const scroller = this.scroller.el;
        const top = (row - 2) * ROW_HEIGHT;
        const room = Math.max(scroller.clientHeight - 4 * ROW_HEIGHT, ROW_HEIGHT);
        if (
            row >= 2 &&
            (top < scroller.scrollTop || top > scroller.scrollTop + room - ROW_HEIGHT)
        ) {
            scroller.scrollTop = top < scroller.scrollTop ? top : top - room + ROW_HEIGHT;
        }
    }

    /** The panel narrows the table: the cell or row that it is about stays visible. */
    keepOpenedInSight() {
        const {row} = this.board.view;
        const index = row ? this.props.rows.findIndex(({key}) => key === row) : -1;
        if (index >= 0) {
            this.scrollTo(index + 1);
            showOpened(this.scroller.el);
        }
    }

    /** Closing the panel moves the focus back to the cell that opened it. */
    focusAfterPanel(isPanelOpen) {
        this.isFocusDue = this.wasPanelOpen && !isPanelOpen;
        this.wasPanelOpen = isPanelOpen;
        this.focusIfDue();
    }

    /** A row to which the grid has just scrolled is in the page a moment later. */
    focusIfDue() {
        const {row, column} = this.state;
        const shown = row <= 1 || this.windowed.rows.some((one) => one.row === row);
        if (this.isFocusDue && shown) {
            this.isFocusDue = false;
            this.scroller.el
                .querySelector(`[aria-rowindex="${row + HEAD_ROWS}"] [data-column="${column}"]`)
                ?.focus();
        }
    }
}
