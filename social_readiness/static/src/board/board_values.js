/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {byName, OVERALL} from "./board_model";

/**
 * What a cell shows. The four kinds are never mixed up:
 * - `value`: a whole number, zero included
 * - `hidden`: protected, the same for all
 * - `unasked`: the campaign did not ask about this dimension
 * - `none`: asked and shown, but this mode has nothing to compare it with
 *
 * @typedef {{kind: "value"|"hidden"|"unasked"|"none", value?: number}} Figure
 */

export const MODES = ["score", "favourable", "gap", "change", "company"];
const HIDDEN = {kind: "hidden"};
const UNASKED = {kind: "unasked"};
const NONE = {kind: "none"};

const value = (number) => (Number.isInteger(number) ? {kind: "value", value: number} : NONE);
const minus = (one, other) =>
    Number.isInteger(one) && Number.isInteger(other) ? one - other : null;

/** The value of a row that is not hidden, in a column that the campaign asked about. */
const READERS = {
    score: (board, node, index) => value(node.scores[index]),
    favourable: (board, node, index, column) => {
        const shown = value(node.favourable[index]);
        return shown === NONE && column !== OVERALL ? HIDDEN : shown;
    },
    gap: (board, node, index) => value(minus(node.scores[index], board.targets[index])),
    change: (board, node, index) => value(node.changes[index]),
    company: (board, node, index) =>
        value(minus(node.scores[index], board.company?.scores?.[index])),
};

/** Index of a column in the lists of figures. */
export function indexOf(board, column) {
    return column === OVERALL ? board.targets.length - 1 : column.index;
}

/** @returns {Figure} of a row in a column (a dimension or "overall") under a mode */
export function figureOf(board, node, column, mode) {
    if (column !== OVERALL && !column.is_asked) {
        return UNASKED;
    }
    if (!node.scores) {
        return HIDDEN;
    }
    const index = indexOf(board, column);
    if (!Number.isInteger(node.scores[index])) {
        return UNASKED;
    }
    return READERS[mode](board, node, index, column);
}

/** Response rate in whole percent, if the number may be shown. */
export function participationOf(node) {
    if (!Number.isInteger(node.respondents) || !node.invited) {
        return null;
    }
    return Math.floor((100 * node.respondents) / node.invited + 0.5);
}

/**
 * Order rows by a column; rows without a number come last in both directions.
 *
 * @param {{by: string, descending: boolean}} sort by: "name", "respondents", "participation",
 *   "invited", "overall" or a dimension's id
 * @returns {?(one, other) => number}
 */
export function comparator(board, sort, mode) {
    if (!sort) {
        return null;
    }
    const direction = sort.descending ? -1 : 1;
    if (sort.by === "name") {
        const compare = byName();
        return (one, other) => direction * compare(one, other);
    }
    const read = readerOf(board, sort.by, mode);
    return (one, other) => {
        const left = read(one);
        const right = read(other);
        if (left === null || right === null) {
            return (left === null) - (right === null);
        }
        return direction * (left - right);
    };
}

function readerOf(board, by, mode) {
    if (by === "respondents" || by === "invited") {
        return (node) => node[by];
    }
    if (by === "participation") {
        return participationOf;
    }
    const column = by === OVERALL ? OVERALL : board.columns.find(({id}) => String(id) === by);
    return (node) => (column && figureOf(board, node, column, mode).value) ?? null;
}

/** For how many dimensions of a pillar the company reaches its target. */
export function pillarState(board, pillar) {
    const gaps = pillar.columns
        .map((column) => ({column, gap: figureOf(board, board.company, column, "gap").value}))
        .filter(({gap}) => gap !== undefined);
    const furthest = gaps.reduce((worst, one) => (one.gap < (worst?.gap ?? 0) ? one : worst), null);
    return {compared: gaps.length, reached: gaps.filter(({gap}) => gap >= 0).length, furthest};
}
