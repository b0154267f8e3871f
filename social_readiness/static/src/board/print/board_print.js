/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onMounted, onWillUnmount, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {dayText} from "../../formats/formats";
import {stepsOf} from "../color_scale";
import {cellOf} from "../grid/grid_cells";
import {gridColumns} from "../grid/grid_columns";

/** Millimeters: the space for all rows on a landscape page, and the height limits of a row. */
const ROOM = 150;
const TALLEST = 7.5;
const LOWEST = 4.2;

/** What is printed: one landscape page per level, with the company's row on each. */
export class BoardPrint extends Component {
    static template = "social_readiness.BoardPrint";
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.columns = gridColumns(this.board.board, false);
        const finish = () => this.board.setPrinting(false);
        onMounted(() => {
            window.addEventListener("afterprint", finish, {once: true});
            window.print();
        });
        onWillUnmount(() => window.removeEventListener("afterprint", finish));
    }

    get title() {
        const {campaign} = this.board.board;
        const date = dayText(campaign.date_close);
        return `${campaign.company} · ${campaign.name} · ${_t("closed on %s", date)}`;
    }

    get mode() {
        const {words} = this.board.board;
        const {mode} = this.board.view;
        return {label: words[mode], help: words[`${mode}_help`]};
    }

    get steps() {
        return stepsOf(this.board.board.legends[this.board.view.mode]);
    }

    /** One page per level, with the reader's search and order. */
    get pages() {
        const {company, depth} = this.board.board;
        const rows = this.board.printedRows();
        const levels = Array.from({length: depth - 1}, (_, index) => index + 2);
        return levels
            .map((level) => this.page(level, rows, company))
            .filter(({rows: shown}, index) => shown.length > 1 || index === 0);
    }

    page(level, rows, company) {
        const shown = [company, ...rows.filter((node) => node !== company && node.level === level)];
        const height = Math.min(TALLEST, Math.max(LOWEST, ROOM / shown.length));
        return {
            level,
            title: `${this.mode.label} · ${_t("Level %s", level)}`,
            rows: shown.map((node) => ({
                node,
                above: level > 2 ? this.board.board.nodes.get(node.parent)?.name : "",
                cells: this.columns.map((column) => ({
                    key: column.key,
                    startsPillar: column.startsPillar,
                    ...cellOf(this.board.board, node, column, this.board.view),
                })),
            })),
            style: `--readiness-print-row: ${height}mm`,
        };
    }
}
