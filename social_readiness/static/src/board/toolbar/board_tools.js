import {registry} from "@web/core/registry";

/**
 * Buttons at the end of the board's toolbar, in order of their sequence.
 *
 * Each is a component that gets one prop, `board`: the BoardController. `board.link()` says
 * what the reader sees (campaign, mode, sort, levels, search, and so on), `board.visibleRows()`
 * the rows in their order.
 *
 *     boardTools.add("export", {Component: BoardExport}, {sequence: 20});
 *
 * @property {typeof import("@odoo/owl").Component} Component
 * @property {(board: BoardController) => boolean} [isShown]  without it: with a published result
 */
export const boardTools = registry.category("social_readiness.board_tools");

const hasResult = (board) => board.status === "published";

export function toolsOf(board) {
    return boardTools
        .getEntries()
        .map(([name, tool]) => ({name, ...tool}))
        .filter(({isShown = hasResult}) => isShown(board));
}
