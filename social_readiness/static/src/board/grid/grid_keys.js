/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

const clamp = (number, low, high) => Math.min(Math.max(number, low), high);

/**
 * The cell to which a key leads. Row 0 is the heading, rows 1 to `rows` are the units,
 * and column 0 holds the names.
 *
 * @param {{key: string, ctrlKey: boolean}} event
 * @param {{row: number, column: number}} cursor
 * @param {{rows: number, columns: number, page: number}} size
 * @returns {?{row: number, column: number}} null: the key does not move the cursor
 */
export function moveCursor({key, ctrlKey}, {row, column}, {rows, columns, page}) {
    const lastColumn = columns - 1;
    const moves = {
        ArrowUp: () => [row - 1, column],
        ArrowDown: () => [row + 1, column],
        ArrowLeft: () => [row, column - 1],
        ArrowRight: () => [row, column + 1],
        Home: () => [ctrlKey ? 1 : row, 0],
        End: () => [ctrlKey ? rows : row, lastColumn],
        PageUp: () => [Math.max(row - page, 1), column],
        PageDown: () => [row + page, column],
    };
    if (!moves[key]) {
        return null;
    }
    const [nextRow, nextColumn] = moves[key]();
    return {row: clamp(nextRow, 0, rows), column: clamp(nextColumn, 0, lastColumn)};
}

/**
 * What left and right do in the column of names, as in any tree: open and close.
 *
 * @param {{key: string}} event
 * @param {{column: number}} cursor
 * @param {{canToggle: boolean, isOpen: boolean, hasParent: boolean}} row
 * @returns {?"toggle"|"parent"} null: move as usual
 */
export function treeMove({key}, {column}, {canToggle, isOpen, hasParent}) {
    if (column !== 0) {
        return null;
    }
    const moves = {
        ArrowRight: canToggle && !isOpen && "toggle",
        ArrowLeft: isOpen ? "toggle" : hasParent && "parent",
        " ": canToggle && "toggle",
    };
    return moves[key] || null;
}
