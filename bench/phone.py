# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A slow phone with an empty cache: Chromium, its network and its processor slowed down."""

import json
import time
from typing import NamedTuple
from urllib.parse import urlsplit

from trial.chrome import Tab, chrome

SLOWDOWN = 4  # of the processor
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SCREEN = (390, 844, 2)

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
    const start = document.querySelector(%(start)s);
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


def visit(url, session, statement, start):
    """Open a page as somebody who is logged in, on a phone that has never been here.

    :param statement: selector of what has to be tapped
    :param start: selector of a button that leads to it
    """
    with chrome() as address:
        tab = Tab(address)
        place = urlsplit(url)
        cookie = {"name": "session_id", "value": session, "domain": place.hostname, "path": "/"}
        tab.ask("Network.setCookie", **cookie)
        tab.size(*SCREEN)
        tab.ask("Emulation.setCPUThrottlingRate", rate=SLOWDOWN)
        tab.ask("Network.emulateNetworkConditions", **NETWORK)
        tab.events.clear()
        began = time.time()
        tab.ask("Page.navigate", url=url)
        tab.wait(f"location.host === {json.dumps(place.netloc)}", pause=0.005)
        look = LOOK % {"statement": json.dumps(statement), "start": json.dumps(start)}
        return Visit(tab.wait(look, pause=0.02) / 1000 - began, *_traffic(tab.events))


def _traffic(events):
    """Return (requests, bytes uncompressed, bytes over the network)."""

    def named(method):
        return [one["params"] for one in events if one.get("method") == f"Network.{method}"]

    replies = [one["response"]["url"] for one in named("responseReceived")]
    data = named("dataReceived")
    return (
        sum(url.startswith("http") for url in replies),
        sum(one["dataLength"] for one in data),
        sum(one["encodedDataLength"] for one in data),
    )
