/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {after, expect, test} from "@odoo/hoot";
import {shownValue} from "@social_readiness/board/board_labels";
import {buildColumns, buildTree, OVERALL} from "@social_readiness/board/board_model";
import {figureOf, MODES, participationOf} from "@social_readiness/board/board_values";
import {SAME_FIGURES} from "./same_figures";

const {Settings} = luxon;

function cellText({kind, value}, mode) {
    return kind === "value" ? shownValue(value, mode) : `(${kind})`;
}

test("the screen derives the figures that the files derive", () => {
    const language = Settings.defaultLocale;
    after(() => (Settings.defaultLocale = language));
    Settings.defaultLocale = "en-US";
    const {heatmap, expected} = SAME_FIGURES;
    const {nodes, company} = buildTree(heatmap);
    const columns = buildColumns(heatmap.dimensions);
    const board = {columns, targets: heatmap.targets, company};
    const found = {};
    for (const [key, node] of nodes) {
        found[key] = {participation: participationOf(node)};
        for (const mode of MODES) {
            found[key][mode] = [...columns, OVERALL].map((column) =>
                cellText(figureOf(board, node, column, mode), mode)
            );
        }
    }
    expect(found).toEqual(expected);
});
