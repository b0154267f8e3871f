/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, queryAll, queryAllTexts, queryFirst, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {Component, useState, xml} from "@odoo/owl";
import {
    contains,
    makeMockEnv,
    makeServerError,
    mockService,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {ReadinessGuess} from "@social_readiness/guess/guess";
import {ReadinessSummary} from "@social_readiness/summary/summary";

defineMailModels();

const verdict = (changes = {}) => ({
    verdict: "inside",
    verdict_name: "Not ready yet",
    sentence:
        '"Let employees speak" needs more in decision-making (39 → 60) and empowerment (43 → 60).',
    profile: {id: 3, name: "Converse"},
    profiles: [{id: 3, name: "Converse"}],
    unit: {id: 1, name: "Alborada", is_root: true},
    campaign: {id: 7, name: "Autumn"},
    reasons: [],
    coherent_today: {sentence: 'Today you are ready for "Listen to customers".'},
    current: {
        sentence: 'What you already do ("Reply to customers") exceeds what you are ready for.',
    },
    guesses: false,
    steps: [],
    priorities: [],
    ...changes,
});

/** What the heatmap does: the unit of the verdict follows what the reader opens. */
async function mountSummary(answer = () => verdict()) {
    const asked = [];
    onRpc("readiness.summary", "get_summary", ({kwargs}) => {
        asked.push(kwargs.unit_id);
        return answer(kwargs);
    });
    class Board extends Component {
        static components = {ReadinessSummary};
        static props = {};
        static template = xml`
            <ReadinessSummary campaignId="7" unitId="state.unit" compact="true"/>
            <button class="open_unit" t-on-click="() => (state.unit = 5)">Sales</button>`;
        setup() {
            this.state = useState({unit: undefined});
        }
    }
    await makeMockEnv();
    await mountWithCleanup(Board);
    await animationFrame();
    // On a phone it is one line until it is opened.
    queryAll("details.o_readiness_summary_folded").forEach((folded) => (folded.open = true));
    return asked;
}

test("verdict, what would be coherent and what is done today, in one line", async () => {
    await mountSummary();
    expect(".o_readiness_summary_sentence").toHaveText(verdict().sentence);
    expect(".o_readiness_summary_box").toHaveText(
        /Today you are ready for "Listen to customers"\./
    );
    expect(".o_readiness_summary_box").toHaveText(/exceeds what you are ready for/);
    expect(".o_readiness_steps").toHaveCount(0);
});

test("the verdict follows the unit that is opened, with its name", async () => {
    const asked = await mountSummary(({unit_id}) =>
        verdict({unit: unit_id ? {id: 5, name: "Sales", is_root: false} : verdict().unit})
    );
    await contains(".open_unit").click();
    await animationFrame();
    expect(asked).toEqual([false, 5]);
    expect(".o_readiness_summary_sentence").toHaveText(`Sales. ${verdict().sentence}`);
});

test("the rest of the page stands without it", async () => {
    await mountSummary(() => {
        throw makeServerError();
    });
    expect(".o_readiness_summary_box").toHaveText(/could not be loaded/);
    expect(".open_unit").toHaveCount(1);
});

test("it leads to the page with the reasons", async () => {
    mockService("action", {doAction: (action) => expect.step(action.params)});
    await mountSummary();
    await contains(".o_readiness_summary_why").click();
    expect.verifySteps([{campaign: 7, unit: undefined}]);
});

test("what was expected stands beside the result, and can be deleted", async () => {
    let guesses = {
        people: 0,
        has_own: true,
        sentence: "What you expected is furthest from the result in decisions.",
        dimensions: [{id: 1, name: "Decisions", score: 46, guess: 75, difference: 29, mean: false}],
    };
    onRpc("readiness.guess", "forget_guess", ({kwargs}) => {
        expect.step(`forget ${kwargs.campaign_id}`);
        guesses = false;
        return true;
    });
    await mountSummary(() => verdict({guesses}));
    await contains(".o_readiness_guess_beside summary").click();
    expect(queryAllTexts(".o_readiness_guess_beside tbody td")).toEqual([
        "Decisions",
        "75",
        "46",
        "+29",
    ]);
    await contains(".o_readiness_guess_beside .btn-link").click();
    await animationFrame();
    expect.verifySteps(["forget 7"]);
    expect(".o_readiness_guess_beside").toHaveCount(0);
});

async function mountGuess(isPublished) {
    onRpc("readiness.guess", "get_guess_form", () => ({
        id: 7,
        name: "Autumn",
        state: isPublished ? "published" : "open",
        minimum: 6,
        dimensions: [
            {id: 1, name: "Culture", description: "How we are"},
            {id: 2, name: "Decisions", description: "How we decide"},
        ],
    }));
    onRpc("readiness.guess", "save_guess", ({kwargs}) => {
        expect.step(kwargs.guesses);
        return true;
    });
    await makeMockEnv();
    await mountWithCleanup(ReadinessGuess, {
        props: {campaignId: 7, isPublished, onDone: () => expect.step("done")},
    });
    await animationFrame();
}

test("a whole guess is kept, and leads to the result", async () => {
    await mountGuess(true);
    expect(".o_readiness_guess .btn-primary").toHaveProperty("disabled", true);
    await contains("#o_readiness_guess_1").edit("70", {confirm: false});
    await contains("#o_readiness_guess_2").edit("140", {confirm: false});
    expect("#o_readiness_guess_2").toHaveValue(100);
    await contains(".o_readiness_guess .btn-primary").click();
    await animationFrame();
    expect.verifySteps([{1: 70, 2: 100}, "done"]);
});

test("one may look without guessing", async () => {
    await mountGuess(true);
    await contains(".o_readiness_guess_buttons .btn-secondary").click();
    await animationFrame();
    expect.verifySteps([false, "done"]);
});

test("while the campaign runs it is one line, opened on request", async () => {
    await mountGuess(false);
    expect(".o_readiness_guess_row").toHaveCount(0);
    await contains(".o_readiness_guess_line .btn").click();
    await animationFrame();
    expect(".o_readiness_guess_row").toHaveCount(2);
});

const reason = (id, name, score, target, state) => ({
    id,
    name,
    score,
    target,
    margin: score && 3,
    gap_text: "",
    state,
    state_name: state,
    score_text: score ? `${score} of ${target} needed (±3)` : `${target} needed`,
});

test("why: a bar a dimension, with its target, and the first steps beside", async () => {
    const reasons = [
        reason(1, "Decisions", 39, 55, "failing"),
        reason(2, "Access", false, 50, "missing"),
    ];
    const step = {
        id: 9,
        name: "Give a budget",
        dimension_id: 1,
        dimension: "Decisions",
        score_text: "39 of 55 needed (±3)",
    };
    onRpc("readiness.summary", "get_summary", () =>
        verdict({reasons, steps: [step], outcomes: []})
    );
    await makeMockEnv();
    await mountWithCleanup(ReadinessSummary, {props: {campaignId: 7}});
    await animationFrame();
    expect(queryAllTexts(".o_readiness_why_words > span:first-child")).toEqual([
        "39 of 55 needed (±3)",
        "50 needed",
    ]);
    expect(".o_readiness_score_bar:first .o_fill").toHaveAttribute("style", "width: 39%");
    expect(".o_readiness_score_bar:first .o_target").toHaveAttribute(
        "style",
        "inset-inline-start: 55%"
    );
    expect(".o_readiness_score_bar:first .o_margin").toHaveAttribute(
        "style",
        "inset-inline-start: 36%; width: 6%"
    );
    expect(".o_readiness_score_bar:last .o_fill").toHaveCount(0);
    expect(".o_readiness_step_about").toHaveText("Decisions\n39 of 55 needed (±3)");
});

const STATES = ["failing", "short", "short", "there", "missing"];

const step = (id) => ({
    id,
    name: `Step ${id}`,
    dimension_id: 1,
    dimension: "Dimension 1",
    score_text: "39 of 55 needed (±3)",
});

/** The summary page's part with five dimensions and two steps, as it is when it is loaded. */
async function mountWhole(summary = () => ({})) {
    onRpc("readiness.summary", "get_summary", () =>
        verdict({
            reasons: STATES.map((state, place) =>
                reason(place + 1, `Dimension ${place + 1}`, 40 + place, 55, state)
            ),
            steps: [step(8), step(9)],
            priorities: [],
            outcomes: [],
            may_plan: true,
            ...summary(),
        })
    );
    await makeMockEnv();
    await mountWithCleanup(ReadinessSummary, {props: {campaignId: 7}});
    await animationFrame();
}

/** Those that are seen: what is folded has no text. */
const names = () => queryAllTexts(".o_readiness_why_name").filter(Boolean);

test.tags("mobile");
test("on a phone, the three widest gaps, and the others on request", async () => {
    await mountWhole();
    expect(names()).toEqual(["Dimension 1", "Dimension 2", "Dimension 3"]);
    await contains(".o_readiness_why_all summary").click();
    expect(names()).toHaveLength(5);
});

test.tags("mobile");
test("on a phone, three dimensions need nothing that opens", async () => {
    const reasons = [1, 2, 3].map((id) => reason(id, `Dimension ${id}`, 60, 55, "there"));
    await mountWhole(() => ({reasons}));
    expect(names()).toHaveLength(3);
    expect(".o_readiness_why_all").toHaveCount(0);
});

test.tags("desktop");
test("on a wide screen, all dimensions are shown at once", async () => {
    await mountWhole();
    expect(names()).toHaveLength(5);
    expect(".o_readiness_why_all").toHaveCount(0);
});

test("after planning, the step is in the plan, and its button has the focus", async () => {
    let steps = [step(8), step(9)];
    const planned = {
        id: 3,
        name: "Step 8",
        title: "In the plan: Step 8",
        text: "Ana, until June 30",
        is_shared: false,
    };
    onRpc("readiness.action", "action_from_cell", () => ({}));
    mockService("action", {
        doAction: (form, {onClose}) => {
            steps = [{...step(8), planned}, step(9)];
            return onClose();
        },
    });
    await mountWhole(() => ({steps}));
    await contains(".o_readiness_steps li:eq(0) .btn").focus();
    await contains(".o_readiness_steps li:eq(0) .btn").click();
    await animationFrame();
    expect(queryAllTexts(".o_readiness_steps h3")).toEqual(["In the plan: Step 8", "Step 9"]);
    expect(".o_readiness_step_planned .o_readiness_step_about").toHaveText(
        "Dimension 1\nAna, until June 30\nNot shared"
    );
    expect(".o_readiness_steps li:eq(0) .btn").toHaveText("Open action");
    expect(".o_readiness_steps li:eq(0) .btn").toBeFocused();
});

test("whoever has gone on meanwhile keeps the focus", async () => {
    onRpc("readiness.action", "action_from_cell", () => ({}));
    mockService("action", {
        doAction: (form, {onClose}) => {
            queryFirst(".o_readiness_steps li:eq(1) .btn").focus();
            return onClose();
        },
    });
    await mountWhole();
    await contains(".o_readiness_steps li:eq(0) .btn").click();
    await animationFrame();
    expect(".o_readiness_steps li:eq(1) .btn").toBeFocused();
});
