/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, test} from "@odoo/hoot";
import {fits, longestWord, uprightHeight} from "@social_readiness/board/grid/upright_heads";

const columnsOf = (...heads) => [
    ...heads.map((head) => ({type: "figure", head})),
    {type: "count", head: "Responses"},
    {type: "count", head: "Response rate"},
];
const SPANISH = columnsOf(
    "Organización",
    "Cultura",
    "Empoderamiento",
    "Conocimiento compartido",
    "Comunicación interna",
    "Toma de decisiones",
    "Colaboración",
    "Acceso a Internet",
    "Global"
);

test("heads are turned before a word of them would be broken", () => {
    expect(longestWord(SPANISH)).toBe("Empoderamiento".length);
    expect(longestWord(columnsOf("Decision-making"))).toBe("Decision-".length);
    expect(fits(SPANISH, 1334)).toBe(true);
    expect(fits(SPANISH, 1200)).toBe(false);
    expect(fits(columnsOf("Culture", "Access"), 700)).toBe(true);
});

test("turned heads are as high as their longest word", () => {
    expect(uprightHeight(columnsOf("Culture"))).toBe(112);
    expect(uprightHeight(columnsOf("Entscheidungsfindung"))).toBeGreaterThan(140);
});
