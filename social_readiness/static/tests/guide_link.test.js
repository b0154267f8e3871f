/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, test} from "@odoo/hoot";
import {SECTIONS, guideUrl} from "@social_readiness/guide/guide_sections";

test("a help link leads to the reader's language, or to English", () => {
    const codes = SECTIONS["readiness.code.wizard"];
    expect(guideUrl(codes, "es_MX")).toBe("/social_readiness/static/guide/es/hr.html#codes");
    expect(guideUrl(codes, "fr-FR")).toBe("/social_readiness/static/guide/en/hr.html#codes");
    expect(guideUrl("index", "en_US")).toBe("/social_readiness/static/guide/en/index.html");
});
