/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {download} from "@web/core/network/download";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {getReportUrl} from "@web/webclient/actions/reports/utils";
import {session} from "@web/session";

const OURS = "social_readiness.";

/**
 * Print this addon's reports also with Chromium, if the server has it: Odoo's client must
 * then not ask for wkhtmltopdf. Without any printer program, they open in the browser, as
 * Odoo's reports do.
 */
export async function printPaper(action, options, env) {
    const isOurs = action.report_type === "qweb-pdf" && action.report_name.startsWith(OURS);
    if (!isOurs || session.readiness_printer !== "chromium") {
        return false;
    }
    env.services.ui.block();
    try {
        await download({
            url: "/report/download",
            data: {
                data: JSON.stringify([getReportUrl(action, "pdf"), action.report_type]),
                context: JSON.stringify({...user.context, ...action.context}),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("social_readiness.paper", printPaper);
