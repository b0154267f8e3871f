/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {_t} from "@web/core/l10n/translation";
import {download} from "@web/core/network/download";
import {session} from "@web/session";

/** Whether this server can write slides. */
export const offersSlides = () => Boolean(session.readiness_slides);

/**
 * Take one slide away.
 *
 * @param {Object} ui  the service
 * @param {"summary"|"cell"} what
 * @param {Object} view  what it is about, as the server's route takes it
 */
export async function downloadSlide(ui, what, view) {
    ui.block({message: _t("Preparing the file")});
    try {
        await download({
            url: `/readiness/slide/${what}`,
            data: {view: JSON.stringify(view)},
        });
    } finally {
        ui.unblock();
    }
}
