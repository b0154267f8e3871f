/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {browser} from "@web/core/browser/browser";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {downloadFile, parse} from "@web/core/network/download";
import {ConnectionLostError, makeErrorFromResponse} from "@web/core/network/rpc";
import {registry} from "@web/core/registry";

const URL_OF_PAPER = "/readiness/codes/print";

/** The paper: {name, blob}. With the codes it exists only in this response. */
async function fetchPaper(wizardId) {
    const body = new FormData();
    body.append("wizard_id", wizardId);
    body.append("csrf_token", odoo.csrf_token);
    let response;
    try {
        response = await browser.fetch(URL_OF_PAPER, {method: "POST", body});
    } catch {
        throw new ConnectionLostError(URL_OF_PAPER);
    }
    const disposition = response.headers.get("Content-Disposition");
    if (!disposition) {
        throw await errorOf(response);
    }
    return {name: parse(disposition).parameters.filename, blob: await response.blob()};
}

/** What the server told, see controllers/errors.py; anything else is a server out of reach. */
async function errorOf(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    try {
        return makeErrorFromResponse(JSON.parse(page.body.textContent));
    } catch {
        return new ConnectionLostError(URL_OF_PAPER);
    }
}

/** Downloads the paper and says so, with the button that opens it to be printed. */
async function printCodes(env, {params}) {
    env.services.ui.block();
    let paper;
    try {
        paper = await fetchPaper(params.wizard_id);
    } finally {
        env.services.ui.unblock();
    }
    downloadFile(paper.blob, paper.name, paper.blob.type);
    if (params.issued) {
        confirmIssued(env, params.issued, paper);
    }
    return {type: "ir.actions.act_window_close"};
}

function confirmIssued(env, title, {name, blob}) {
    const url = URL.createObjectURL(blob);
    env.services.dialog.add(
        ConfirmationDialog,
        {
            title,
            body: _t(
                "“%s” is in your downloads, and it is the only copy. Print it, hand out the codes, and delete the file.",
                name
            ),
            confirmLabel: _t("Open to print"),
            confirm: () => {
                browser.open(url, "_blank");
            },
            cancelLabel: _t("Close"),
            cancel: () => {},
        },
        {onClose: () => browser.setTimeout(() => URL.revokeObjectURL(url), 60_000)}
    );
}

registry.category("actions").add("social_readiness.print_codes", printCodes);
