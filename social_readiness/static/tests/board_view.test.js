/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAll, queryAllTexts, queryOne, test} from "@odoo/hoot";
import {animationFrame, edit, press} from "@odoo/hoot-dom";
import {contains, onRpc, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {filter, mountBoard, names, payload} from "./board_helpers";

defineMailModels();

describe.current.tags("desktop");

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
    expect(queryAllTexts(".o_readiness_favourites .o-dropdown-item")).toEqual(["Gaps", "Weakest"]);
    await contains("#readiness_favourite_name").edit("Mine", {confirm: false});
    await contains(".o_readiness_favourite_form .btn-primary").click();
    expect.verifySteps([["Mine", 77, false, [7]], {mode: "gap", department_id: 40}]);
    await contains(".o_readiness_tools .dropdown-toggle").click();
    await contains(".o_readiness_favourites .o-dropdown-item:eq(1)").click();
    expect(names()).toEqual(["Alborada", "North", "Other teams in Sales", "Finance", "Plant"]);
});

test("favourites: chosen, removed and saved with keys alone", async () => {
    onRpc("ir.filters", "create_filter", ({args: [vals]}) => {
        expect.step(vals.name);
        return 3;
    });
    const saved = [filter(1, "Gaps", {mode: "gap"}), filter(2, "Weakest", {sort: "2.asc"})];
    await mountBoard({}, payload(), saved);
    await animationFrame();
    const go = async (...keys) => {
        for (const key of keys) {
            await press(key);
            await animationFrame();
        }
    };
    const open = async () => {
        queryOne(".o_readiness_tools .dropdown-toggle").focus();
        await go("Enter");
    };
    await open();
    expect(".o_readiness_favourites").toHaveAttribute("role", "dialog");
    await go("Tab");
    expect(".o_readiness_favourites .o-dropdown-item:eq(0)").toBeFocused();
    await go("Tab");
    expect(".o_readiness_favourites [aria-label='Remove: Gaps']").toBeFocused();
    await go("Tab", "Tab", "Tab");
    expect("#readiness_favourite_name").toBeFocused();
    await edit("Mine", {confirm: "Enter"});
    await animationFrame();
    expect.verifySteps(["Mine"]);
    await open();
    await go("Tab", "Enter");
    expect('[data-mode="gap"]').toHaveClass("active");
    expect(".o_readiness_favourites").toHaveCount(0);
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
    expect(queryAllTexts(".o_readiness_turned tbody tr:eq(2) td")).toEqual(["40", "62", "", "42"]);
    expect('[data-cell="3-3"]').toHaveClass("o_readiness_hidden");
    queryOne('[data-cell="1-1"]').focus();
    for (const key of ["ArrowDown", "ArrowDown", "End", "Enter"]) {
        await press(key);
        await animationFrame();
    }
    expect(".o_readiness_panel h2").toHaveText("Decision-making system");
    expect(links.at(-1)).toInclude(["turned", 1]);
    queryOne('[data-cell="3-4"]').focus();
    for (const key of ["Home", "ArrowRight", "ArrowUp", "ArrowUp", "ArrowUp", " "]) {
        await press(key);
        await animationFrame();
    }
    expect(".o_readiness_panel").toHaveText(/All dimensions\s*Finance/);
    expect(links.at(-1)).toInclude(["rows", undefined]);
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
