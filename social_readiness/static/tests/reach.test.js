/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {Deferred} from "@web/core/utils/concurrency";
import {
    MockServer,
    contains,
    defineModels,
    fields,
    mockService,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

describe.current.tags("desktop");

class Campaign extends models.Model {
    _name = "campaign";

    name = fields.Char();
    reach_mails = fields.Integer();
    invalid_address_count = fields.Integer();
    reach_by_code = fields.Integer();
    _records = [
        {id: 1, name: "Big", reach_mails: 99200, invalid_address_count: 3, reach_by_code: 800},
    ];
}

defineMailModels();
defineModels([Campaign]);

const ARCH = `
    <form><sheet><notebook>
        <page string="Plan" name="plan"><field name="name"/></page>
        <page string="Messages" name="messages"><widget name="readiness_reach"/></page>
    </notebook></sheet></form>`;
const count = (name) => `.o_readiness_reach [data-count='${name}'] dd:first-of-type`;

async function openForm() {
    await mountView({resModel: "campaign", resId: 1, type: "form", arch: ARCH});
}

async function openMessages() {
    await contains(".nav-link[name='messages']").click();
    await animationFrame();
}

test("people are counted when their page is opened, and the form does not wait for it", async () => {
    const counted = new Deferred();
    onRpc("campaign", "read", async ({parent}) => {
        expect.step("counted");
        await counted;
        return parent();
    });
    await openForm();
    expect.verifySteps([]);
    await openMessages();
    expect.verifySteps(["counted"]);
    expect(count("reach_mails")).toHaveText("…");
    counted.resolve();
    await animationFrame();
    expect(count("reach_mails")).toHaveText("99,200");
    expect(count("reach_by_code")).toHaveText("800");
});

test("they are counted again once the campaign is saved", async () => {
    onRpc("campaign", "read", () => expect.step("counted"));
    onRpc("campaign", "web_save", () => {
        // As on the server, whereas the mock server keeps the first date.
        MockServer.env.campaign[0].write_date = "2027-03-01 08:00:00";
    });
    await openForm();
    await contains(".o_field_widget[name='name'] input").edit("Large");
    await openMessages();
    expect.verifySteps(["counted"]);
    await contains(".o_form_button_save").click();
    await animationFrame();
    expect.verifySteps(["counted"]);
});

test("addresses to correct lead to the people", async () => {
    mockService("action", {
        doActionButton: ({name, resId, context}) =>
            expect.step(`${name} ${resId} in ${context.lang}`),
    });
    await openForm();
    await openMessages();
    await contains(`${count("invalid_address_count")} button`).click();
    expect.verifySteps(["action_correct_addresses 1 in en"]);
    expect(`${count("reach_mails")} button`).toHaveCount(0);
});
