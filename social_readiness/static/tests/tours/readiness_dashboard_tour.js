/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {App} from "@odoo/owl";
import {rpc} from "@web/core/network/rpc";
import {registry} from "@web/core/registry";

/**
 * The model of the open spreadsheet, which is a property of the component that draws it.
 */
function findModel() {
    const nodes = [...App.apps].map((app) => app.root);
    while (nodes.length) {
        const node = nodes.pop();
        const model = node?.component?.props?.model;
        if (model?.getters?.getEvaluatedCell) {
            return model;
        }
        nodes.push(...Object.values(node?.children || {}));
    }
    return null;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

async function until(check) {
    for (let round = 0; round < 300; round++) {
        const found = check();
        if (found) {
            return found;
        }
        await pause();
    }
    throw new Error(`Waited in vain for ${check}`);
}

/** The heatmap in the dashboard: {name: {column: value}}, and whether it is there. */
function readHeatmap(model) {
    const {getters} = model;
    const sheet = getters.getSheetIds()[0];
    const read = (col, row) => getters.getEvaluatedCell({sheetId: sheet, col, row}).value;
    const cells = [];
    for (let row = 0; row < getters.getNumberRows(sheet); row++) {
        cells.push(Array.from({length: 13}, (_, col) => read(col, row)));
    }
    const head = cells.findIndex(([name, overall]) => name === "Department" && overall);
    const rows = cells.slice(head + 1).filter(([name]) => name);
    return {titles: cells[head], rows: rows.map(([name, ...values]) => [name.trim(), values])};
}

function isLoading(model) {
    const text = JSON.stringify(readHeatmap(model));
    return text.includes("Loading") || text.includes("#") || !readHeatmap(model).rows.length;
}

function getBoard(campaign) {
    return rpc("/web/dataset/call_kw/readiness.heatmap/get_heatmap", {
        model: "readiness.heatmap",
        method: "get_heatmap",
        args: [campaign],
        kwargs: {},
    });
}

/**
 * Check that every number in the sheet is the heatmap's, and that hidden units have none.
 */
function compare(model, board) {
    const {titles, rows} = readHeatmap(model);
    const places = board.dimensions.map(({short}) => titles.indexOf(short));
    const fields = board.row_fields;
    const wanted = board.rows.filter((row) => row[fields.indexOf("scope")] === "subtree");
    if (rows.length !== wanted.length) {
        throw new Error(`${rows.length} units instead of ${wanted.length}`);
    }
    for (const row of wanted) {
        const unit = Object.fromEntries(fields.map((field, place) => [field, row[place]]));
        const [, values] = rows.find(([name]) => name === unit.name);
        const shown = [values[0], ...places.map((place) => values[place - 1]), values[1]];
        const scores = unit.scores || Array(places.length + 1).fill("");
        const expected = [scores.at(-1), ...scores.slice(0, -1), unit.respondents ?? ""];
        if (JSON.stringify(shown) !== JSON.stringify(expected)) {
            throw new Error(`${unit.name}: ${shown} instead of ${expected}`);
        }
    }
}

/** Wait until the sheet, which loads in parts, shows what the heatmap shows. */
async function untilSame(model, board) {
    await until(() => {
        try {
            compare(model, board);
            return true;
        } catch {
            return false;
        }
    }).catch(() => compare(model, board));
}

registry.category("web_tour.tours").add("readiness_dashboard", {
    steps: () => [
        {
            content: "The newest campaign, without a choice",
            trigger: ".o-spreadsheet",
            async run() {
                const model = await until(findModel);
                await until(() => !isLoading(model));
                await untilSame(model, await getBoard(false));
            },
        },
        {
            content: "An older one, by the filter",
            trigger: ".o-spreadsheet",
            async run() {
                const model = findModel();
                const {campaigns, campaign} = await getBoard(false);
                const older = campaigns.find(({id}) => id !== campaign.id);
                const [filter] = model.getters.getGlobalFilters();
                model.dispatch("SET_GLOBAL_FILTER_VALUE", {
                    id: filter.id,
                    value: {operator: "in", ids: [older.id]},
                });
                await pause();
                await until(() => !isLoading(model));
                await untilSame(model, await getBoard(older.id));
            },
        },
    ],
});
