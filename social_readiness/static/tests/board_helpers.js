/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {queryAllTexts} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {makeMockEnv, mountWithCleanup, onRpc} from "@web/../tests/web_test_helpers";
import {getDefaultConfig} from "@web/views/view";
import {ReadinessBoard} from "@social_readiness/board/board";

const FIELDS = [
    "unit",
    "parent",
    "scope",
    "name",
    "invited",
    "respondents",
    "scores",
    "favourable",
    "changes",
    "department",
    "favourable_respondents",
    "level",
    "label",
    "is_ranked",
];

export const WORDS = {
    score: "Score",
    favourable: "% favorable",
    gap: "Gap to target",
    change: "Change",
    company: "Compared with the company",
    score_help: "Score from 0 to 100.",
    favourable_help: "Share of answers that agree.",
    gap_help: "Points above or below target.",
    change_help: "Points gained or lost since the previous campaign.",
    company_help: "Points above or below the company as a whole.",
    overall: "Overall",
    hidden: "Hidden to protect small groups.",
};

/** Seven steps, each with its lowest number as its text. */
const legend = (starts) =>
    starts.map((low, index) => {
        const next = starts[index + 1];
        return [low, next === undefined ? null : next - 1, low === null ? "less" : `from ${low}`];
    });

export const LEGENDS = {
    score: legend([0, 30, 40, 50, 60, 70, 80]),
    favourable: legend([0, 30, 40, 50, 60, 70, 80]),
    gap: legend([null, -19, -9, -2, 3, 10, 20]),
    change: legend([null, -9, -4, -1, 2, 5, 10]),
    company: legend([null, -14, -7, -2, 3, 8, 15]),
};

export const cell = (key, column) => `[data-key="${key}"] [data-column="${column}"]`;
export const names = () => queryAllTexts(".o_readiness_row .o_readiness_unit");
export const rowTexts = (key) => queryAllTexts(`[data-key="${key}"] td`);

const dimension = (id, name, pillar, extra = {}) => ({
    id,
    code: `code${id}`,
    name,
    short: name,
    pillar,
    pillar_name: {people: "People", process: "Process", technology: "Technology"}[pillar],
    description: `What ${name} means`,
    outward: `What ${name} feeds`,
    is_core: true,
    is_asked: true,
    ...extra,
});

const RANKED = ["Finance", "North", "Other teams in Sales"];
const NONE = [null, null, null, null, null];

/** [...a row as it comes from the server, but for the last three fields], by level. */
const row = (level, ...values) => [...values, level, values[3], RANKED.includes(values[3])];

const ROWS = [
    row(
        1,
        ...[1, null, "subtree", "Alborada", 60, 48],
        ...[[50, null, 40, 80, 57], [45, null, 35, 75, null], [2, null, -3, 0, 0], null, 40]
    ),
    row(
        2,
        ...[5, 1, "subtree", "Finance", 20, 16],
        ...[[60, null, 62, 90, 71], [52, null, 58, 88, null], NONE, 50, 16]
    ),
    row(2, 3, 1, "subtree", "Plant", 5, null, null, null, null, 30, null),
    row(
        2,
        ...[2, 1, "subtree", "Sales", 30, 24],
        ...[[55, null, 42, 70, 56], [50, null, 36, 66, null], [5, null, -4, 1, 1], 20, 16]
    ),
    row(3, 4, 2, "subtree", "North", 20, 16, [61, null, 0, 75, 45], NONE, NONE, 40, 0),
    row(
        3,
        ...[2, 2, "rest", "Other teams in Sales", null, 8],
        ...[[41, null, 33, 65, 46], NONE, NONE, null, 0]
    ),
];

/**
 * A company: Sales with two teams, Plant (hidden), and a dimension that was not asked
 * about.
 */
export function payload(changes = {}) {
    const campaign = {
        id: 7,
        name: "Autumn",
        state: "published",
        date_open: "2026-09-01",
        date_close: "2026-09-20",
        company: "Alborada",
        minimum: 6,
        headcount: 60,
        profile: "Converse",
        key_destroyed: true,
    };
    return {
        campaigns: [campaign, {...campaign, id: 6, name: "Spring"}],
        campaign,
        may_launch: true,
        dimensions: [
            dimension(1, "Culture", "people"),
            dimension(3, "Knowledge", "people", {is_asked: false}),
            dimension(2, "Decision-making system", "process", {short: "Decisions"}),
            dimension(4, "Access", "technology"),
        ],
        level: 2,
        targets: [60, null, 60, 60, 60],
        row_fields: FIELDS,
        rows: ROWS,
        words: WORDS,
        legends: LEGENDS,
        participation: {},
        ...changes,
    };
}

const DETAILS = {
    items: [{id: 91, text: "We decide near the work.", is_reversed: false, score: 33}],
    campaigns: [
        {id: 6, name: "Spring", date: "2026-03-20", score: 46},
        {id: 7, name: "Autumn", date: "2026-09-20", score: 42},
    ],
    margin: 4,
    actions: [
        {
            id: 5,
            name: "A purse for the shop",
            state_name: "Running",
            responsible: "Ana",
            date: false,
            dimension: "Decisions",
            score_text: "42 of 60 needed",
        },
    ],
    ideas: [{id: 8, name: "Decide where the work is", description: "Ask first."}],
    may_plan: true,
    outcomes: [
        {
            id: 4,
            name: "A shorter way",
            outcome: "+6, beyond the margin of error",
            outcome_state: "up",
        },
    ],
};

/** A filter as the server keeps it: a favourite of the board, or of something else. */
export const filter = (id, name, view, extra = {}) => ({
    id,
    name,
    is_default: false,
    user_ids: [7],
    context: view ? `{'readiness_board': '${JSON.stringify(view)}'}` : "{'group_by': ['state']}",
    ...extra,
});

export async function mountBoard(params = {}, answer = payload(), filters = []) {
    const requests = [];
    const cells = [];
    onRpc("ir.filters", "get_filters", () => filters);
    onRpc("readiness.summary", "get_summary", () => ({
        verdict: "inside",
        verdict_name: "Not ready yet",
        sentence: '"Let employees speak" needs more in culture.',
        profile: false,
        profiles: [],
        unit: {id: 1, name: "Alborada", is_root: true},
        reasons: [],
        steps: [],
        priorities: [],
    }));
    onRpc("readiness.heatmap", "get_heatmap", ({args}) => {
        requests.push(args[0]);
        return typeof answer === "function" ? answer() : answer;
    });
    onRpc("readiness.cell", "get_cell", ({args}) => {
        cells.push(args);
        return DETAILS;
    });
    await makeMockEnv({config: getDefaultConfig()});
    const links = [];
    await mountWithCleanup(ReadinessBoard, {
        props: {action: {id: 77, params}, updateActionState: (link) => links.push(link)},
    });
    await animationFrame();
    return {links, requests, cells};
}
