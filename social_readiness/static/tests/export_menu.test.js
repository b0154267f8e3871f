/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {expect, queryAllTexts, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-dom";
import {contains, mountWithCleanup, patchWithCleanup} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {download} from "@web/core/network/download";
import {session} from "@web/session";
import {ExportMenu} from "@social_readiness/export/export_menu";
import {printPaper} from "@social_readiness/export/paper";

defineMailModels();

/** The part of the heatmap's controller that the menu needs. */
const board = (exports) => ({
    board: {exports},
    campaignId: 7,
    view: {
        mode: "gap",
        sort: {by: "overall", descending: true},
        flat: true,
        search: " sal ",
        step: 2,
    },
    isTurned: true,
    visibleRows: () => [{key: "1:subtree"}, {key: "4:rest"}, {key: "2:subtree"}],
});

test("only what the server can write is offered", async () => {
    await mountWithCleanup(ExportMenu, {props: {board: board(["xlsx", "png"])}});
    await contains(".o_readiness_export").click();
    expect(queryAllTexts(".dropdown-item")).toEqual(["Spreadsheet (XLSX)", "Picture (PNG)"]);
});

test("what the server lacks for the other formats is said", async () => {
    await mountWithCleanup(ExportMenu, {props: {board: board(["xlsx"])}});
    await contains(".o_readiness_export").click();
    expect(queryAllTexts(".o_readiness_export_missing")).toEqual([
        "PDF and PNG files need wkhtmltopdf or Chromium on the server.",
        "PPTX files need the Python package python-pptx on the server.",
    ]);
});

test("a paper of ours is fetched where Chromium prints, and only there", async () => {
    patchWithCleanup(download, {
        _download: ({url, data}) => {
            expect.step(`${url} ${JSON.parse(data.data)[0]}`);
        },
    });
    const env = {services: {ui: {block() {}, unblock() {}}}};
    const action = (name) => ({
        report_type: "qweb-pdf",
        report_name: name,
        context: {active_ids: [7]},
    });
    for (const [printer, name] of [
        ["wkhtmltopdf", "social_readiness.board_report"],
        [null, "social_readiness.board_report"],
        ["chromium", "account.report_invoice"],
        ["chromium", "social_readiness.board_report"],
    ]) {
        patchWithCleanup(session, {readiness_printer: printer});
        const isPrinted = await printPaper(action(name), {}, env);
        expect(isPrinted).toBe(printer === "chromium" && name.startsWith("social_readiness"));
    }
    expect.verifySteps(["/report/download /report/pdf/social_readiness.board_report/7"]);
});

test("nothing is offered where the server can write nothing", async () => {
    await mountWithCleanup(ExportMenu, {props: {board: board(undefined)}});
    expect(".o_readiness_export").toHaveCount(0);
});

test("the rows are sent as they are seen, with mode, order and the legend's filter", async () => {
    patchWithCleanup(download, {
        _download: ({url, data}) => {
            expect.step(url);
            expect(JSON.parse(data.view)).toEqual({
                campaign: 7,
                mode: "gap",
                rows: ["1:subtree", "4:rest", "2:subtree"],
                sort: {by: "overall", descending: true},
                flat: true,
                search: "sal",
                step: 2,
                turned: true,
            });
        },
    });
    await mountWithCleanup(ExportMenu, {props: {board: board(["pdf"])}});
    await contains(".o_readiness_export").click();
    await contains(".o_readiness_export_pdf").click();
    await animationFrame();
    expect.verifySteps(["/readiness/export/pdf"]);
});
