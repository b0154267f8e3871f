/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {onMounted, useComponent, useEffect} from "@odoo/owl";
import {useThrottleForAnimation} from "@web/core/utils/timing";

/** How many rows above and below the visible ones are in the page too. */
const MARGIN = 4;

/**
 * Which of many rows of the same height are near the visible area. Odoo's
 * `useVirtualGrid` uses the height of the window, which is more than twice that of this
 * scroller: every row that is not in the page need not be styled and painted at each
 * change.
 *
 * @param {{el: HTMLElement}} scroller
 * @param {number} rowHeight
 * @returns {{range: (count: number) => {first: number, end: number}}} `end` is the index
 * after the last row
 */
export function useRowWindow(scroller, rowHeight) {
    const component = useComponent();
    const seen = {top: 0, height: window.innerHeight / 2};
    let drawn = null;

    const range = (count) => {
        const {first, end} = near(seen, rowHeight);
        const length = end - first;
        const last = Math.max(count - length, 0);
        drawn = {first, end};
        return {first: Math.min(first, last), end: Math.min(Math.min(first, last) + length, count)};
    };
    const look = () => {
        if (scroller.el) {
            Object.assign(seen, {top: scroller.el.scrollTop, height: scroller.el.clientHeight});
            const {first, end} = near(seen, rowHeight);
            if (first !== drawn.first || end !== drawn.end) {
                component.render();
            }
        }
    };
    const lookSoon = useThrottleForAnimation(look);
    useEffect(
        (element) => {
            const observer = new ResizeObserver(lookSoon);
            element.addEventListener("scroll", lookSoon);
            observer.observe(element);
            return () => {
                element.removeEventListener("scroll", lookSoon);
                observer.disconnect();
            };
        },
        () => [scroller.el]
    );
    onMounted(look);
    return {range};
}

/** Rounded to several rows, so that scrolling by one row does not always change the result. */
function near({top, height}, rowHeight) {
    const step = MARGIN * rowHeight;
    return {
        first: Math.max(Math.floor(top / step) - 1, 0) * MARGIN,
        end: (Math.ceil((top + height) / step) + 1) * MARGIN,
    };
}
