/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAllTexts, queryFirst, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {
    contains,
    makeMockEnv,
    makeServerError,
    mountWithCleanup,
    mockService,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {getDefaultConfig} from "@web/views/view";
import {ReadinessStart} from "@social_readiness/start/start";

describe.current.tags("desktop");
defineMailModels();

const step = (key, done, action = {type: "ir.actions.act_window", key}) => ({
    key,
    title: key,
    done,
    facts: [`About ${key}.`],
    button: `Open ${key}`,
    action,
});
const EMPTY = {company: "Alborada", running: [], latest: false, draft: false, steps: []};
const RUNNING = {
    id: 7,
    name: "Spring",
    state: "open",
    state_label: "Open",
    invited: 244,
    rate: "31 to 40%",
    step: 4,
    steps: 10,
    days: "18 days left.",
    shown: "About 7 of 28 departments.",
    next_email: "Next email: First reminder.",
};

async function mountStart(answer) {
    onRpc("readiness.start", "get_start", () =>
        typeof answer === "function" ? answer() : {...EMPTY, ...answer}
    );
    const opened = [];
    mockService("action", {doAction: (action) => opened.push(action)});
    await makeMockEnv({config: getDefaultConfig()});
    await mountWithCleanup(ReadinessStart, {props: {action: {}}});
    await animationFrame();
    return opened;
}

test("the first step that is not done has the button that stands out", async () => {
    const steps = [step("people", true), step("goal", false), step("launch", false, false)];
    const opened = await mountStart({steps});
    expect(".o_readiness_start_way h2").toHaveText("Your first campaign");
    expect(".o_readiness_start_way header span").toHaveText("1 of 3 steps done");
    expect(queryAllTexts(".o_readiness_start_step button")).toEqual(["Open people", "Open goal"]);
    expect(".o_readiness_start_step .btn-primary").toHaveText("Open goal");
    expect(".o_readiness_start_step.o_done").toHaveCount(1);
    await contains(".o_readiness_start_step .btn-primary").click();
    expect(opened.map(({key}) => key)).toEqual(["goal"]);
});

test("a running campaign shows its ring, the days left and the next email", async () => {
    const opened = await mountStart({running: [RUNNING]});
    expect(".o_readiness_ring .o_reached").toHaveAttribute("stroke-dasharray", "40 60");
    expect(queryAllTexts(".o_readiness_start_card li")).toEqual([
        "Response rate: 31 to 40% of 244 people, as of last night",
        "18 days left.",
        "About 7 of 28 departments.",
        "Next email: First reminder.",
    ]);
    // Not "Open" alone: that is the name of a state, another word in other languages.
    expect(".o_readiness_start_card button").toHaveText(/^Open the campaign/);
    await contains(".o_readiness_start_card button").click();
    expect(opened[0].res_id).toBe(7);
});

test("the next campaign is below the running one", async () => {
    const next = step("dates", true);
    const draft = {id: 8, name: "Fall"};
    const opened = await mountStart({running: [RUNNING], draft, next});
    expect(".o_readiness_start_next h2").toHaveText("Your next campaign");
    expect(".o_readiness_start_next h3").toHaveText("Fall Draft");
    expect(".o_readiness_start_running ~ .o_readiness_start_next").toHaveCount(1);
    await contains(".o_readiness_start_next button").click();
    expect(opened.map(({key}) => key)).toEqual(["dates"]);
});

test("without a draft, the next campaign is planned while one is running", async () => {
    await mountStart({running: [RUNNING], next: step("dates", false)});
    expect(".o_readiness_start_next h2").toHaveText("Your next campaign");
    expect(".o_readiness_start_next button").toHaveText("Open dates");
});

test("before the first night there is no ring and no figure", async () => {
    const rate_note = "Available after the first night";
    await mountStart({running: [{...RUNNING, rate: false, rate_note, step: 0}]});
    expect(".o_readiness_ring").toHaveCount(0);
    expect(queryAllTexts(".o_readiness_start_card li").slice(0, 2)).toEqual([
        "244 people invited",
        `Response rate: ${rate_note}`,
    ]);
});

test("a dialog gives the focus back to the button that opened it", async () => {
    const steps = [step("goal", false)];
    onRpc("readiness.start", "get_start", () => ({...EMPTY, steps}));
    let closed = null;
    mockService("action", {doAction: (_action, {onClose}) => (closed = onClose)});
    await makeMockEnv({config: getDefaultConfig()});
    await mountWithCleanup(ReadinessStart, {props: {action: {}}});
    await animationFrame();
    await contains(".o_readiness_start_step button").click();
    const button = queryFirst(".o_readiness_start_step button");
    await closed();
    await animationFrame();
    expect(queryFirst(".o_readiness_start_step button")).toBe(button);
});

test("codes that have to be printed are one click away, and only they are", async () => {
    const codes = {label: "41 people need a printed code.", action: {key: "codes"}};
    const opened = await mountStart({
        running: [
            {...RUNNING, codes},
            {...RUNNING, id: 8},
        ],
    });
    expect(".o_readiness_start_codes").toHaveCount(1);
    expect(".o_readiness_start_codes").toHaveText(/41 people need a printed code\./);
    await contains(".o_readiness_start_codes button").click();
    expect(opened.map(({key}) => key)).toEqual(["codes"]);
});

test("after the close: three things to do", async () => {
    const latest = {
        id: 3,
        name: "Autumn",
        published: "October 16, 2026",
        has_results: true,
        actions: 0,
        without_user: "2 employees have no Odoo user.",
    };
    const opened = await mountStart(() => ({...EMPTY, latest: {...latest}}));
    expect(queryAllTexts(".o_readiness_start_buttons button")).toEqual([
        "Read the summary",
        "Share with employees",
        "Plan an action",
    ]);
    await contains(".o_readiness_start_buttons button:first").click();
    expect(opened[0]).toBe("social_readiness.readiness_summary_action");
    onRpc("readiness.campaign", "write", ({args}) => {
        expect(args).toEqual([[3], {shared_with_staff: true}]);
        latest.is_shared = true;
        return true;
    });
    await contains(".o_readiness_start_buttons button:contains(Share)").click();
    expect(".modal-body").toHaveText(/2 employees have no Odoo user/);
    await contains(".modal-footer .btn-primary").click();
    await animationFrame();
    expect(".o_readiness_start_latest").toHaveText(/2 employees have no Odoo user/);
    expect(".o_readiness_start_latest h3").toHaveText("Autumn Shared with employees");
    expect(queryAllTexts(".o_readiness_start_buttons button")).toEqual([
        "Read the summary",
        "Plan an action",
    ]);
});

test("one action is said as one", async () => {
    const latest = {id: 3, name: "Autumn", has_results: true, is_shared: true, actions: 1};
    await mountStart({latest});
    expect(".o_readiness_start_buttons button:last").toHaveText("View 1 action");
});

test("results that nobody can see lead nowhere", async () => {
    const latest = {id: 3, name: "Autumn", published: "October 16, 2026", has_results: false};
    await mountStart({latest});
    expect(".o_readiness_start_buttons").toHaveCount(0);
});

test("what could not be loaded can be tried again", async () => {
    let fails = true;
    await mountStart(() => {
        if (fails) {
            throw makeServerError();
        }
        return {...EMPTY, steps: [step("people", false)]};
    });
    expect("[role=alert] h1").toHaveText("The overview could not be loaded.");
    fails = false;
    await contains("[role=alert] button").click();
    await animationFrame();
    expect(".o_readiness_start_step").toHaveCount(1);
});
