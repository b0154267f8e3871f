/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAllTexts, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {
    contains,
    makeMockEnv,
    makeServerError,
    mockService,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {getDefaultConfig} from "@web/views/view";
import {MyDepartments} from "@social_readiness/my_departments/my_departments";

describe.current.tags("desktop");
defineMailModels();

const department = (id, changes = {}) => ({
    id,
    name: `Team ${id}`,
    level: 0,
    score: 54,
    gap: -2,
    change: 6,
    rate: "82%",
    is_open: false,
    talk: [`Strong ${id}`, `Gap ${id}`, `Question ${id}`],
    ...changes,
});
const PAGE = {
    departments: [department(1), department(2, {level: 1, gap: false, change: false})],
    hidden: ["Complaints", "Shops South"],
    company: {name: "Alborada", talk: ["Strong", "Gap", "Question"]},
    results: [],
    actions: [],
};

async function mountPage(changes = {}) {
    onRpc("readiness.manager.page", "get_manager_page", () => {
        if (changes.isBroken) {
            throw makeServerError({message: "down"});
        }
        return {...PAGE, ...changes};
    });
    onRpc("hr.department", "action_open_readiness_board", ({args}) => ({department: args[0]}));
    const opened = [];
    mockService("action", {doAction: (action) => opened.push(action)});
    await makeMockEnv({config: getDefaultConfig()});
    await mountWithCleanup(MyDepartments, {props: {action: {}}});
    await animationFrame();
    return opened;
}

test("the first department is chosen, and another can be", async () => {
    const opened = await mountPage();
    expect(".o_readiness_team_talk h2").toHaveText("Talk with your team: Team 1");
    expect(queryAllTexts(".o_readiness_team_talk li")).toEqual(["Strong 1", "Gap 1", "Question 1"]);
    expect(queryAllTexts(".o_readiness_team_row .o_facts")).toEqual([
        "Gap to target: −2 · Change: +6 · Response rate: 82%",
        "Response rate: 82%",
    ]);
    await contains(".o_readiness_team_row:eq(1)").click();
    expect(".o_readiness_team_row[aria-pressed=true] .o_name").toHaveText("Team 2");
    expect(queryAllTexts(".o_readiness_team_talk li")[0]).toBe("Strong 2");
    await contains(".o_readiness_team_talk button").click();
    expect(opened).toEqual([{department: [2]}]);
});

test("hidden departments are named once, and no card is empty", async () => {
    await mountPage();
    expect(".o_readiness_team_row").toHaveCount(2);
    expect(".o_readiness_team_hidden b").toHaveText("Complaints, Shops South");
    expect(".o_readiness_team_hidden span").toHaveText("Hidden to protect small groups.");
});

test("where every department is hidden, the talk is about the company", async () => {
    const opened = await mountPage({departments: []});
    expect(".o_readiness_team_talk h2").toHaveText("Talk with your team: Alborada");
    expect(".o_readiness_team_list").not.toHaveText(/no results/);
    await contains(".o_readiness_team_talk button").click();
    expect(opened).toEqual(["social_readiness.readiness_board_action"]);
});

test("before the first results there is a response rate at most", async () => {
    const open = {score: false, gap: false, change: false, is_open: true, talk: []};
    await mountPage({departments: [department(1, open)], hidden: [], company: false});
    expect(".o_readiness_team_talk").toHaveCount(0);
    expect(".o_readiness_team_row").not.toBeEnabled();
    expect(".o_readiness_team_row .o_facts").toHaveText(
        "Response rate in the open survey so far: 82%"
    );
});

test("what the team sees, and one's own actions", async () => {
    const opened = await mountPage({
        results: [{id: 7, name: "Autumn", published: "November 3", score: 54}],
        actions: [
            {
                id: 3,
                name: "A purse",
                unit: "Team 1",
                dimension: "Culture",
                state: "Running",
                due: "Jan 31, 2027",
                is_late: true,
            },
        ],
    });
    expect("a[href='/readiness/result/7']").toHaveText("Company results: Autumn");
    expect(".o_readiness_team_actions .small").toHaveText(
        "Team 1 · Culture · Running · Overdue: Jan 31, 2027"
    );
    await contains(".o_readiness_team_actions button").click();
    expect(opened[0]).toMatchObject({res_model: "readiness.action", res_id: 3});
});

test("an error can be retried", async () => {
    const changes = {isBroken: true};
    await mountPage(changes);
    expect("[role=alert] h1").toHaveText("Your departments could not be loaded.");
    changes.isBroken = false;
    await contains("[role=alert] button").click();
    await animationFrame();
    expect(".o_readiness_team_row").toHaveCount(2);
});
