# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Firefox without a window, driven by keys, clicks and scripts through WebDriver BiDi.

Odoo's own browser tests speak Chromium's protocol only. BiDi is the W3C's, built into Firefox:
it needs no driver program beside the browser.
"""

import json
import re
import subprocess
import tempfile
import time
from pathlib import Path

import websocket
from groundwork import system

READY = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60

# A server of Odoo limits its memory, and Firefox reserves much more than it uses.
UNLIMITED = ["sh", "-c", 'ulimit -v unlimited && exec "$@"', "sh"]

# A new profile would look for updates, experiments and safe-browsing lists on the Internet.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # The test server waits five seconds for what is sent on a connection that is opened ahead.
    "network.http.speculative-parallel-limit": 0,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}

# The WebDriver standard's names of keys that print nothing.
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Escape": "\ue00c",
    "Space": " ",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}


class BrowserError(Exception):
    """Firefox refused a command, or a script in the page threw."""


class Firefox:
    """A Firefox without a tab, with a new profile: it goes on while tests come and go.

    :param script: whether pages may run any
    """

    def __init__(self, script):
        program = system.firefox()
        if not program:
            raise BrowserError(f"Firefox: {system.NO_FIREFOX}.")
        self.count = 0
        self.profile = tempfile.TemporaryDirectory(prefix="firefox-")
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in {**PREFERENCES, "javascript.enabled": script}.items()
        ]
        Path(self.profile.name, "user.js").write_text("".join(lines))
        command = [
            *UNLIMITED,
            program,
            "--headless",
            "--no-remote",
            "--remote-debugging-port",
            "0",
        ]
        self.process = subprocess.Popen(
            [*command, "--profile", self.profile.name],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.socket = websocket.create_connection(
            f"{self._address()}/session", suppress_origin=True, timeout=SECONDS
        )
        self.command("session.new", capabilities={})

    def _address(self):
        for line in self.process.stderr:
            if found := READY.search(line):
                return found[1]
        raise BrowserError(f"Firefox ended with {self.process.wait()} before it was ready.")

    def command(self, method, **parameters):
        """Send a command of WebDriver BiDi and return its result."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        self.socket.send(json.dumps(message))
        while (reply := json.loads(self.socket.recv())).get("id") != self.count:
            pass  # an event
        if reply["type"] == "error":
            raise BrowserError(f"{method}: {reply['error']}: {reply['message']}")
        return reply["result"]

    def stop(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(SECONDS)
        self.process.stderr.close()
        self.profile.cleanup()


class FreshFirefox:
    """One tab in a new context of the Firefox that is there; use it in a ``with`` statement.

    A context shares no cookie, storage, cache or service worker with any other, and is gone
    with its tab.

    :param width: of the page in CSS pixels
    :param height: the same
    :param script: whether pages may run any
    """

    running = {}  # {with scripts: Firefox}

    def __init__(self, width=1400, height=900, script=True):
        self.size = {"width": width, "height": height}
        self.script = script

    def __enter__(self):
        running = self.running.get(self.script)
        if running and running.process.poll() is not None:
            running.stop()  # it has died, and left its profile
            running = None
        running = self.running[self.script] = running or Firefox(self.script)
        self.command = running.command
        self.context = self.command("browser.createUserContext")["userContext"]
        created = self.command("browsingContext.create", type="tab", userContext=self.context)
        self.tab = created["context"]
        self.command("browsingContext.setViewport", context=self.tab, viewport=self.size)
        return self

    def __exit__(self, *_error):
        """Close the context; a Firefox that does not answer any more is ended."""
        try:
            self.command("browser.removeUserContext", userContext=self.context)
        except (OSError, websocket.WebSocketException):
            self.running.pop(self.script).stop()

    @classmethod
    def stop_running(cls):
        while cls.running:
            cls.running.popitem()[1].stop()

    # ------------------------------------------------------------
    # WHAT A PERSON DOES
    # ------------------------------------------------------------

    def go(self, url):
        self.command("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def set_cookie(self, name, value, domain):
        cookie = {"name": name, "value": {"type": "string", "value": value}, "domain": domain}
        partition = {"type": "storageKey", "userContext": self.context}
        self.command("storage.setCookie", cookie=cookie, partition=partition)

    def press(self, *keys):
        """Press keys one after another: a name of ``KEYS`` or a character."""
        actions = []
        for key in keys:
            value = KEYS.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def click(self, selector):
        """Click the middle of the first element that a selector finds, once it is in view."""
        self.wait_for(f"document.querySelector({json.dumps(selector)})")
        place = self.run(
            f"const one = document.querySelector({json.dumps(selector)});"
            "one.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const box = one.getBoundingClientRect();"
            "return JSON.stringify([box.x + box.width / 2, box.y + box.height / 2]);"
        )
        x, y = map(round, json.loads(place))
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        down, up = ({"type": name, "button": 0} for name in ("pointerDown", "pointerUp"))
        actions = [{"type": "pointerMove", "x": x, "y": y}, down, up]
        self._perform({**pointer, "actions": actions})

    def _perform(self, source):
        self.command("input.performActions", context=self.tab, actions=[source])

    # ------------------------------------------------------------
    # WHAT THE PAGE SAYS
    # ------------------------------------------------------------

    def run(self, body):
        """Run the body of an async function in the page; return a text, number or boolean."""
        result = self.command(
            "script.evaluate",
            expression=f"(async () => {{ {body} }})()",
            target={"context": self.tab},
            awaitPromise=True,
        )
        if result["type"] == "exception":
            raise BrowserError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def wait_for(self, condition, seconds=20):
        """Wait until an expression is true in the page."""
        end = time.monotonic() + seconds
        # While a page is loading, what the condition looks at may not be there yet.
        held = f"try {{ return Boolean({condition}); }} catch {{ return false; }}"
        while not self.run(held):
            if time.monotonic() > end:
                text = self.run("return document.body.innerText.slice(0, 2000);")
                raise AssertionError(f"Not in {seconds} s: {condition}\n{text}")
            time.sleep(0.1)
