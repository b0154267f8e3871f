/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * Seven steps from orange through a neutral gray to blue: symmetric in lightness and
 * saturation, distinguishable for people who are color-blind, the same in light and dark
 * mode. Which numbers a step stands for comes with the heatmap; the colors are in
 * color_scale.scss.
 */

/**
 * @param {number} value
 * @param {Array<[?number, ?number, string]>} legend  of a mode: lowest number, highest number and
 *   text of each step; `null` where there is no limit
 * @returns {number} the step to which the value belongs
 */
export function stepOf(value, legend) {
    return legend.filter(([low]) => low === null || low <= value).length;
}

/** What each step stands for: [{step, label}]. */
export function stepsOf(legend) {
    return legend.map(([, , label], index) => ({step: index + 1, label}));
}
