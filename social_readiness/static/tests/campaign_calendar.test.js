/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, test} from "@odoo/hoot";
import {mockDate} from "@odoo/hoot-mock";
import {
    defineModels,
    fields,
    models,
    mountView,
    preloadBundle,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

describe.current.tags("desktop");

const campaign = (id, state, day, lastDay) => ({
    id,
    name: `Campaign ${id}`,
    state,
    date_open: `${day} 08:00:00`,
    date_close: `${lastDay} 18:00:00`,
});
const SPRING = campaign(1, "published", "2026-03-02", "2026-03-13");
const OCTOBER = campaign(2, "published", "2026-10-05", "2026-10-16");
const NEXT = campaign(3, "draft", "2027-05-03", "2027-05-14");
const CANCELLED = campaign(4, "cancelled", "2026-12-14", "2026-12-18");

class Campaign extends models.Model {
    _name = "campaign";

    name = fields.Char();
    state = fields.Char();
    date_open = fields.Datetime();
    date_close = fields.Datetime();
    has_access = () => true;
}

defineMailModels();
defineModels([Campaign]);
preloadBundle("web.fullcalendar_lib");

const arch = `
    <calendar js_class="readiness_campaign_calendar" date_start="date_open" date_stop="date_close"
        mode="month" scales="month,year" create="0"/>`;

async function openCalendar(records, options) {
    mockDate("2026-12-01 12:00:00");
    Campaign._records = records;
    await mountView({resModel: "campaign", type: "calendar", arch, ...options});
}

const shown = (month) => expect(".o_calendar_header h5").toHaveText(month);

test("it begins at the campaign that is nearest to today", async () => {
    await openCalendar([SPRING, OCTOBER, NEXT, CANCELLED]);
    shown("October 2026");
});

test("it begins today while a campaign is running", async () => {
    const running = campaign(5, "open", "2026-11-23", "2026-12-18");
    await openCalendar([SPRING, OCTOBER, running]);
    shown("December 2026");
});

test("only campaigns that are shown count", async () => {
    await openCalendar([SPRING, OCTOBER, NEXT], {domain: [["state", "=", "draft"]]});
    shown("May 2027");
});

test("canceled campaigns are better than an empty month", async () => {
    const old = campaign(6, "cancelled", "2026-02-02", "2026-02-06");
    await openCalendar([old]);
    shown("February 2026");
});

test("without campaigns it begins today", async () => {
    await openCalendar([]);
    shown("December 2026");
});
