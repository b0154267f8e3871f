/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {download} from "@web/core/network/download";
import {registry} from "@web/core/registry";

/** Downloads the paper with the codes, which exist only in this response. */
async function printCodes(env, action) {
    env.services.ui.block();
    try {
        await download({
            url: "/readiness/codes/print",
            data: {wizard_id: action.params.wizard_id},
        });
    } finally {
        env.services.ui.unblock();
    }
    return {type: "ir.actions.act_window_close"};
}

registry.category("actions").add("social_readiness.print_codes", printCodes);
