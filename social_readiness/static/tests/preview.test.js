/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, queryAllTexts, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {Deferred} from "@web/core/utils/concurrency";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

describe.current.tags("desktop");

// By the id of the row, in tenths.
const LIKELIHOODS = {0: 10, 1: 8, 2: 1, 3: 0, 4: 5, 5: 0};

class Campaign extends models.Model {
    _name = "campaign";

    minimum = fields.Integer();
    preview = fields.Json();
}

class Preview extends models.Model {
    _name = "readiness.preview";

    get_likelihoods(tree) {
        return Object.fromEntries(tree.map(([id]) => [id, LIKELIHOODS[id] ?? 4]));
    }
}

class Figure extends models.Model {
    _name = "figure";

    step = fields.Integer();
    label = fields.Char();
    _records = [{id: 1, step: 60, label: "51 to 60%"}];
}

defineMailModels();
defineModels([Campaign, Figure, Preview]);

const row = (id, parent, name, depth, headcount) => ({
    id,
    parent,
    name,
    depth,
    headcount,
    direct: headcount,
});
const COMPANY = row(0, null, "Company", 0, 60);
const ROWS = [
    COMPANY,
    row(1, 0, "Plant", 1, 40),
    row(2, 1, "Night shift", 2, 7),
    row(3, 0, "Legal", 1, 3),
    row(4, 0, "Sales", 1, 10),
    row(5, 0, "New office", 1, 0),
];

async function mountPreview(preview) {
    Campaign._records = [{id: 1, minimum: 6, preview}];
    await mountView({
        resModel: "campaign",
        resId: 1,
        type: "form",
        arch: `<form><field name="minimum"/><field name="preview" widget="readiness_preview"/></form>`,
    });
    await animationFrame();
}

const names = () => queryAllTexts(".o_readiness_preview_name");

test("each department in plain words", async () => {
    await mountPreview({rows: ROWS, headcount: 60, resting: 0, earliest: false});
    expect(names()).toEqual(ROWS.map((one) => one.name));
    expect(queryAllTexts(".o_readiness_preview tbody td:last-child")).toEqual([
        "Almost always shown",
        "Shown in 8 of 10 cases",
        "Shown in 1 of 10 cases",
        "Too small to show separately",
        "Shown in 5 of 10 cases",
        "Nobody to invite",
    ]);
    expect(".o_readiness_preview").toHaveText(/60 people, 5 departments/);
    expect(".alert").toHaveCount(0);
});

test("the parts of the headline's departments add up to their number", async () => {
    await mountPreview({rows: ROWS, headcount: 60, resting: 0, earliest: false});
    const parts = queryAllTexts(".o_readiness_outlook");
    expect(parts).toEqual([
        "1 likely to be shown",
        "1 may be shown",
        "1 unlikely to be shown",
        "1 too small to show separately",
        "1 with nobody to invite",
    ]);
    expect(parts.reduce((sum, part) => sum + parseInt(part), 0)).toBe(ROWS.length - 1);
});

test("the people are shown before it is known how likely each result is", async () => {
    const answer = new Deferred();
    onRpc("get_likelihoods", () => answer);
    await mountPreview({rows: ROWS, headcount: 60, resting: 0, earliest: false});
    expect(names()).toHaveLength(6);
    expect("tr[data-unit='4'] td:last-child").toHaveText("…");
    answer.resolve(LIKELIHOODS);
    await animationFrame();
    expect("tr[data-unit='4'] td:last-child").toHaveText("Shown in 5 of 10 cases");
});

test("a branch closes and opens", async () => {
    await mountPreview({rows: ROWS, headcount: 60, resting: 0, earliest: false});
    await contains("tr[data-unit='1'] button").click();
    expect(names()).not.toInclude("Night shift");
    expect("tr[data-unit='1'] button").toHaveAttribute("aria-expanded", "false");
    await contains("tr[data-unit='0'] button").click();
    expect(names()).toEqual(["Company"]);
    await contains("tr[data-unit='0'] button").click();
    expect(names()).toHaveLength(5);
});

test("a large tree opens at its first level", async () => {
    const rows = [COMPANY];
    for (let id = 1; id <= 50; id++) {
        rows.push(row(id, id % 5 === 1 ? 0 : id - 1, `Unit ${id}`, id % 5 === 1 ? 1 : 2, 9));
    }
    await mountPreview({rows, headcount: 500, resting: 0, earliest: false});
    expect(names()).toHaveLength(11);
});

test("who is left out, and from when on a launch is possible", async () => {
    await mountPreview({rows: ROWS, headcount: 60, resting: 20, earliest: "March 3"});
    expect(".alert-warning").toHaveText(/20 people are not invited.*March 3/s);
});

test("a department of which everybody is at rest", async () => {
    const resting = {...row(1, 0, "Plant", 1, 0), rests_until: "March 3"};
    const rows = [{...COMPANY, headcount: 10, direct: 0}, resting, ROWS[4]];
    await mountPreview({rows, headcount: 10, resting: 40, earliest: "March 3"});
    expect("tr[data-unit='1'] td:last-child").toHaveText("Nobody can be invited until March 3");
});

test("too small an audience, and none yet", async () => {
    await mountPreview({rows: [row(0, null, "Legal", 0, 3)], headcount: 3, resting: 0});
    expect(".alert-warning").toHaveText(/fewer people than the minimum group size/);
});

test("no departments chosen yet", async () => {
    await mountPreview({rows: [], headcount: 0, resting: 0, earliest: false});
    expect(".o_readiness_preview").toHaveText(
        "Choose the departments to see who would be invited."
    );
});

test("a participation figure is a bar that is pale where nothing is known", async () => {
    await mountView({
        resModel: "figure",
        type: "list",
        arch: `<list><field name="label" widget="readiness_participation_bar"/></list>`,
    });
    await animationFrame();
    expect(".o_readiness_participation").toHaveText("51 to 60%");
    expect(".o_readiness_participation_certain").toHaveAttribute("style", "width: 50%");
});

test("notes, and how many departments managers in the root make unlikely to be shown", async () => {
    const rows = [COMPANY, {...row(2, 0, "Night shift", 1, 7), managers: 3}];
    const within = {0: 10, 2: 6};
    const trees = [];
    onRpc("readiness.preview", "get_likelihoods", ({args: [tree]}) => {
        trees.push(tree.map(([, , direct]) => direct));
        return trees.length > 1 ? within : LIKELIHOODS;
    });
    const notes = ["Managers counted at the top level, not in their team: 3."];
    await mountPreview({rows, headcount: 60, resting: 0, earliest: false, notes});
    await animationFrame();
    expect(trees).toEqual([
        [60, 7],
        [57, 10],
    ]);
    expect(queryAllTexts(".o_readiness_preview li")).toEqual([
        ...notes,
        "Departments that are unlikely to be shown because their managers are counted at the top level: 1.",
    ]);
});

test("what makes the rows add up is said in them", async () => {
    const rows = [
        {...COMPANY, headcount: 12, direct: 3},
        {...row(1, 0, "Plant", 1, 9), direct: 2, managers: 1},
        {...row(2, 1, "Night shift", 2, 7), managers: 2},
    ];
    await mountPreview({rows, headcount: 12, resting: 0, earliest: false});
    expect(queryAllTexts(".o_readiness_preview_why")).toEqual([
        "3 at the top level",
        "2 directly in this department · + 1 manager (top level)",
        "+ 2 managers (top level)",
    ]);
});

test("many new people probably come from an import", async () => {
    const value = {rows: ROWS, headcount: 60, resting: 0, earliest: false};
    await mountPreview({...value, new: 60});
    expect(".o_readiness_preview li").toHaveText(
        "60 of 60 people were added to Odoo in the last 30 days. Such a high number probably comes from an import."
    );
});

test("one is said as one", async () => {
    await mountPreview({rows: ROWS, headcount: 60, resting: 1, new: 1});
    const notes = queryAllTexts(".o_readiness_preview .alert-info").join();
    expect(notes).toMatch(/1 person is not invited.*1 of 60 people was added/s);
});

test("an audience of one is said as one", async () => {
    await mountPreview({rows: [row(0, null, "Legal", 0, 1)], headcount: 1, resting: 0});
    expect(".o_readiness_preview .fs-4").toHaveText("1 person");
});

test("a few new people are only counted", async () => {
    const value = {rows: ROWS, headcount: 60, resting: 0, earliest: false};
    await mountPreview({...value, new: 4});
    expect(".o_readiness_preview li").toHaveText(
        "4 of 60 people were added to Odoo in the last 30 days."
    );
});
