/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {describe, expect, getFixture, test} from "@odoo/hoot";
import {moveCursor, treeMove} from "@social_readiness/board/grid/grid_keys";
import {stepOf} from "@social_readiness/board/color_scale";
import {defaultView, linkFromView, viewFromLink} from "@social_readiness/board/board_view";
import {MODES} from "@social_readiness/board/board_values";
import {LEGENDS} from "./board_helpers";

describe.current.tags("headless");

describe("colours", () => {
    test("every number has a step, and the legend says the same", () => {
        for (const mode of MODES) {
            const isShare = mode === "score" || mode === "favourable";
            for (let value = isShare ? 0 : -100; value <= 100; value++) {
                const [low, high] = LEGENDS[mode][stepOf(value, LEGENDS[mode]) - 1];
                expect(value >= (low ?? -100) && value <= (high ?? 100)).toBe(true);
            }
        }
    });

    test("differences are symmetrical around zero", () => {
        for (const mode of ["gap", "change", "company"]) {
            const step = (value) => stepOf(value, LEGENDS[mode]);
            expect(step(0)).toBe(4);
            for (let value = 1; value <= 100; value++) {
                expect(step(value) + step(-value)).toBe(8);
            }
        }
    });

    test("text on every step has a contrast of 4.5 to 1 and neighbours differ evenly", () => {
        const colors = [1, 2, 3, 4, 5, 6, 7].map((step) => {
            const element = document.createElement("span");
            element.className = `o_readiness_step_${step}`;
            getFixture().append(element);
            const {backgroundColor, color} = getComputedStyle(element);
            return [channels(backgroundColor), channels(color)];
        });
        for (const [background, text] of colors) {
            expect(contrast(background, text)).toBeGreaterThan(4.5);
        }
        const distances = colors
            .slice(1)
            .map(([background], place) => distance(background, colors[place][0]));
        expect(Math.max(...distances) / Math.min(...distances)).toBeLessThan(1.25);
    });
});

describe("keys", () => {
    const size = {rows: 20, columns: 5, page: 10};
    const move = (key, row, column, ctrlKey = false) => {
        const next = moveCursor({key, ctrlKey}, {row, column}, size);
        return next && [next.row, next.column];
    };

    test("arrows stop at the edges", () => {
        expect(move("ArrowUp", 0, 2)).toEqual([0, 2]);
        expect(move("ArrowDown", 20, 2)).toEqual([20, 2]);
        expect(move("ArrowLeft", 3, 0)).toEqual([3, 0]);
        expect(move("ArrowRight", 3, 4)).toEqual([3, 4]);
    });

    test("home, end and pages", () => {
        expect(move("Home", 3, 2)).toEqual([3, 0]);
        expect(move("End", 3, 2)).toEqual([3, 4]);
        expect(move("Home", 3, 2, true)).toEqual([1, 0]);
        expect(move("End", 3, 2, true)).toEqual([20, 4]);
        expect(move("PageDown", 3, 2)).toEqual([13, 2]);
        expect(move("PageUp", 3, 2)).toEqual([1, 2]);
        expect(move("x", 3, 2)).toBe(null);
    });

    test("left and right open and close in the column of names only", () => {
        const closed = {canToggle: true, isOpen: false, hasParent: true};
        const opened = {...closed, isOpen: true};
        const leaf = {...closed, canToggle: false};
        expect(treeMove({key: "ArrowRight"}, {column: 0}, closed)).toBe("toggle");
        expect(treeMove({key: "ArrowRight"}, {column: 0}, opened)).toBe(null);
        expect(treeMove({key: "ArrowLeft"}, {column: 0}, opened)).toBe("toggle");
        expect(treeMove({key: "ArrowLeft"}, {column: 0}, closed)).toBe("parent");
        expect(treeMove({key: "ArrowLeft"}, {column: 1}, opened)).toBe(null);
        expect(treeMove({key: " "}, {column: 0}, closed)).toBe("toggle");
        expect(treeMove({key: " "}, {column: 0}, leaf)).toBe(null);
    });
});

describe("link", () => {
    test("a view survives its link", () => {
        const view = {
            ...defaultView(),
            mode: "change",
            sort: {by: "overall", descending: true},
            flat: true,
            level: 4,
            toggled: new Set([3, 12]),
            search: "north",
            row: "12:rest",
            cell: "overall",
        };
        expect(viewFromLink(linkFromView(view, 5))).toEqual(view);
    });

    test("nonsense in a link is left out", () => {
        expect(viewFromLink({mode: "x", level: "many", rows: "a-b", unit: "z", cell: 3})).toEqual(
            defaultView()
        );
    });
});

function channels(color) {
    return color
        .match(/[\d.]+/g)
        .slice(0, 3)
        .map(Number);
}

const linear = (channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** WCAG 2.2: (lighter + 0.05) / (darker + 0.05). */
function contrast(one, other) {
    const luminance = (color) => {
        const [red, green, blue] = color.map(linear);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
}

/** Distance in OKLab (Ottosson, 2020). */
function distance(one, other) {
    const [left, right] = [oklab(one), oklab(other)];
    return Math.hypot(...left.map((value, place) => value - right[place]));
}

function oklab(color) {
    const [r, g, b] = color.map(linear);
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
}
