/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {_t} from "@web/core/l10n/translation";
import {percentText} from "../../formats/formats";
import {cellLabel, rateText, shownValue} from "../board_labels";
import {figureOf, participationOf} from "../board_values";
import {stepOf} from "../color_scale";

const NOTHING = "\u2013";

/**
 * What a cell of a unit and a column shows: on the screen, transposed, and on paper.
 *
 * @param {Object} board
 * @param {import("../board_model").Node} node
 * @param {Object} column  of `gridColumns`
 * @param {{mode: string, step: ?number}} view
 * @returns {{text: string, label: string, tooltip?: string, classes: string}}
 */
export function cellOf(board, node, column, view) {
    return column.type === "figure"
        ? figureCell(board, node, column, view)
        : countCell(board, node, column, view);
}

const written = new WeakMap();

/**
 * The cells of a row. They are kept: when a row is opened, all rows below it move, but
 * their contents stay.
 */
export function cellsOf(board, node, columns, {mode, step}) {
    const known = written.get(node);
    if (known?.columns === columns && known.mode === mode && known.step === step) {
        return known.cells;
    }
    const cells = columns.map((column, index) => ({
        ...cellOf(board, node, column, {mode, step}),
        key: column.key,
        number: index + 1,
        startsPillar: column.startsPillar,
    }));
    written.set(node, {columns, mode, step, cells});
    return cells;
}

/** Scroll to the cell or row whose panel is open. */
export function showOpened(table) {
    const opened = table.querySelector(".o_readiness_cell.o_opened, .o_opened .o_readiness_name");
    opened?.scrollIntoView({block: "nearest", inline: "nearest"});
}

function figureCell(board, node, {column}, {mode, step}) {
    const figure = figureOf(board, node, column, mode);
    const label = cellLabel(board, node, column, mode);
    const cell = {label, text: "", tooltip: label, classes: `o_readiness_${figure.kind}`};
    if (figure.kind === "hidden") {
        return {...cell, tooltip: board.words.hidden};
    }
    if (figure.kind === "none") {
        return {...cell, text: NOTHING};
    }
    return figure.kind === "value"
        ? {...cell, ...valueCell(board, figure.value, mode, step)}
        : cell;
}

function valueCell(board, value, mode, step) {
    const own = stepOf(value, board.legends[mode]);
    const isFaded = step !== null && step !== own;
    return {
        text: shownValue(value, mode),
        classes: `o_readiness_step_${own}${isFaded ? " o_faded" : ""}`,
    };
}

function countCell(board, node, {key, label}, {mode}) {
    if (!node.scores && (key === "respondents" || key === "participation")) {
        return {
            text: "",
            tooltip: board.words.hidden,
            label: `${node.label}, ${label}, ${board.words.hidden}`,
            classes: "o_readiness_hidden",
        };
    }
    const text = countText(board, node, key, mode);
    return {
        text,
        label: `${node.label}, ${label}, ${text || _t("not shown")}`,
        classes: "o_readiness_count",
    };
}

function countText(board, node, key, mode) {
    if (key === "step") {
        return node.scope === "subtree" ? rateText(board, node) : "";
    }
    if (key === "participation") {
        const share = participationOf(node);
        return share === null ? "" : percentText(share);
    }
    // A share always has its number of responses beside it.
    if (key === "respondents" && mode === "favourable" && node.favourable_respondents) {
        const {respondents: all, favourable_respondents: counted} = node;
        return _t("%(counted)s of %(all)s", {counted, all});
    }
    return String(node[key] ?? "");
}
