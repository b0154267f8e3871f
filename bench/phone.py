# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A slow phone with an empty cache: Chromium, its network and its processor slowed down.

Run in the project's environment, since it speaks WebSocket:
``python -m bench.phone URL SESSION STATEMENT [START]`` prints the figures of one visit as JSON.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple
from urllib.parse import urlsplit

import websocket
from groundwork import chromium

READY = re.compile(r"DevTools listening on (ws://\S+)")
SECONDS = 120
SLOWDOWN = 4  # of the processor
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SCREEN = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}

# Press what leads to the questions if it can be pressed; the time if a statement can be tapped.
LOOK = """
(() => {
    const isOnTop = (one) => {
        one.scrollIntoView({block: "center", behavior: "instant"});
        const box = one.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return box.width > 0 && Boolean(top) && (one.contains(top) || top.contains(one));
    };
    if (document.readyState === "loading") return 0;
    const statement = document.querySelector(%(statement)s);
    if (statement && isOnTop(statement)) return performance.timeOrigin + performance.now();
    // A button that sends its form loads the page anew: until the script is there, not too often.
    const start = %(start)s && document.querySelector(%(start)s);
    const isEarly = start && start.type === "submit" && performance.now() < (window.again || 0);
    if (start && !isEarly && isOnTop(start)) {
        window.again = performance.now() + 3000;
        start.click();
    }
    return 0;
})()
"""


class Visit(NamedTuple):
    """What one visit took, from the link to the first statement that can be tapped."""

    seconds: float
    requests: int
    bytes: int  # uncompressed
    transferred: int  # as they came over the network


def visit(url, session, statement, start=""):
    """Open a page as somebody who is logged in, on a phone that has never been here.

    :param statement: selector of what has to be tapped
    :param start: selector of a button that leads to it
    """
    with tempfile.TemporaryDirectory(prefix="phone-") as profile:
        command = [chromium.find(), "--headless", "--no-sandbox", "--disable-gpu"]
        command += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
        command += ["--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        try:
            return _Phone(_address(process)).visit(url, session, statement, start)
        finally:
            process.kill()
            process.wait()


def _address(process):
    for line in process.stderr:
        if found := READY.search(line):
            return found[1]
    raise RuntimeError("Chromium ended before it was ready.")


class _Phone:
    """A tab of Chromium, through its DevTools protocol."""

    def __init__(self, address):
        self.socket = websocket.create_connection(address, suppress_origin=True, timeout=SECONDS)
        self.count = 0
        self.tab = None
        self.events = []
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        attached = self.command("Target.attachToTarget", targetId=target, flatten=True)
        self.tab = attached["sessionId"]

    def visit(self, url, session, statement, start):
        for domain in ("Network", "Page", "Runtime"):
            self.command(f"{domain}.enable")
        host = urlsplit(url).hostname
        self.command("Network.setCookie", name="session_id", value=session, domain=host, path="/")
        self.command("Emulation.setDeviceMetricsOverride", **SCREEN)
        self.command("Emulation.setCPUThrottlingRate", rate=SLOWDOWN)
        self.command("Network.emulateNetworkConditions", **NETWORK)
        self.events.clear()
        began = time.time()
        self.command("Page.navigate", url=url)
        self._wait_for_page(urlsplit(url).netloc)
        tapped = self._until_tapped(statement, start) / 1000
        return Visit(tapped - began, *self._traffic())

    def _wait_for_page(self, place):
        """The document of the page has taken the place of the empty one."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self._run("location.host") == place:
                return
            time.sleep(0.005)
        raise RuntimeError(f"The page did not come: {self._run('location.href')}")

    def _until_tapped(self, statement, start):
        """Look again and again; the page that was looked at may lead to another one meanwhile."""
        script = LOOK % {"statement": json.dumps(statement), "start": json.dumps(start)}
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if tapped := self._run(script):
                return tapped
            time.sleep(0.02)
        raise RuntimeError(f"No statement could be tapped: {self._run('document.body.innerText')}")

    def _run(self, expression):
        result = self.command("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def _traffic(self):
        """Return (requests, bytes uncompressed, bytes over the network) so far."""
        named = {"Network.responseReceived": [], "Network.dataReceived": []}
        for event in self.events:
            if event["method"] in named:
                named[event["method"]].append(event["params"])
        requests = [
            one
            for one in named["Network.responseReceived"]
            if one["response"]["url"].startswith("http")
        ]
        data = named["Network.dataReceived"]
        return (
            len(requests),
            sum(one["dataLength"] for one in data),
            sum(one["encodedDataLength"] for one in data),
        )

    def command(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.tab:
            message["sessionId"] = self.tab
        self.socket.send(json.dumps(message))
        while True:
            reply = json.loads(self.socket.recv())
            if reply.get("id") == self.count:
                break
            if "method" in reply:
                self.events.append(reply)
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply['error']['message']}")
        return reply["result"]


if __name__ == "__main__":
    print(json.dumps(visit(*sys.argv[1:])._asdict()))
