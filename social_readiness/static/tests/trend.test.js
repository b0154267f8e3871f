/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, queryAll, queryAllTexts, test} from "@odoo/hoot";
import {makeMockEnv, mountWithCleanup, onRpc} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {getDefaultConfig} from "@web/views/view";
import {TrendLine} from "@social_readiness/trend/trend_line";
import {TrendPage} from "@social_readiness/trend/trend_page";

defineMailModels();

const better = {
    score: 54,
    margin: 3,
    change: 7,
    change_margin: 5,
    text: "+7, beyond the margin of error",
    state: "up",
    is_like: true,
    marks: [],
};
const first = {score: 47, margin: 3, change: false, text: "", state: false, marks: []};

async function mountTrend(shows_units, more = []) {
    onRpc("readiness.campaign", "search_read", () => [{id: 2, name: "Autumn", asks_guess: false}]);
    onRpc("readiness.trend", "get_trend", () => ({
        campaign: {id: 2, name: "Autumn"},
        unit: {id: 1, name: "Alborada", is_root: true},
        dimensions: [],
        campaigns: [
            {id: 1, name: "Spring", date: "2026-04-01"},
            {id: 2, name: "Autumn", date: "2026-10-01"},
        ],
        shows_units,
        rows: [
            {id: 1, name: "Sales", target: 50, cells: [first, better]},
            {
                id: 2,
                name: "Plant",
                target: false,
                cells: [first, {...better, is_like: false, marks: ["Took in Stores"]}],
            },
            ...more,
        ],
    }));
    await makeMockEnv({config: getDefaultConfig()});
    await mountWithCleanup(TrendPage, {
        props: {action: {}, actionId: 1, className: "", updateActionState: () => {}},
    });
}

test("a change that is not like with like is neither good news nor bad", async () => {
    await mountTrend(false);
    const [, sales, , plant] = queryAll("tbody td:not(.o_readiness_trend_line)");
    expect(sales).toHaveClass("o_change_up");
    expect(sales.querySelector(".fa-arrow-up")).not.toBe(null);
    expect(plant).toHaveClass("o_change_none");
    expect(plant.querySelector(".fa-arrow-up")).toBe(null);
    expect(plant).toHaveText(/Not comparable: Took in Stores/);
});

test("departments are small charts of one axis; those that are not shown are named", async () => {
    await mountTrend(true, [{id: 3, name: "Stores", target: false, cells: [null, null]}]);
    expect(queryAllTexts(".o_readiness_trend_charts button")).toEqual(["Sales", "Plant"]);
    expect(queryAllTexts(".o_readiness_trend_charts li:first .o_score")).toEqual(["47", "54"]);
    for (const place of ["first", "last"]) {
        expect(queryAllTexts(`.o_readiness_trend_charts li:${place} .o_axis text`)).toEqual([
            "30",
            "70",
        ]);
    }
    expect(".o_readiness_trend_charts li:first").toHaveText(/\+7, beyond the margin of error/);
    expect(".o_readiness_trend_charts li:first .visually-hidden").toHaveText(
        "Spring: 47, Autumn: 54"
    );
    expect(".o_readiness_trend_content").toHaveText(/Not shown: Stores\./);
});

async function mountLine(cells, target = false) {
    await makeMockEnv();
    await mountWithCleanup(TrendLine, {props: {cells, target, scale: {low: 30, high: 70}}});
}

test("a line joins neighbors only, with the target across", async () => {
    await mountLine([first, null, first, better], 50);
    expect(".o_point").toHaveCount(3);
    expect(document.querySelector(".o_course").getAttribute("d").match(/M/g)).toHaveLength(1);
    expect(".o_target").toHaveCount(1);
    expect(".o_next").toHaveCount(0);
});

test("after the first campaign the place of the next one is drawn", async () => {
    await mountLine([first]);
    expect(".o_point").toHaveCount(1);
    expect(".o_next").toHaveCount(1);
    expect(".o_target").toHaveCount(0);
});
