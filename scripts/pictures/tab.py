# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A tab of Chromium with the clock of the pictures' server."""

import base64
import contextlib
import json
import time

from trial import chrome

# What the browser takes for now, moved like the server's clock.
CLOCK = """
{
    const now = () => own() + %d;
    const own = Date.now;
    globalThis.Date = new Proxy(Date, {
        apply: (target) => new target(now()).toString(),
        construct: (target, given, made) =>
            Reflect.construct(target, given.length ? given : [now()], made),
        get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
    });
}
"""
BUSY = ".o_loading_indicator, .o_spinner, .placeholder, .o-mail-Chatter .fa-spin"
CALM_LOOKS = 6
CALM = "* { animation: none !important; transition: none !important; caret-color: transparent; }"


class Tab(chrome.Tab):
    """One tab: what a person does in it, and the picture of it.

    :param address: of the server
    :param shift: by how many seconds the server's clock is moved
    """

    def __init__(self, browser, address, shift):
        super().__init__(browser)
        self.address = address
        self.ask("Page.addScriptToEvaluateOnNewDocument", source=CLOCK % (shift * 1000))
        self.ask("Emulation.setTimezoneOverride", timezoneId="Europe/Madrid")

    def open(self, path):
        self.js("void (window.leaving = true)")
        self.ask("Page.navigate", url=self.address + path)
        self.wait("!window.leaving && document.readyState === 'complete'")

    def see(self, selector):
        self.wait(f"document.querySelector({json.dumps(selector)})?.checkVisibility()")

    def click(self, selector):
        self.see(selector)
        self.js(f"document.querySelector({json.dumps(selector)}).click()")

    def log_in(self, login):
        """Begin a new session as this demo user, whose password is the login."""
        self.ask("Network.clearBrowserCookies")
        self.open("/web/login")
        self.wait("document.querySelector('#password')")  # unseen behind a choice of users
        self.js(
            f"document.querySelector('#login').value = {json.dumps(login)};"
            f"document.querySelector('#password').value = {json.dumps(login)};"
            "window.leaving = true; document.querySelector('#password').form.submit()"
        )
        self.wait("!window.leaving && document.readyState === 'complete'")

    def call(self, model, method, arguments):
        """Call a public method as the web client does; return its result."""
        params = {"model": model, "method": method, "args": arguments, "kwargs": {}}
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        reply = self.js(
            "fetch('/web/dataset/call_kw', {method: 'POST', headers:"
            f" {{'Content-Type': 'application/json'}}, body: {json.dumps(body)}}})"
            ".then((reply) => reply.json())"
        )
        return reply["result"]

    @staticmethod
    def rest(seconds):
        """Wait for what says nothing of itself."""
        time.sleep(seconds)

    def picture(self):
        """Return the tab as a PNG, once nothing moves any more."""
        self.js(
            "document.head.append(Object.assign(document.createElement('style'),"
            f" {{textContent: {json.dumps(CALM)}}}))"
        )
        for _look in range(CALM_LOOKS):
            self.wait(f"!document.querySelector('{BUSY}')")
            self.rest(0.2)
        self.js("document.fonts.ready.then(() => true)")
        return self.shot()

    def shot(self):
        """Return what is shown right now."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])


@contextlib.contextmanager
def chromium_with(address, shift):
    """A new browser with one tab."""
    flags = ("--hide-scrollbars", "--font-render-hinting=none", "--allow-file-access-from-files")
    with chrome.chrome(*flags) as browser:
        yield Tab(browser, address, shift)
