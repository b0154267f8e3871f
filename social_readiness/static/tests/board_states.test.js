/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAllTexts, test} from "@odoo/hoot";
import {animationFrame, press} from "@odoo/hoot-dom";
import {Deferred} from "@odoo/hoot-mock";
import {
    contains,
    getService,
    makeServerError,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {mountBoard, payload, rowTexts, WORDS} from "./board_helpers";

defineMailModels();

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
        expect(".o_readiness_message h2").toHaveText("There are no results yet.");
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
        expect(".o_readiness_message h2").toHaveText("You don't have access to these results.");
    });

    test("a campaign that the reader may not see, and others to choose from", async () => {
        const {campaigns} = payload();
        await mountBoard({campaign: 3}, {campaigns, campaign: false, may_launch: true});
        expect(".o_readiness_message h2").toHaveText("You don't have access to these results.");
        expect(".o_readiness_create").toHaveCount(0);
        expect(".o_readiness_campaign").toHaveText(/Choose a campaign/);
    });

    test("too few answers", async () => {
        const board = payload();
        board.rows = board.rows
            .filter(([, , scope]) => scope === "subtree")
            .map((row) => [
                ...row.slice(0, 5),
                null,
                null,
                null,
                null,
                null,
                null,
                ...row.slice(-3),
            ]);
        await mountBoard({}, board);
        expect(".o_readiness_message h2").toHaveText("Too few people responded.");
        expect(".o_readiness_grid").toHaveCount(0);
    });

    test("an open campaign shows participation and no score", async () => {
        const board = payload({participation: {1: "31 to 40%", 2: "up to 10%"}});
        board.campaign = {
            ...board.campaign,
            state: "open",
            has_rates: true,
            awaits_rates: [],
        };
        board.rows = board.rows
            .filter(([, , scope]) => scope === "subtree")
            .map((row) => [
                ...row.slice(0, 5),
                null,
                null,
                null,
                null,
                null,
                null,
                ...row.slice(-3),
            ]);
        await mountBoard({}, board);
        expect(rowTexts("1:subtree")).toEqual(["60", "31 to 40%"]);
        expect(rowTexts("2:subtree")).toEqual(["30", "up to 10%"]);
        expect(rowTexts("3:subtree")).toEqual(["5", "included in the parent department"]);
        expect(".o_readiness_mode").toHaveCount(0);
        expect(".o_readiness_hidden").toHaveCount(0);
    });

    test("before the first night, every row says whether its rate comes", async () => {
        const board = payload({participation: {}});
        board.campaign = {
            ...board.campaign,
            state: "open",
            has_rates: true,
            awaits_rates: [1],
        };
        await mountBoard({}, board);
        expect(rowTexts("1:subtree").at(-1)).toBe("available after the first night");
        expect(rowTexts("3:subtree").at(-1)).toBe("included in the parent department");
        expect(".o_readiness_open_note").toHaveText(/appears after the first night/);
    });

    test("fewer than 20 people are never told to wait for a rate", async () => {
        const board = payload({participation: {}});
        board.campaign = {
            ...board.campaign,
            state: "open",
            has_rates: false,
            awaits_rates: [],
        };
        await mountBoard({}, board);
        for (const row of ["1:subtree", "3:subtree"]) {
            expect(rowTexts(row).at(-1)).toBe("not shown for fewer than 20 people");
        }
        expect(".o_readiness_open_note").toHaveText(/no response rate is shown/);
    });
});

describe("phone", () => {
    describe.current.tags("mobile");

    test("a closed card names the three lowest scores, and then the rest", async () => {
        const answer = payload();
        answer.dimensions = answer.dimensions.map((one) => ({...one, is_asked: true}));
        answer.rows = answer.rows.map((row) =>
            row[0] === 2 ? [...row.slice(0, 6), [55, 61, 42, 70, 56], ...row.slice(7)] : row
        );
        await mountBoard({}, answer);
        const sales = '[data-key="2:subtree"]';
        expect(queryAllTexts(`${sales} .o_readiness_card_lowest > span:first-child`)).toEqual([
            "Decisions",
            "Culture",
            "Knowledge",
        ]);
        expect(queryAllTexts(`${sales} .o_readiness_card_lowest .o_readiness_chip`)).toEqual([
            "42",
            "55",
            "61",
        ]);
        expect(`${sales} .o_readiness_card_rest li`).toHaveCount(1);
        expect(`${sales} .o_readiness_card_rest li > span:first-child`).toHaveText("Access");
        expect(`${sales} .o_readiness_card_rest .o_readiness_chip`).toHaveText("70");
        await contains(`${sales} .o_readiness_card_closed`).click();
        expect(`${sales} .o_readiness_card_line`).toHaveCount(4);
        expect(`${sales} .o_readiness_card_list`).toHaveText(/Decision-making system/);
    });

    test("cards instead of a table", async () => {
        const {requests} = await mountBoard();
        expect(".o_readiness_grid").toHaveCount(0);
        expect(queryAllTexts(".o_readiness_card .o_readiness_unit")).toEqual([
            "Alborada",
            "Finance",
            "Plant",
            "Sales",
        ]);
        expect(".o_readiness_card_line").toHaveCount(0);
        expect(
            queryAllTexts('[data-key="2:subtree"] .o_readiness_card_rest .o_readiness_chip')
        ).toEqual(["55", "", "42", "70"]);
        expect('[data-key="3:subtree"] small').toHaveText(WORDS.hidden);
        await contains('[data-key="2:subtree"] .o_readiness_card_title').click();
        expect('[data-key="2:subtree"] .o_readiness_card_line').toHaveCount(4);
        await contains('[data-key="2:subtree"] .o_readiness_card_teams').click();
        expect(queryAllTexts(".o_readiness_card .o_readiness_unit")).toInclude("North");
        await contains('[data-key="2:subtree"] .o_readiness_card_line:eq(2)').click();
        expect(".o_readiness_panel h2").toHaveText("Decision-making system");
        // It covers the page: the focus goes round in it.
        expect(".o_readiness_panel").toHaveAttribute("aria-modal", "true");
        await press(["shift", "Tab"]);
        expect(".o_readiness_panel :focus").toHaveCount(1);
        expect(".o_readiness_panel .btn-close").not.toBeFocused();
        await press("Tab");
        expect(".o_readiness_panel .btn-close").toBeFocused();
        await contains(".o_readiness_panel .btn-close").click();
        await contains(".o_readiness_mode_select select").select("gap");
        expect('[data-key="2:subtree"] .o_readiness_card_overall [aria-hidden]').toHaveText(
            "\u22124"
        );
        expect(requests).toEqual([false]);
    });
});
