/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {_t} from "@web/core/l10n/translation";
import {OVERALL} from "../board_model";

/**
 * The columns of the grid after the column of names.
 *
 * @returns {Array<{key: string, type: "figure"|"count", label: string, head: string,
 *   column?: Object|"overall", pillar?: string, startsPillar?: boolean}>}
 */
export function gridColumns(board, isOpenCampaign) {
    const columns = isOpenCampaign ? openColumns() : [...figureColumns(board), ...countColumns()];
    return columns.map((column) => ({...column, head: column.column?.short || column.label}));
}

function figureColumns({columns, words}) {
    const dimensions = columns.map((column, index) => ({
        key: String(column.id),
        type: "figure",
        label: column.name,
        column,
        startsPillar: columns[index - 1]?.pillar !== column.pillar,
    }));
    const overall = {key: OVERALL, type: "figure", label: words.overall, column: OVERALL};
    return [...dimensions, {...overall, startsPillar: true}];
}

function countColumns() {
    return [
        {key: "respondents", type: "count", label: _t("Responses"), startsPillar: true},
        {key: "participation", type: "count", label: _t("Response rate")},
    ];
}

function openColumns() {
    return [
        {key: "invited", type: "count", label: _t("Invited"), startsPillar: true},
        {key: "step", type: "count", label: _t("Response rate so far")},
    ];
}
