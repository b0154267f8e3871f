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
];

const PACKED = [
    "unit",
    "parent",
    "name",
    "invited",
    "department",
    "respondents",
    "favourable_respondents",
    "figures",
];

/** A payload as the server packs it: see board_figures.py. */
function packed(answer) {
    if (!answer?.rows) {
        return answer;
    }
    const rows = answer.rows.map((row) => {
        const one = Object.fromEntries(FIELDS.map((name, place) => [name, row[place]]));
        const figures = [...(one.scores || []), ...(one.favourable || []), ...(one.changes || [])];
        const bytes = figures.map((figure) => (figure === null ? 255 : figure + 100));
        const text = one.scores && btoa(String.fromCharCode(...bytes));
        return PACKED.map((name) => (name === "figures" ? text : one[name]));
    });
    return {...answer, row_fields: PACKED, rows};
}

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

/** A company: Sales with two teams, Plant hidden, and a dimension that was not asked. */
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
            dimension(2, "Decision-making system", "process", {short: "Decisions"}),
            dimension(3, "Knowledge", "people", {is_asked: false}),
            dimension(4, "Access", "technology"),
        ],
        targets: [60, 60, null, 60, 60],
        rows: [
            [
                1,
                null,
                "subtree",
                "Alborada",
                60,
                48,
                [50, 40, null, 80, 57],
                [45, 35, null, 75, null],
                [2, -3, null, 0, 0],
                null,
                40,
            ],
            [
                2,
                1,
                "subtree",
                "Sales",
                30,
                24,
                [55, 42, null, 70, 56],
                [50, 36, null, 66, null],
                [5, -4, null, 1, 1],
                20,
                16,
            ],
            [
                2,
                2,
                "rest",
                "Other teams in Sales",
                null,
                8,
                [41, 33, null, 65, 46],
                [null, null, null, null, null],
                [null, null, null, null, null],
                null,
                0,
            ],
            [3, 1, "subtree", "Plant", 5, null, null, null, null, 30, null],
            [
                4,
                2,
                "subtree",
                "North",
                20,
                16,
                [61, 0, null, 75, 45],
                [null, null, null, null, null],
                [null, null, null, null, null],
                40,
                0,
            ],
            [
                5,
                1,
                "subtree",
                "Finance",
                20,
                16,
                [60, 62, null, 90, 71],
                [52, 58, null, 88, null],
                [null, null, null, null, null],
                50,
                16,
            ],
        ],
        participation: {},
        ...changes,
    };
}

const DETAILS = {
    items: [{id: 91, text: "We decide near the work.", is_reversed: false, score: 33}],
    waves: [
        {id: 6, name: "Spring", date: "2026-03-20", score: 46},
        {id: 7, name: "Autumn", date: "2026-09-20", score: 42},
    ],
    margin: 4,
    actions: [
        {id: 5, name: "A purse for the shop", state_name: "Running", owner: "Ana", date: false},
    ],
    ideas: [{id: 8, name: "Decide where the work is", description: "Ask first."}],
    may_plan: true,
    outcomes: [
        {id: 4, name: "A shorter way", outcome: "+6, more than the margin", outcome_state: "up"},
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
    onRpc("readiness.campaign", "get_verdict", () => ({
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
    onRpc("readiness.campaign", "get_board", ({args}) => {
        requests.push(args[0]);
        return typeof answer === "function"
            ? Promise.resolve(answer()).then(packed)
            : packed(answer);
    });
    onRpc("readiness.campaign", "get_cell", ({args}) => {
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
