/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAllTexts, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {
    contains,
    makeMockEnv,
    makeServerError,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {getDefaultConfig} from "@web/views/view";
import {MySurveys} from "@social_readiness/my_surveys/my_surveys";

describe.current.tags("desktop");
defineMailModels();

const survey = (id, changes = {}) => ({
    id,
    name: `Survey ${id}`,
    company: "Alborada",
    url: `/readiness/code${id}`,
    state: "open",
    opening: "September 1, 2026, 8:00 AM",
    closing: "September 20, 2026, 6:00 PM",
    minutes: 8,
    answered: false,
    ...changes,
});

async function mountSurveys(answer, results = [], next = false) {
    onRpc("readiness.staff.page", "get_shared_results", () => results);
    onRpc("readiness.next.survey", "get_next_survey", () => next);
    onRpc("readiness.my.surveys", "get_my_surveys", () =>
        typeof answer === "function" ? answer() : answer
    );
    await makeMockEnv({config: getDefaultConfig()});
    await mountWithCleanup(MySurveys, {props: {action: {}}});
    await animationFrame();
}

test("an open survey: how long, until when, what happens to the answers", async () => {
    await mountSurveys([survey(1)]);
    expect(".o_readiness_survey h2").toHaveText("Survey 1");
    const facts = queryAllTexts(".o_readiness_survey_facts li");
    expect(facts[0]).toBe("about 8 minutes, in one sitting");
    expect(facts[1]).toMatch(/^until /);
    expect(".o_readiness_answer").toHaveAttribute("href", "/readiness/code1");
    expect(".o_readiness_survey_promise a").toHaveAttribute("href", "/readiness/protection");
});

test("answered and early surveys cannot be answered", async () => {
    await mountSurveys([survey(1, {answered: true}), survey(2, {state: "early"})]);
    expect(".o_readiness_answer").toHaveCount(0);
    expect(".o_readiness_survey_answered .o_readiness_survey_state").toHaveText(
        "You have answered. Only you see this."
    );
    expect(".o_readiness_survey_early .o_readiness_survey_state").toHaveText(/^Opens on /);
});

test("nothing to answer", async () => {
    await mountSurveys([]);
    expect(".o_readiness_surveys_empty h2").toHaveText("There is nothing to answer at the moment.");
    expect(".o_readiness_surveys_empty p").toHaveText(
        "When a survey is open for you, it appears here."
    );
    expect(".o_readiness_picture").toHaveAttribute("aria-hidden", "true");
});

test("nothing to answer, but the next survey is planned", async () => {
    await mountSurveys([], [], "The next survey is planned for March 2027.");
    expect(".o_readiness_surveys_empty p").toHaveText("The next survey is planned for March 2027.");
});

test("an error can be retried", async () => {
    let isBroken = true;
    await mountSurveys(() => {
        if (isBroken) {
            throw makeServerError({message: "down"});
        }
        return [survey(1)];
    });
    isBroken = false;
    await contains(".o_readiness_surveys_empty button").click();
    await animationFrame();
    expect(".o_readiness_survey").toHaveCount(1);
});

test("results that are shared with the staff: when, how high, and a link", async () => {
    await mountSurveys(
        [],
        [
            {id: 7, name: "Autumn wave", published: "November 3, 2026", score: 54},
            {id: 5, name: "Too few", published: "March 3, 2026", score: false},
        ]
    );
    expect(queryAllTexts(".o_readiness_result_name")).toEqual([
        "Autumn wave\nPublished on November 3, 2026",
        "Too few\nPublished on March 3, 2026",
    ]);
    expect(".o_readiness_result_score").toHaveText("54 of 100");
    expect(".o_readiness_result:first").toHaveAttribute("href", "/readiness/result/7");
});
