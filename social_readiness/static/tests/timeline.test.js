/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, test} from "@odoo/hoot";
import {queryAllTexts} from "@odoo/hoot-dom";
import {defineModels, fields, models, mountView} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

describe.current.tags("desktop");

class Campaign extends models.Model {
    _name = "campaign";

    timeline = fields.Json();
    _records = [
        {
            id: 1,
            timeline: {
                zone: "Europe/Madrid",
                steps: [
                    {key: "launch", title: "Launch", when: "Mon", note: false, state: "done"},
                    {key: "opening", title: "Opening", when: "Tue", note: false, state: "next"},
                    {key: "results", title: "Results", when: false, note: "Soon", state: "later"},
                ],
            },
        },
        {id: 2, timeline: false},
    ];
}

defineMailModels();
defineModels([Campaign]);

const arch = `<form><field name="timeline" widget="readiness_timeline"/></form>`;

test("each step says what, when and whether it is done", async () => {
    await mountView({resModel: "campaign", resId: 1, type: "form", arch});
    expect(queryAllTexts(".o_readiness_timeline li")).toEqual([
        "Launch\nMon",
        "Opening\nTue",
        "Results\nSoon",
    ]);
    expect(".o_readiness_timeline li[aria-current='step']").toHaveText(/Opening/);
    expect(".o_readiness_timeline li:first [role='img']").toHaveAttribute(
        "aria-label",
        "Completed"
    );
    expect(".o_readiness_timeline").toHaveText(/Europe\/Madrid/);
});

test("without dates there is nothing", async () => {
    await mountView({resModel: "campaign", resId: 2, type: "form", arch});
    expect(".o_readiness_timeline").toHaveCount(0);
});
