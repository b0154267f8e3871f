/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, xml} from "@odoo/owl";
import {describe, expect, queryAllTexts, queryOne, test} from "@odoo/hoot";
import {animationFrame, press, waitFor} from "@odoo/hoot-dom";
import {contains, getService, onRpc, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {download} from "@web/core/network/download";
import {session} from "@web/session";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {cell, mountBoard, WORDS} from "./board_helpers";

defineMailModels();

describe.current.tags("desktop");

test("the panel explains a cell, and a row's own panel shows its profile", async () => {
    const {cells} = await mountBoard();
    await contains(cell("2:subtree", 3)).click();
    expect(".o_readiness_panel h2").toHaveText("Decision-making system");
    await waitFor(".o_readiness_trend canvas");
    expect(queryAllTexts(".o_readiness_facts li")).toEqual([
        "margin of error: ± 4 points",
        "18 below target",
        "2 above the company",
        "36% favorable, based on 16 of 24 responses",
    ]);
    expect(".o_readiness_panel_score").toHaveText(/42\s*of 100 · previous campaign 46 \(\u22124\)/);
    expect(queryAllTexts(".o_readiness_panel .o_readiness_bar_name")).toEqual([
        "Sales",
        "Alborada",
        "Target",
    ]);
    expect(".o_readiness_trend canvas").toHaveAttribute(
        "aria-label",
        "Score by campaign: Mar 26: 46, Sep 26: 42"
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
    expect(".o_readiness_panel_hidden").toHaveText(WORDS.hidden);
    queryOne(".o_readiness_search input").focus();
    await press("Escape");
    await animationFrame();
    expect(".o_readiness_panel").toHaveCount(0);
    expect(cell("3:subtree", 1)).toBeFocused();
});

test("Escape closes the panel although an unseen tooltip is open", async () => {
    class Tooltip extends Component {
        static template = xml`<div class="o-tooltip"/>`;
        static props = ["*"];
    }
    await mountBoard();
    await contains(cell("2:subtree", 3)).click();
    getService("popover").add(queryOne(cell("2:subtree", 3)), Tooltip);
    await waitFor(".o-tooltip", {visible: false});
    await press("Escape");
    await animationFrame();
    expect(".o_readiness_panel").toHaveCount(0);
});

test("a score becomes a slide", async () => {
    patchWithCleanup(session, {readiness_slides: true});
    patchWithCleanup(download, {_download: ({url, data}) => expect.step([url, data.view])});
    await mountBoard();
    await contains(cell("2:subtree", 3)).click();
    await contains(".o_readiness_panel .o_readiness_slide").click();
    const view = {campaign: 7, unit: 2, scope: "subtree", dimension: 2};
    expect.verifySteps([["/readiness/slide/cell", JSON.stringify(view)]]);
});

test("from a cell to an action: what is planned, what fits, and the form", async () => {
    onRpc("readiness.action", "action_from_cell", ({kwargs}) => ({
        planned: [kwargs.unit_id, kwargs.dimension_id, kwargs.measure_id],
    }));
    await mountBoard();
    patchWithCleanup(getService("action"), {
        doAction: (action) => expect.step(action.planned || action.res_id),
    });
    await contains(cell("2:subtree", 3)).click();
    await waitFor(".o_readiness_plan");
    expect(".o_readiness_plans li:first").toHaveText(
        /A purse for the shop\s*Decisions\s*42 of 60 needed\s*Running · Ana/
    );
    expect(".o_readiness_outcomes li").toHaveText(
        /A shorter way\s*\+6, beyond the margin of error/
    );
    await contains(".o_readiness_outcomes button").click();
    await contains(".o_readiness_action").click();
    await contains(".o_readiness_idea .btn").click();
    await contains(".o_readiness_plan").click();
    expect.verifySteps([4, 5, [2, 2, 8], [2, 2, false]]);
});
