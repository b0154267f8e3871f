import {download} from "@web/core/network/download";
import {registry} from "@web/core/registry";

/** Fetches the paper with the codes: they exist in this one response only. */
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
