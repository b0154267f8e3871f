# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A tab of Chromium, through its DevTools protocol; needs the project's environment."""

import contextlib
import json
import re
import subprocess
import tempfile
import time

import websocket
from groundwork import system

READY = re.compile(r"DevTools listening on (ws://\S+)")
SECONDS = 180
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--remote-debugging-port=0"),
)


class Tab:
    """One tab of a new browser.

    :ivar events: what the browser has reported so far, oldest first
    """

    def __init__(self, address):
        self.socket = websocket.create_connection(address, suppress_origin=True, timeout=SECONDS)
        self.count, self.session, self.events = 0, None, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Network", "Page", "Runtime"):
            self.ask(f"{domain}.enable")

    def ask(self, method, **parameters):
        """Send a command of the protocol; return its result.

        :raises RuntimeError: the browser refuses it
        """
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while (reply := json.loads(self.socket.recv())).get("id") != self.count:
            self.events.append(reply)
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def js(self, code):
        """Return the value of an expression in the page, awaited if it is a promise.

        :raises RuntimeError: it throws
        """
        reply = self.ask("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in reply:
            raise RuntimeError(reply["exceptionDetails"]["exception"].get("description"))
        return reply["result"].get("value")

    def wait(self, expression, pause=0.05):
        """Wait until an expression is true; while a page is replaced, it is not.

        :return: its value if it is a number
        :raises RuntimeError: it never is
        """
        code = f"((found) => typeof found === 'number' ? found : Boolean(found))({expression})"
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(RuntimeError):
                if value := self.js(code):
                    return value
            time.sleep(pause)
        raise RuntimeError(f"Never: {expression}. Shown: {self.js('document.body.innerText')}")

    def size(self, width, height, scale=1):
        """Set the size of the page in CSS pixels; a scale above 1 stands for a phone."""
        screen = {"width": width, "height": height, "deviceScaleFactor": scale}
        self.ask("Emulation.setDeviceMetricsOverride", **screen, mobile=scale > 1)


@contextlib.contextmanager
def chrome(*flags):
    """Start a browser with an empty profile; yield the address for a :class:`Tab`."""
    with tempfile.TemporaryDirectory(prefix="chrome-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [system.chromium(), *FLAGS, *flags, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield _address(process)
        finally:
            process.kill()
            process.wait()


def _address(process):
    for line in process.stderr:
        if found := READY.search(line):
            return found[1]
    raise RuntimeError("Chromium ended before it was ready.")
