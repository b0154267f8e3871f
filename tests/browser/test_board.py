# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap in a real browser: no barrier, a link that holds, files that arrive."""

import io
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from odoo.tests import HttpCase, tagged
from odoo.tools.pdf import PdfFileReader

from odoo.addons.social_readiness.report import export

from ..decision.common import DecisionCase
from ..driving import AXE, FreshBrowser

TOOLS = """
const wait = (test) => new Promise((resolve, reject) => {
    const end = Date.now() + 20000;
    const look = () => test() ? resolve() : Date.now() > end
        ? reject(new Error(`not shown: ${test} ${document.body.innerText.slice(0, 500)}`))
        : setTimeout(look, 50);
    look();
});
const find = (selector) => document.querySelector(selector);
const click = (selector) => wait(() => find(selector)).then(() => find(selector).click());
const check = async (where) => {
    const {violations} = await axe.run({include: [[".o_readiness_board"]]});
    const told = violations.flatMap(({id, nodes}) => nodes.map(
        ({html, failureSummary}) => `${where}: ${id}: ${html.slice(0, 200)} ${failureSummary}`
    ));
    if (told.length) {
        throw new Error(told.join("\\n"));
    }
};
// The stylesheet that a dark theme would switch to, in place of the light one.
const goDark = async () => {
    const light = find("link[rel=stylesheet][href*='web.assets_web.']");
    const dark = light.cloneNode();
    dark.href = "/web/assets/any/web.assets_web_dark.min.css";
    await new Promise((resolve, reject) => {
        Object.assign(dark, {onload: resolve, onerror: reject});
        light.after(dark);
    });
    light.remove();
    const ground = getComputedStyle(find(".o_readiness_content")).backgroundColor;
    const [red] = ground.match(/\\d+/g).map(Number);
    if (red > 127) {
        throw new Error(`not dark: ${ground}`);
    }
};
const run = (steps) => steps().then(
    () => console.log("test successful"), (error) => console.error(error.message)
);
"""

DESKTOP = """
run(async () => {
    const cell = ".o_pinned [data-column='3']";
    const [first, ...others] = [...document.querySelectorAll(".o_readiness_pillar")].map(
        (head) => head.getBoundingClientRect()
    );
    if (!others.length || others.some(({top, left}) => top !== first.top || left <= first.left)) {
        throw new Error("The pillars' heads do not stand side by side.");
    }
    const look = async (theme) => {
        await click(cell);
        await wait(() => find(".o_readiness_plan") && find(".o_readiness_items"));
        await check(`${theme}, with a cell's panel`);
        await click(".o_pinned .o_readiness_name");
        await wait(() => !find(".o_readiness_plan"));
        await check(`${theme}, with a row's panel`);
        await click(".o_readiness_panel .btn-close");
        await click("[data-mode=gap]");
        await click(".o_readiness_turn");
        await wait(() => find(".o_readiness_turned"));
        await check(`${theme}, turned round`);
        await click(".o_readiness_turn");
        await click("[data-mode=score]");
    };
    await look("light");
    await goDark();
    await look("dark");
});
"""

PHONE = """
run(async () => {
    const look = async (theme) => {
        await wait(() => find(".o_readiness_card"));
        await check(`${theme}, cards`);
        if (!find(".o_readiness_card_line")) {
            await click(".o_readiness_card_title");
        }
        await click(".o_readiness_card_line");
        await wait(() => find(".o_readiness_plan"));
        await check(`${theme}, with a panel`);
        await click(".o_readiness_panel .btn-close");
    };
    await look("light");
    await goDark();
    await look("dark");
});
"""

BACK = """
run(async () => {
    const seen = (mode, query) => wait(
        () => find(`.o_readiness_mode.active[data-mode=${mode}]`) && location.search.includes(query)
    );
    await seen("gap", "mode=gap");
    await click("[data-mode=change]");
    await seen("change", "mode=change");
    await click(".o_pinned [data-column='3']");
    await wait(() => location.search.includes("cell="));
    history.back();
    await wait(() => !location.search.includes("cell="));
    await wait(() => find(".o_readiness_row") && !find(".o_readiness_panel"));
    await seen("change", "mode=change");
    history.back();
    await seen("gap", "mode=gap");
});
"""

# The board turned round, in another mode, with one step of the legend chosen; every format.
EXPORT = """
const sent = () => performance.getEntriesByType("resource").filter(
    ({name}) => name.includes("/readiness/export/")
).length;
run(async () => {
    await click("[data-mode=gap]");
    await click(".o_readiness_legend_step:last-child");
    await click(".o_readiness_turn");
    await wait(() => find(".o_readiness_turned"));
    for (const [place, name] of ["xlsx", "pdf", "pptx", "png"].entries()) {
        await click(".o_readiness_export");
        await click(`.o_readiness_export_${name}`);
        await wait(() => sent() > place && !find(".o_blockUI"));
    }
});
"""


@tagged("post_install", "-at_install")
class TestBoardInTheBrowser(DecisionCase, HttpCase):
    def setUp(self):
        super().setUp()
        # The viewer looks without guessing the result first.
        self.env["readiness.guess"].with_user(self.viewer).save_guess(self.campaign.id)
        # The chat's first greeting would still be on its way when a file is saved.
        self.viewer.odoobot_state = "disabled"

    def run_steps(self, steps, ready, query="", **options):
        self.browser_js(
            f"/odoo/readiness?campaign={self.campaign.id}{query}",
            AXE.read_text() + TOOLS + steps,
            ready=f"Boolean(document.querySelector('{ready}'))",
            login="viewer",
            timeout=120,
            **options,
        )

    def test_no_barrier_on_a_desktop_in_light_and_dark(self):
        self.run_steps(DESKTOP, ".o_readiness_row")

    def test_no_barrier_on_a_phone_in_light_and_dark(self):
        self.touch_enabled = True
        self.browser_size = "390x844"
        self.run_steps(PHONE, ".o_readiness_card")

    def test_the_link_says_what_is_seen_and_the_way_back_leads_there(self):
        self.run_steps(BACK, ".o_readiness_row", "&mode=gap")

    # ------------------------------------------------------------
    # EXPORT
    # ------------------------------------------------------------

    def downloaded(self, steps, ready, count):
        """{name: content} of the files that the browser has saved after these steps."""
        send, stop = FreshBrowser._websocket_send, FreshBrowser.stop
        with tempfile.TemporaryDirectory() as folder:
            saved = Path(folder)

            def send_but_allow(browser, method, *, params=None, **options):
                if method == "Page.setDownloadBehavior":
                    params = {"behavior": "allow", "downloadPath": folder}
                return send(browser, method, params=params, **options)

            def stop_once_saved(browser):
                for _turn in range(100):
                    names = [path.suffix for path in saved.iterdir()]
                    if len(names) >= count and ".crdownload" not in names:
                        break
                    time.sleep(0.1)
                stop(browser)

            with (
                patch.object(FreshBrowser, "_websocket_send", send_but_allow),
                patch.object(FreshBrowser, "stop", stop_once_saved),
            ):
                self.run_steps(steps, ready)
            return {path.name: io.BytesIO(path.read_bytes()) for path in saved.iterdir()}

    def test_every_export_arrives_and_opens_as_what_is_seen(self):
        make_pdf = export._pdf

        def really_make_pdf(env, document):
            return make_pdf(env(context={**env.context, "force_report_rendering": True}), document)

        with patch.object(export, "_pdf", really_make_pdf):
            saved = self.downloaded(EXPORT, ".o_readiness_row", count=4)
        self.assertEqual(
            sorted(saved), [f"Autumn wave.{name}" for name in ("pdf", "png", "pptx", "xlsx")]
        )
        sheet = load_workbook(saved["Autumn wave.xlsx"]).active
        self.assertEqual((sheet.title, sheet["A5"].value), ("Gap to target", "Dimension"))
        self.assertIn("Highlighted: +20 or more.", sheet["A3"].value)
        page = PdfFileReader(saved["Autumn wave.pdf"]).pages[1].extract_text()
        self.assertIn("Highlighted: +20 or more.", " ".join(page.split()))
        titles = [
            slide.shapes.title.text for slide in Presentation(saved["Autumn wave.pptx"]).slides
        ]
        self.assertIn("Heatmap: Gap to target", titles)
        self.assertGreater(Image.open(saved["Autumn wave.png"]).width, 2000)
