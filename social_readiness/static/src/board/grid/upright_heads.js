/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {useEffect, useState} from "@odoo/owl";

// In pixels, as in board_grid.scss.
const WIDE = 1420;
const NAMES = {wide: 248, narrow: 204};
const COUNT = 86;
const BETWEEN_PILLARS = 40;
const LETTER = {wide: 7.2, narrow: 6.6};
const INSET = 8;
// A line may end at a blank and after a hyphen.
const BREAKS = /\s+|(?<=-)/;
const UPRIGHT = {least: 112, inset: 16};

/** The longest word of all heads, in letters. */
export function longestWord(columns) {
    return Math.max(
        1,
        ...columns.flatMap(({head}) => head.split(BREAKS).map((word) => word.length))
    );
}

/** Whether the longest word fits into a column of a grid of this width. */
export function fits(columns, width) {
    const size = width > WIDE ? "wide" : "narrow";
    const counts = columns.filter(({type}) => type === "count").length;
    const room = width - NAMES[size] - counts * COUNT - BETWEEN_PILLARS;
    const column = room / Math.max(columns.length - counts, 1);
    return column >= longestWord(columns) * LETTER[size] + INSET;
}

/** The height of upright heads in which no word is cut. */
export function uprightHeight(columns) {
    return Math.max(longestWord(columns) * LETTER.narrow + UPRIGHT.inset, UPRIGHT.least);
}

/**
 * The room that the grid has.
 *
 * @param {{el: HTMLElement}} scroller
 * @returns {{width: number}} reactive
 */
export function useWidth(scroller) {
    const state = useState({width: window.innerWidth});
    useEffect(
        (element) => {
            const observer = new ResizeObserver(() => {
                state.width = element.clientWidth;
            });
            state.width = element.clientWidth;
            observer.observe(element);
            return () => observer.disconnect();
        },
        () => [scroller.el]
    );
    return state;
}
