/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

const CLASS = "o_readiness_still_pointer";

/**
 * Opening the panel moves cells. A cell that moves under a resting pointer would show its
 * tooltip over the panel, so tooltips wait until the pointer moves.
 */
export function holdTooltips() {
    const {classList} = document.body;
    classList.add(CLASS);
    window.addEventListener("pointermove", () => classList.remove(CLASS), {once: true});
}

/** Whether a tooltip that is open now is not to be seen. */
export function holdsTooltips() {
    return document.body.classList.contains(CLASS);
}
