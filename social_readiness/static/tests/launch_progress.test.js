/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, test} from "@odoo/hoot";
import {advanceTime, animationFrame} from "@odoo/hoot-mock";
import {
    MockServer,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

describe.current.tags("desktop");

class Campaign extends models.Model {
    _name = "campaign";

    name = fields.Char();
    launch_step = fields.Selection({
        selection: [
            ["units", "Units"],
            ["roster", "Roster"],
            ["questionnaire", "Questionnaire"],
        ],
    });
    launch_progress = fields.Integer();
    _records = [{id: 1, name: "Big", launch_step: "units", launch_progress: 0}];
}

defineMailModels();
defineModels([Campaign]);

/** Change the server's answer, and return what is shown a second later. */
async function launchGoesOn(values) {
    MockServer.env.campaign.write([1], values);
    await advanceTime(1000);
    await animationFrame();
}

test("the bar follows the launch, and the form is loaded anew when it is done", async () => {
    onRpc("campaign", "web_read", () => {
        expect.step("form loaded");
    });
    await mountView({
        resModel: "campaign",
        resId: 1,
        type: "form",
        arch: `<form><field name="launch_step" widget="readiness_launch_progress" invisible="not launch_step"/></form>`,
    });
    expect.verifySteps(["form loaded"]);
    expect(".progress").toHaveAttribute("aria-valuenow", "0");
    expect(".o_readiness_launch_progress").toHaveText(/Step 1 of 3/);

    await launchGoesOn({launch_step: "roster", launch_progress: 15});
    expect(".progress").toHaveAttribute("aria-valuenow", "15");
    expect(".progress-bar").toHaveAttribute("style", "width: 15%");
    expect(".o_readiness_launch_progress").toHaveText(/Step 2 of 3/);

    await launchGoesOn({launch_step: false, launch_progress: 100});
    expect.verifySteps(["form loaded"]);
});
