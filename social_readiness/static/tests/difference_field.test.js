/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, test} from "@odoo/hoot";
import {queryAllTexts} from "@odoo/hoot-dom";
import {defineModels, fields, models, mountView} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Score extends models.Model {
    _name = "score";

    gap = fields.Integer();
    _records = [
        {id: 1, gap: -16},
        {id: 2, gap: 0},
        {id: 3, gap: 3},
    ];
}

defineMailModels();
defineModels([Score]);

test("a difference has its sign, a true minus, and zero has none", async () => {
    await mountView({
        resModel: "score",
        type: "list",
        arch: `<list><field name="gap" widget="readiness_difference"/></list>`,
    });
    expect(queryAllTexts("tbody .o_data_cell")).toEqual(["\u221216", "0", "+3"]);
});
