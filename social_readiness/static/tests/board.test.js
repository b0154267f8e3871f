/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAll, queryAllTexts, queryOne, test} from "@odoo/hoot";
import {animationFrame, press} from "@odoo/hoot-dom";
import {contains} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {cell, mountBoard, names, payload, rowTexts, WORDS} from "./board_helpers";

defineMailModels();

describe.current.tags("desktop");

test("company first, then departments; one request for the whole board", async () => {
    const {requests} = await mountBoard();
    expect(names()).toEqual(["Alborada", "Finance", "Plant", "Sales"]);
    expect(requests).toEqual([false]);
    expect(queryAllTexts(".o_readiness_heads .o_readiness_head_label")).toEqual([
        "Department",
        "Culture",
        "Knowledge",
        "Decisions",
        "Access",
        "Overall",
        "Responses",
        "Response rate",
    ]);
    expect(queryAllTexts(".o_readiness_pillar")).toEqual([
        "People\n, 0 of 1 on target",
        "Process\n, 0 of 1 on target",
        "Technology\n, 1 of 1 on target",
    ]);
    expect(".o_readiness_pillar_heads").toHaveStyle({display: "table-row"});
    expect(rowTexts("2:subtree")).toEqual(["55", "", "42", "70", "56", "24", "80%"]);
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
    expect(cell("3:subtree", 1)).toHaveAttribute("data-tooltip", WORDS.hidden);
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
        favourable: ["50%", "", "36%", "66%", "\u2013"],
        gap: ["\u22125", "", "\u221218", "+10", "\u22124"],
        change: ["+5", "", "\u22124", "+1", "+1"],
        company: ["+5", "", "+2", "\u221210", "\u22121"],
        score: ["55", "", "42", "70", "56"],
    };
    for (const [mode, texts] of Object.entries(expected)) {
        await contains(`[data-mode="${mode}"]`).click();
        expect(rowTexts("2:subtree").slice(0, 5)).toEqual(texts);
        expect(rowTexts("2:subtree")[5]).toBe(mode === "favourable" ? "16 of 24" : "24");
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
        "North, Culture, 61 of 100, 1 above target, nothing to compare with in the previous campaign"
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
    expect(label("3:subtree", 1)).toBe("Plant, Culture, Hidden to protect small groups.");
    expect(label("1:subtree", 4)).toBe("Alborada, Access, 80 of 100, 20 above target, unchanged");
    expect(requests).toEqual([false]);
});

test("as many levels are open as the server proposes, which the link leaves out", async () => {
    const {links} = await mountBoard({}, payload({level: 3}));
    expect(names()).toHaveLength(6);
    expect(links.at(-1).level).toBe(undefined);
    await contains(".o_readiness_levels select").select("2");
    expect(names()).toHaveLength(4);
    expect(links.at(-1).level).toBe(2);
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
    expect(names()).toEqual(["Alborada", "Finance", "Other teams in Sales", "North", "Plant"]);
    await contains(head).click();
    expect(head).toHaveAttribute("aria-sort", "none");
    expect(requests).toEqual([false]);
});

test("departments of one name show the path to them where they do not stand below it", async () => {
    const answer = payload();
    const other = [6, 3, "subtree", "North", 9, null, null, null, null, 60, null];
    answer.rows = answer.rows.map((row) =>
        row[0] === 4 ? [...row.slice(0, -2), "North · Sales", true] : row
    );
    answer.rows.splice(3, 0, [...other, 3, "North · Plant", false]);
    await mountBoard({}, answer);
    await contains(".o_readiness_heads [data-column='3']").click();
    await contains(".o_readiness_flat").click();
    const alike = names().filter((name) => name.startsWith("North"));
    expect(alike).toEqual(["North · Sales", "North · Plant"]);
    expect(cell("6:subtree", 1)).toHaveAttribute("aria-label", /^North · Plant, /);
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
        [50, null, 40, 80, 57],
        [null, null, null, null, null],
        [null, null, null, null, null],
        null,
        0,
        2,
        `Unit ${place}`,
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
