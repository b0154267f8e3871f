import {describe, expect, queryAll, queryAllTexts, queryOne, test} from "@odoo/hoot";
import {animationFrame, press, waitFor} from "@odoo/hoot-dom";
import {Deferred} from "@odoo/hoot-mock";
import {
    contains,
    getService,
    makeServerError,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {HIDDEN_SENTENCE} from "@social_readiness/board/board_labels";
import {filter, mountBoard, payload} from "./board_helpers";

defineMailModels();

const cell = (key, column) => `[data-key="${key}"] [data-column="${column}"]`;
const names = () => queryAllTexts(".o_readiness_row .o_readiness_unit");
const rowTexts = (key) => queryAllTexts(`[data-key="${key}"] td`);

describe("desktop", () => {
    describe.current.tags("desktop");

    test("company first, then departments; one request for the whole board", async () => {
        const {requests} = await mountBoard();
        expect(names()).toEqual(["Alborada", "Finance", "Plant", "Sales"]);
        expect(requests).toEqual([false]);
        expect(queryAllTexts(".o_readiness_heads .o_readiness_head_label")).toEqual([
            "Unit",
            "Culture",
            "Knowledge",
            "Decision-making system",
            "Access",
            "Overall",
            "Respondents",
            "Participation",
        ]);
        expect(queryAllTexts(".o_readiness_pillar span")).toEqual([
            "People",
            "Process",
            "Technology",
        ]);
        expect(queryAllTexts(".o_readiness_pillar small")).toEqual([
            "0 of 1 on target",
            "0 of 1 on target",
            "1 of 1 on target",
        ]);
        expect(rowTexts("2:subtree")).toEqual(["55", "", "42", "70", "56", "24", "80 %"]);
    });

    test("a department opens and closes, with its other teams last", async () => {
        const {requests} = await mountBoard();
        await contains(`${cell("2:subtree", 0)} .o_readiness_toggle`).click();
        expect(names()).toEqual([
            "Alborada",
            "Finance",
            "Plant",
            "Sales",
            "North",
            "Other teams in Sales",
        ]);
        expect('[data-key="2:subtree"]').toHaveAttribute("aria-expanded", "true");
        expect('[data-key="4:subtree"]').toHaveAttribute("aria-level", "3");
        await contains(`${cell("2:subtree", 0)} .o_readiness_toggle`).click();
        expect(names()).toEqual(["Alborada", "Finance", "Plant", "Sales"]);
        await contains(".o_readiness_levels select").select("3");
        expect(names()).toHaveLength(6);
        await contains(".o_readiness_levels select").select("1");
        expect(names()).toEqual(["Alborada"]);
        expect(requests).toEqual([false]);
    });

    test("hidden, not asked and zero are three things", async () => {
        const {requests} = await mountBoard({level: 3});
        expect(cell("3:subtree", 1)).toHaveClass("o_readiness_hidden");
        expect(cell("3:subtree", 1)).toHaveText("");
        expect(cell("3:subtree", 1)).toHaveAttribute("title", String(HIDDEN_SENTENCE));
        expect(cell("3:subtree", 6)).toHaveClass("o_readiness_hidden");
        expect(cell("4:subtree", 2)).toHaveClass("o_readiness_unasked");
        expect(cell("4:subtree", 2)).toHaveText("");
        expect(cell("3:subtree", 2)).toHaveClass("o_readiness_unasked");
        expect(cell("4:subtree", 3)).toHaveText("0");
        expect(cell("4:subtree", 3)).toHaveClass("o_readiness_step_1");
        expect(requests).toEqual([false]);
    });

    test("modes come from the same payload", async () => {
        const {links, requests} = await mountBoard();
        const expected = {
            favourable: ["50 %", "", "36 %", "66 %", "\u2013"],
            gap: ["\u22125", "", "\u221218", "+10", "\u22124"],
            change: ["+5", "", "\u22124", "+1", "+1"],
            company: ["+5", "", "+2", "\u221210", "\u22121"],
            score: ["55", "", "42", "70", "56"],
        };
        for (const [mode, texts] of Object.entries(expected)) {
            await contains(`[data-mode="${mode}"]`).click();
            expect(rowTexts("2:subtree").slice(0, 5)).toEqual(texts);
            expect(`[data-mode="${mode}"]`).toHaveAttribute("aria-pressed", "true");
        }
        expect(links.at(-1).mode).toBe(undefined);
        expect(requests).toEqual([false]);
    });

    test("a share of a small group is hidden, a comparison that is missing is empty", async () => {
        const {requests} = await mountBoard({level: 3, mode: "favourable"});
        expect(cell("4:subtree", 1)).toHaveClass("o_readiness_hidden");
        await contains(`[data-mode="change"]`).click();
        expect(cell("4:subtree", 1)).toHaveClass("o_readiness_none");
        expect(cell("4:subtree", 1)).toHaveAttribute(
            "aria-label",
            "North, Culture, 61 of 100, 1 above target, nothing to compare with in the previous wave"
        );
        expect(requests).toEqual([false]);
    });

    test("spoken labels", async () => {
        const {requests} = await mountBoard();
        const label = (key, column) => queryOne(cell(key, column)).getAttribute("aria-label");
        expect(label("2:subtree", 3)).toBe(
            "Sales, Decision-making system, 42 of 100, 18 below target, falling"
        );
        expect(label("2:subtree", 2)).toBe("Sales, Knowledge, not asked");
        expect(label("3:subtree", 1)).toBe(
            "Plant, Culture, Hidden so that no small group can be worked out."
        );
        expect(label("1:subtree", 4)).toBe(
            "Alborada, Access, 80 of 100, 20 above target, unchanged"
        );
        expect(requests).toEqual([false]);
    });

    test("sorted within siblings; the company stays on top and hidden rows come last", async () => {
        const {requests} = await mountBoard();
        const head = ".o_readiness_heads [data-column='3']";
        await contains(head).click();
        expect(names()).toEqual(["Alborada", "Sales", "Finance", "Plant"]);
        expect(head).toHaveAttribute("aria-sort", "ascending");
        await contains(head).click();
        expect(names()).toEqual(["Alborada", "Finance", "Sales", "Plant"]);
        expect(head).toHaveAttribute("aria-sort", "descending");
        await contains(".o_readiness_flat").click();
        expect(names()).toEqual([
            "Alborada",
            "Finance",
            "Sales",
            "Other teams in Sales",
            "North",
            "Plant",
        ]);
        await contains(head).click();
        expect(head).toHaveAttribute("aria-sort", "none");
        expect(requests).toEqual([false]);
    });

    test("search finds names without accents and shows what is above", async () => {
        const {requests} = await mountBoard();
        await contains(".o_readiness_search input").edit("NÓRTH", {confirm: false});
        expect(names()).toEqual(["Alborada", "Sales", "North"]);
        await press("Escape");
        await animationFrame();
        expect(names()).toEqual(["Alborada", "Finance", "Plant", "Sales"]);
        expect(requests).toEqual([false]);
    });

    test("keys move in the grid, open rows and cells, and come back", async () => {
        const {requests} = await mountBoard();
        expect(queryAll(".o_readiness_grid [tabindex='0']")).toHaveLength(1);
        queryOne(cell("1:subtree", 0)).focus();
        const keys = async (...list) => {
            for (const key of list) {
                await press(key);
                await animationFrame();
            }
        };
        await keys("ArrowDown", "ArrowDown", "ArrowDown");
        expect(cell("2:subtree", 0)).toBeFocused();
        await keys("ArrowRight");
        expect(names()).toHaveLength(6);
        expect(cell("2:subtree", 0)).toBeFocused();
        await keys("ArrowDown", "ArrowLeft");
        expect(cell("2:subtree", 0)).toBeFocused();
        await keys("End");
        expect(cell("2:subtree", 7)).toBeFocused();
        await keys("Home", "ArrowRight", "ArrowRight", "ArrowRight");
        expect(cell("2:subtree", 3)).toBeFocused();
        await keys("PageDown");
        expect(cell("2:rest", 3)).toBeFocused();
        await keys("PageUp", "ArrowUp", "Enter");
        expect(".o_readiness_heads [data-column='3']").toHaveAttribute("aria-sort", "ascending");
        expect(queryAll(".o_readiness_grid [tabindex='0']")).toHaveLength(1);
        await keys("ArrowDown", "Enter");
        expect(".o_readiness_panel h2").toHaveText("Decision-making system");
        await keys("Escape");
        expect(".o_readiness_panel").toHaveCount(0);
        expect(cell("1:subtree", 3)).toBeFocused();
        expect(requests).toEqual([false]);
    });

    test("the panel explains a cell, and a row's own panel shows its profile", async () => {
        const {cells} = await mountBoard();
        await contains(cell("2:subtree", 3)).click();
        expect(".o_readiness_panel h2").toHaveText("Decision-making system");
        await waitFor(".o_readiness_trend canvas");
        expect(queryAllTexts(".o_readiness_facts li")).toEqual([
            "give or take 4 points",
            "18 below target",
            "falling: \u22124 points since the previous wave",
            "2 above the company",
            "36 percent of the answers agree",
        ]);
        expect(queryAllTexts(".o_readiness_panel .o_readiness_bar_name")).toEqual([
            "Sales",
            "Alborada",
            "Target",
        ]);
        expect(".o_readiness_trend canvas").toHaveAttribute(
            "aria-label",
            "Score over the waves: Mar 26: 46, Sep 26: 42"
        );
        expect(cells).toEqual([[7, 2, "subtree", 2]]);
        expect(".o_readiness_items li").toHaveText(/We decide near the work.\s*33/);
        expect(".o_readiness_panel").toHaveText(/What Decision-making system feeds/);
        await contains(cell("2:subtree", 0)).click();
        expect(queryAllTexts(".o_readiness_panel .o_readiness_bar_value")).toEqual([
            "55",
            "42",
            "70",
            "56",
        ]);
        await contains(cell("3:subtree", 1)).click();
        expect(".o_readiness_panel_hidden").toHaveText(String(HIDDEN_SENTENCE));
        await contains(".o_readiness_panel .btn-close").click();
        expect(".o_readiness_panel").toHaveCount(0);
    });

    test("from a cell to an action: what is planned, what fits, and the form", async () => {
        onRpc("readiness.action", "action_from_cell", ({args}) => ({planned: args}));
        await mountBoard();
        patchWithCleanup(getService("action"), {
            doAction: (action) => expect.step(action.planned || action.res_id),
        });
        await contains(cell("2:subtree", 3)).click();
        await waitFor(".o_readiness_plan");
        expect(".o_readiness_plans li:first").toHaveText(/A purse for the shop\s*Running · Ana/);
        await contains(".o_readiness_action").click();
        await contains(".o_readiness_idea .btn").click();
        await contains(".o_readiness_plan").click();
        expect.verifySteps([5, [2, 2, 8], [2, 2, false]]);
    });

    test("favourites: kept, chosen, and shown to who comes without a link", async () => {
        onRpc("ir.filters", "create_filter", ({args: [vals]}) => {
            expect.step([vals.name, vals.action_id, vals.is_default, vals.user_ids]);
            expect.step(JSON.parse(vals.context.readiness_board));
            return 3;
        });
        const usual = filter(1, "Gaps", {mode: "gap", department_id: 40}, {is_default: true});
        const flat = filter(2, "Weakest", {sort: "2.asc", flat: 1});
        const {links} = await mountBoard({}, payload(), [usual, flat, filter(4, "A list")]);
        await animationFrame();
        expect('[data-mode="gap"]').toHaveClass("active");
        expect(links.at(-1)).toInclude(["unit", "4"]);
        await contains(".o_readiness_tools .dropdown-toggle").click();
        expect(queryAllTexts(".o_readiness_favourites .o-dropdown-item")).toEqual([
            "Gaps",
            "Weakest",
        ]);
        await contains("#readiness_favourite_name").edit("Mine", {confirm: false});
        await contains(".o_readiness_favourite_form .btn-primary").click();
        expect.verifySteps([["Mine", 77, false, [7]], {mode: "gap", department_id: 40}]);
        await contains(".o_readiness_tools .dropdown-toggle").click();
        await contains(".o_readiness_favourites .o-dropdown-item:eq(1)").click();
        expect(names()).toEqual([
            "Alborada",
            "North",
            "Other teams in Sales",
            "Sales",
            "Finance",
            "Plant",
        ]);
    });

    test("turned round: a row a dimension, a column a unit", async () => {
        const {links} = await mountBoard();
        await contains(".o_readiness_turn").click();
        expect(queryAllTexts(".o_readiness_turned thead .o_readiness_head_label")).toEqual([
            "Alborada",
            "Finance",
            "Plant",
            "Sales",
        ]);
        expect(queryAllTexts(".o_readiness_turned tbody tr:eq(2) td")).toEqual([
            "40",
            "62",
            "",
            "42",
        ]);
        expect('[data-cell="3-3"]').toHaveClass("o_readiness_hidden");
        queryOne('[data-cell="1-1"]').focus();
        for (const key of ["ArrowDown", "ArrowDown", "End", "Enter"]) {
            await press(key);
            await animationFrame();
        }
        expect(".o_readiness_panel h2").toHaveText("Decision-making system");
        expect(links.at(-1)).toInclude(["turned", 1]);
        await contains('[data-cell="0-4"] .o_readiness_toggle').click();
        expect(".o_readiness_turned thead .o_readiness_head_label").toHaveCount(6);
    });

    test("printed: a page a level, the company on each, nothing else on paper", async () => {
        patchWithCleanup(window, {print: () => expect.step("print")});
        await mountBoard({mode: "gap"});
        await press(["ctrl", "p"]);
        await animationFrame();
        expect.verifySteps(["print"]);
        const pages = queryAll(".o_readiness_print_page").map((page) =>
            queryAllTexts("tbody th", {root: page}).map((text) => text.trim())
        );
        expect(pages).toEqual([
            ["Alborada", "Finance", "Plant", "Sales"],
            ["Alborada", "North · Sales", "Other teams in Sales · Sales"],
        ]);
        window.dispatchEvent(new Event("afterprint"));
        await animationFrame();
        expect(".o_readiness_print_page").toHaveCount(0);
    });

    test("the link holds what is seen, and opens it again", async () => {
        const {links, requests} = await mountBoard({
            campaign: 7,
            mode: "gap",
            sort: "2.desc",
            rows: 2,
            unit: 4,
            cell: 1,
        });
        expect(requests).toEqual([7]);
        expect('[data-mode="gap"]').toHaveClass("active");
        expect(names()).toEqual([
            "Alborada",
            "Finance",
            "Sales",
            "Other teams in Sales",
            "North",
            "Plant",
        ]);
        expect(".o_readiness_panel h2").toHaveText("Culture");
        expect(links.at(-1)).toEqual({
            campaign: 7,
            mode: "gap",
            sort: "2.desc",
            flat: undefined,
            turned: undefined,
            level: undefined,
            rows: "2",
            find: undefined,
            unit: "4",
            cell: "1",
        });
    });

    test("opened at a department: what is above it opens", async () => {
        await mountBoard({department_id: 40});
        expect(names()).toInclude("North");
        expect(".o_readiness_panel").toHaveText(/North/);
    });

    test("another campaign is one more request", async () => {
        const {requests} = await mountBoard();
        await contains(".o_readiness_campaign").click();
        await contains(".o-dropdown-item:contains(Spring)").click();
        expect(requests).toEqual([false, 6]);
    });

    test("a step of the legend shows its own cells only", async () => {
        await mountBoard();
        await contains(".o_readiness_legend_step.o_readiness_step_3").click();
        expect(cell("2:subtree", 3)).not.toHaveClass("o_faded");
        expect(cell("2:subtree", 1)).toHaveClass("o_faded");
        await contains(".o_readiness_legend_step.o_readiness_step_3").click();
        expect(cell("2:subtree", 1)).not.toHaveClass("o_faded");
    });

    test("of 2,000 units only those near the view are in the page", async () => {
        const units = Array.from({length: 2000}, (_, place) => [
            place + 10,
            1,
            "subtree",
            `Unit ${place}`,
            10,
            8,
            [50, 40, null, 80, 57],
            [null, null, null, null, null],
            [null, null, null, null, null],
            null,
        ]);
        const board = payload();
        await mountBoard({}, {...board, rows: [board.rows[0], ...units]});
        expect(queryAll(".o_readiness_row").length).toBeLessThan(150);
        expect(".o_readiness_grid").toHaveAttribute("aria-rowcount", "2003");
        queryOne(cell("1:subtree", 0)).focus();
        await press(["ctrl", "End"]);
        await animationFrame();
        await animationFrame();
        await animationFrame();
        expect(cell("2009:subtree", 7)).toBeFocused();
        expect(queryAll(".o_readiness_row").length).toBeLessThan(150);
    });
});

describe("states", () => {
    describe.current.tags("desktop");

    test("loading: a skeleton", async () => {
        const due = new Deferred();
        await mountBoard({}, () => due);
        expect(".o_readiness_skeleton").toHaveCount(1);
        due.resolve(payload());
        await animationFrame();
        await animationFrame();
        expect(".o_readiness_skeleton").toHaveCount(0);
        expect(".o_readiness_grid").toHaveCount(1);
    });

    test("no campaign yet: what to do, by role", async () => {
        const board = {campaigns: [], campaign: false, may_launch: true};
        await mountBoard({}, () => board);
        expect(".o_readiness_create").toHaveCount(1);
        patchWithCleanup(getService("action"), {
            doAction: (action) => expect.step(action),
        });
        await contains(".o_readiness_create").click();
        expect.verifySteps(["social_readiness.readiness_campaign_action"]);
    });

    test("no campaign yet, for a reader", async () => {
        await mountBoard({}, {campaigns: [], campaign: false, may_launch: false});
        expect(".o_readiness_message h2").toHaveText("There is no result yet.");
        expect(".o_readiness_create").toHaveCount(0);
    });

    test("an error can be retried", async () => {
        let isBroken = true;
        await mountBoard({}, () => {
            if (isBroken) {
                throw makeServerError({message: "down"});
            }
            return payload();
        });
        expect(".o_readiness_message h2").toHaveText("The heatmap could not be loaded.");
        isBroken = false;
        await contains(".o_readiness_retry").click();
        await animationFrame();
        expect(".o_readiness_grid").toHaveCount(1);
    });

    test("no rights", async () => {
        await mountBoard({}, () => {
            throw makeServerError({errorName: "odoo.exceptions.AccessError"});
        });
        expect(".o_readiness_message h2").toHaveText("This result is not open to you.");
    });

    test("too few answers", async () => {
        const board = payload();
        board.rows = board.rows
            .filter(([, , scope]) => scope === "subtree")
            .map((row) => [...row.slice(0, 5), null, null, null, null, null]);
        await mountBoard({}, board);
        expect(".o_readiness_message h2").toHaveText("Too few people answered.");
        expect(".o_readiness_grid").toHaveCount(0);
    });

    test("an open campaign shows participation and no score", async () => {
        const board = payload({participation: {1: "31 to 40 %", 2: "up to 10 %"}});
        board.campaign = {...board.campaign, state: "open"};
        board.rows = board.rows
            .filter(([, , scope]) => scope === "subtree")
            .map((row) => [...row.slice(0, 5), null, null, null, null, null]);
        await mountBoard({}, board);
        expect(rowTexts("1:subtree")).toEqual(["60", "31 to 40 %"]);
        expect(rowTexts("2:subtree")).toEqual(["30", "up to 10 %"]);
        expect(rowTexts("3:subtree")).toEqual(["5", "counted in the unit above"]);
        expect(".o_readiness_mode").toHaveCount(0);
        expect(".o_readiness_hidden").toHaveCount(0);
    });
});

describe("phone", () => {
    describe.current.tags("mobile");

    test("cards instead of a table", async () => {
        const {requests} = await mountBoard();
        expect(".o_readiness_grid").toHaveCount(0);
        expect(queryAllTexts(".o_readiness_card .o_readiness_unit")).toEqual([
            "Alborada",
            "Finance",
            "Plant",
            "Sales",
        ]);
        expect('[data-key="1:subtree"] .o_readiness_card_line').toHaveCount(4);
        expect(queryAllTexts('[data-key="2:subtree"] .o_readiness_strip span')).toEqual([
            "55",
            "",
            "42",
            "70",
        ]);
        expect('[data-key="3:subtree"] small').toHaveText(String(HIDDEN_SENTENCE));
        await contains('[data-key="2:subtree"] .o_readiness_card_title').click();
        expect('[data-key="2:subtree"] .o_readiness_card_line').toHaveCount(4);
        await contains('[data-key="2:subtree"] .o_readiness_card_teams').click();
        expect(queryAllTexts(".o_readiness_card .o_readiness_unit")).toInclude("North");
        await contains('[data-key="2:subtree"] .o_readiness_card_line:eq(2)').click();
        expect(".o_readiness_panel h2").toHaveText("Decision-making system");
        await contains(".o_readiness_panel .btn-close").click();
        await contains(".o_readiness_mode_select select").select("gap");
        expect('[data-key="2:subtree"] .o_readiness_card_overall [aria-hidden]').toHaveText(
            "\u22124"
        );
        expect(requests).toEqual([false]);
    });
});
