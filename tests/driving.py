# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A real browser, driven with real keys and clicks: Chromium over its own protocol."""

import base64
import json
import logging
import os
import shutil
import signal
import tempfile
import time
from concurrent.futures import wait
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import patch

import websocket

from odoo.tests.common import HOST, ChromeBrowser
from odoo.tools import mute_logger

from .browsing import BrowsingCase

AXE = Path(find_spec("axe_playwright_python").origin).parent / "axe.min.js"
SECONDS = 15
KEYS = {
    "Tab": ("Tab", 9),
    "Enter": ("Enter", 13),
    "Space": (" ", 32),
    "Escape": ("Escape", 27),
    "ArrowDown": ("ArrowDown", 40),
    "ArrowUp": ("ArrowUp", 38),
    "ArrowLeft": ("ArrowLeft", 37),
    "ArrowRight": ("ArrowRight", 39),
}
# What a page can keep beside cookies. Not among it: files, which tell nothing of a test.
KEPT = "cache_storage,file_systems,indexeddb,local_storage,service_workers,shared_storage"
TEXTS = {"Enter": "\r", "Space": " "}


class Chromium(ChromeBrowser):
    """A Chromium without a tab: it goes on while tests come and go."""

    def __init__(self, touch_enabled):
        self._logger = logging.getLogger(__name__)
        self.user_data_dir = tempfile.mkdtemp(suffix="_chromium")
        self._never_connect_ahead()
        self.sigxcpu_handler = None
        self.chrome, self.devtools_port = self._chrome_start(self.user_data_dir, touch_enabled)

    def _spawn_chrome(self, command):
        """Tabs share the process of their pages, where scripts stay compiled."""
        return super()._spawn_chrome([*command[:-1], "--renderer-process-limit=1", command[-1]])

    def _never_connect_ahead(self):
        """Let it open no connection before there is a request for it.

        The test server waits five seconds for that request, and each test for the server.
        """
        preferences = Path(self.user_data_dir, "Default", "Preferences")
        preferences.parent.mkdir()
        preferences.write_text(json.dumps({"net": {"network_prediction_options": 2}}))


class FreshBrowser(ChromeBrowser):
    """What a test takes for a browser of its own: a new tab of a Chromium that is there.

    It finds no cookie, storage, cache of scripts or service worker of a test before. Files that
    never change, as bundles of scripts, are still there: a browser fetches and compiles them
    once. Odoo's own browser tests use it too (see ``conftest.py``).
    """

    running = {}  # {with a touch screen: Chromium}

    def _chrome_start(self, touch_enabled, **_options):
        chromium = self.running.get(touch_enabled)
        if chromium and chromium.chrome.poll() is not None:
            chromium.stop()  # it has died, and left its profile
            chromium = None
        chromium = self.running[touch_enabled] = chromium or Chromium(touch_enabled)
        return chromium.chrome, chromium.devtools_port

    def _open_websocket(self):
        self.whole = websocket.create_connection(
            self._json_command("version")["webSocketDebuggerUrl"], suppress_origin=True, timeout=30
        )
        self.target = self._ask_whole("Target.createTarget", url="about:blank")["targetId"]
        address = f"ws://{HOST}:{self.devtools_port}/devtools/page/{self.target}"
        tab = websocket.create_connection(address, enable_multithread=True, suppress_origin=True)
        tab.settimeout(0.01)  # as Odoo's
        return tab

    def _ask_whole(self, method, **params):
        """Ask for what concerns all of Chromium."""
        self.whole.send(json.dumps({"id": 1, "method": method, "params": params}))
        while (reply := json.loads(self.whole.recv())).get("id") != 1:
            pass  # an event
        return reply["result"]

    def stop(self):
        """Close the tab and forget; a Chromium that does not answer any more is ended."""
        try:
            self.screencaster.stop()
            if self.chrome.poll() is None:
                wait(self._responses.values(), 10)  # for a screenshot of what went wrong
                self._forget()
            self._result.cancel()
            self.ws.close()
            self._ask_whole("Target.closeTarget", targetId=self.target)
            self.whole.close()
        except (AttributeError, KeyError, OSError, websocket.WebSocketException):
            self._logger.warning("This Chromium is ended:", exc_info=True)
            self.chrome.kill()
            self.chrome.wait()
        shutil.rmtree(self.user_data_dir, ignore_errors=True)
        signal.signal(signal.SIGXCPU, self.sigxcpu_handler)

    def _forget(self):
        """Leave the page, which may still write, then remove everything that pages can keep."""
        for method, params in (
            ("Page.navigate", {"url": "about:blank"}),
            ("Storage.clearCookies", {}),
            (
                "Storage.clearDataForOrigin",
                {"origin": self.test_case.base_url(), "storageTypes": KEPT},
            ),
        ):
            self._websocket_request(method, params=params)

    @classmethod
    def stop_running(cls):
        while cls.running:
            cls.running.popitem()[1].stop()


class Tab:
    """One tab: what a person can do in it, and what they see."""

    def __init__(self, case, browser):
        self.case = case
        self.browser = browser
        self.shape = 1400, 900

    def ask(self, method, **params):
        return self.browser._websocket_request(method, params=params, timeout=30)

    # ------------------------------------------------------------
    # DO
    # ------------------------------------------------------------

    def open(self, path):
        """Open an address and wait until the page has loaded."""
        self.js("void (window.leaving = true)")
        self.ask("Page.navigate", url=self.case.base_url() + path)
        self.wait("!window.leaving && document.readyState === 'complete'")

    def reload(self):
        self.js("void (window.leaving = true)")
        self.ask("Page.reload")
        self.wait("!window.leaving && document.readyState === 'complete'")

    def back(self):
        """The browser's own button."""
        self.js("void history.back()")

    def press(self, *keys, shift=False):
        for key in keys:
            name, code = KEYS[key] if key in KEYS else (key, ord(key.upper()))
            event = {
                "key": name,
                "code": key,
                "windowsVirtualKeyCode": code,
                "modifiers": 8 * shift,
            }
            text = TEXTS.get(key, key if len(key) == 1 else "")
            self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **event)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **event)

    def tab_to(self, selector, most=60, text="", back=False):
        """Press Tab until the focus is there: whoever has no mouse gets there.

        :param text: how the element's text begins
        :param back: whether to go backward, with Shift
        """
        there = f"""(({{activeElement: one}}) => one?.matches({json.dumps(selector)})
            && one.textContent.trim().startsWith({json.dumps(text)}))(document)"""
        for _press in range(most):
            if self.js(f"Boolean({there})"):
                return
            self.press("Tab", shift=back)
        raise AssertionError(f"Tab does not lead to {selector} {text}")

    def write(self, text):
        """Type a text instead of the one in the field that has the focus."""
        self.js("document.activeElement.select()")
        self.ask("Input.insertText", text=text)

    def click(self, selector):
        """Press the mouse in the middle of what is seen there."""
        self.wait(f"document.querySelector({json.dumps(selector)})?.checkVisibility()")
        x, y = self.js(
            f"""(() => {{
                const target = document.querySelector({json.dumps(selector)});
                target.scrollIntoView({{block: "center"}});
                const box = target.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    # ------------------------------------------------------------
    # SEE
    # ------------------------------------------------------------

    def js(self, code):
        reply = self.ask("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in reply:
            raise AssertionError(reply["exceptionDetails"])
        return reply["result"].get("value")

    def wait(self, condition, seconds=SECONDS):
        end = time.monotonic() + seconds
        while not self._holds(condition):
            if time.monotonic() > end:
                raise AssertionError(f"Never: {condition}. Shown: {self.text()[:600]}")
            time.sleep(0.05)

    def _holds(self, condition):
        try:
            return self.js(f"Boolean({condition})")
        except Exception:
            return False

    def text(self):
        return self.js("document.body.innerText")

    def page(self):
        """What the page says it is: see ``BrowsingCase.main``."""
        return self.js(
            "(({message, page}) => message || page)(document.querySelector('main').dataset)"
        )

    def wait_for(self, page, seconds=SECONDS):
        self.wait(
            "(({message, page}) => message || page)(document.querySelector('main').dataset)"
            f" === '{page}'",
            seconds,
        )

    def step(self):
        """The number of the section that is shown; 0 is the first page."""
        return self.js("[...document.querySelectorAll('.step')].findIndex((one) => !one.hidden)")

    def chosen(self):
        return self.js(
            "Object.fromEntries([...document.querySelectorAll('.scale :checked')]"
            ".map((one) => [one.name, Number(one.value)]))"
        )

    def barriers(self, within=None, rules=None):
        """What axe-core finds on the page as it is now, or in a part of it.

        :param rules: of axe-core; all but experimental ones if there are none
        """
        if not self.js("Boolean(window.axe)"):
            self.js(AXE.read_text())
        part = json.dumps(within) if within else "document"
        options = json.dumps({"runOnly": rules} if rules else {})
        return self.js(
            f"axe.run({part}, {options}).then("
            "({violations}) => violations.map(({id, nodes}) =>"
            " `${id}: ${nodes.map((one) => one.html + one.failureSummary).join()}`))"
        )

    def shot(self, name):
        """Keep a picture of the whole page where the environment asks for one."""
        if not (folder := os.environ.get("READINESS_SHOTS")):
            return
        width, height = self.shape
        self.size(width, max(height, self.js("document.documentElement.scrollHeight")))
        reply = self.ask("Page.captureScreenshot", format="png")
        Path(folder, f"{name}.png").write_bytes(base64.b64decode(reply["data"]))
        self.size(width, height)

    # ------------------------------------------------------------
    # CIRCUMSTANCES
    # ------------------------------------------------------------

    def size(self, width, height=900, mobile=False):
        self.shape = width, height
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=mobile,
        )

    def media(self, **features):
        wanted = [{"name": name.replace("_", "-"), "value": v} for name, v in features.items()]
        self.ask("Emulation.setEmulatedMedia", features=wanted)

    def scripts(self, enabled):
        self.ask("Emulation.setScriptExecutionDisabled", value=not enabled)

    def offline(self, offline=True):
        self.ask("Network.enable")
        self.ask(
            "Network.emulateNetworkConditions",
            offline=offline,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )


class Driving:
    """What an ``HttpCase`` needs to drive a real browser."""

    @contextmanager
    def tab(self, login=None):
        """A browser with one tab, in which this user is logged in."""
        with mute_logger("werkzeug"), patch.object(type(self), "browser_size", "1400x900"):
            browser = FreshBrowser(self)
            with self.allow_requests(browser=browser):
                self.authenticate(login, login, browser=browser)
                self.cr.flush()
                self.cr.clear()
                try:
                    yield Tab(self, browser)
                finally:
                    browser.stop()
                    self._wait_remaining_requests()

    def log_in(self, tab, login):
        """Somebody else logs in at the same browser."""
        self.authenticate(login, login, browser=tab.browser)

    @staticmethod
    def host():
        return HOST


class DrivingCase(Driving, BrowsingCase):
    """Tests in a real browser of those who answer: a base class."""
