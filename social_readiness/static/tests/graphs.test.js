/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, test} from "@odoo/hoot";
import {seriesWithRoom} from "@social_readiness/graphs/graphs";

test("a graph of scores begins with as many units as can be told apart", () => {
    expect(seriesWithRoom(8, false)).toBe(10);
    expect(seriesWithRoom(8, true)).toBe(2);
    expect(seriesWithRoom(2000, true)).toBe(1);
    expect(seriesWithRoom(0, false)).toBe(80);
});
