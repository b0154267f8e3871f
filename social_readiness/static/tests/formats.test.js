/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {after, expect, test} from "@odoo/hoot";
import {
    dayText,
    percentText,
    shortDayText,
    withWholeDates,
} from "@social_readiness/formats/formats";

const {Settings} = luxon;

function read(language) {
    const before = Settings.defaultLocale;
    after(() => (Settings.defaultLocale = before));
    Settings.defaultLocale = language;
}

test("percentages are written as the reader's language does", () => {
    read("en-US");
    expect(percentText(82)).toBe("82%");
    read("es-ES");
    expect(percentText(7)).toBe("7\u00a0%");
    read("de-DE");
    expect(percentText(0)).toBe("0\u00a0%");
});

test("days are written as the reader's language does", () => {
    read("en-US");
    expect(dayText("2026-12-18")).toBe("December 18, 2026");
    expect(shortDayText("2026-12-18")).toBe("Dec 18, 2026");
    read("es-ES");
    expect(dayText("2026-12-18")).toBe("18 de diciembre de 2026");
});

test("a line does not end within a date", () => {
    expect(withWholeDates("Well-being 2026-10-01")).toBe("Well-being 2026-\u206010-\u206001");
});
