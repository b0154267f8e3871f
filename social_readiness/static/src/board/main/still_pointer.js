/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

const CLASS = "o_readiness_still_pointer";

/**
 * The panel moves the cells: the one that comes to lie under a pointer that rests would show its
 * tooltip over what was opened. Tooltips wait until the pointer moves.
 */
export function holdTooltips() {
    const {classList} = document.body;
    classList.add(CLASS);
    window.addEventListener("pointermove", () => classList.remove(CLASS), {once: true});
}
