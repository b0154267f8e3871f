/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * Seven steps from orange over a neutral grey to blue: even in lightness and colour on both
 * sides, told apart by people who are colour-blind, the same in light and dark. Which numbers a
 * step stands for comes with the heatmap; the colours themselves are in color_scale.scss.
 */

export const STEPS = [1, 2, 3, 4, 5, 6, 7];

/**
 * @param {Array<[?number, ?number, string]>} legend  of a mode: lowest and highest number and
 *   text of each step, `null` where it has no end
 * @returns {number} the step that a number takes
 */
export function stepOf(value, legend) {
    return legend.filter(([low]) => low === null || low <= value).length;
}

/** What each step stands for: [{step, label}]. */
export function stepsOf(legend) {
    return legend.map(([, , label], index) => ({step: index + 1, label}));
}
