import {cookie} from "@web/core/browser/cookie";
import {patch} from "@web/core/utils/patch";

/**
 * The survey module keeps a cookie that leads a browser back to its answer. Somebody else may sit
 * at this browser next, so a readiness survey leaves none (ours is signed, HttpOnly, and goes with
 * the last page).
 */
patch(cookie, {
    set(key, ...args) {
        if (key.startsWith("survey_") && document.querySelector("form[data-readiness]")) {
            return;
        }
        return super.set(key, ...args);
    },
});
