# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The board and participation: the number of people must be a detail."""

import contextlib
import gzip
import json

from trial.browser import Browser

from ..databases import PREFIX
from ..figures import Times, in_turns
from ..server import Server
from ..work import SMALL, Size, at_most

PATH = "/web/dataset/call_kw/readiness.heatmap/get_heatmap"


def measure(bench):
    few = Size(SMALL.people, bench.largest.departments)
    names = [_company(bench, few), bench.databases.copy_of(bench.names[bench.largest], "many")]
    campaigns = [bench.launched[few], bench.launched[bench.largest]]
    with Readers(bench, names) as readers:
        _participation(bench, few, readers, campaigns)
        for name, campaign in zip(names, campaigns, strict=True):
            bench.databases.run_file(name, "release.sql", campaign=campaign["id"])
        _board(bench, few, readers, campaigns)
    for name in names:
        bench.databases.drop(name)


def _company(bench, size):
    name = bench.databases.copy_of(PREFIX, "few")
    bench.organise(name, size)
    bench.names[size] = name
    bench.launched[size] = bench.inside(name, "launch")
    return name


class Readers:
    """An HR manager who opens a board, in two databases, each behind a server of its own."""

    def __init__(self, bench, names):
        self.bench = bench
        self.names = names
        self.stack = contextlib.ExitStack()

    def __enter__(self):
        self.servers = [
            self.stack.enter_context(Server(self.bench.session, name, workers=2))
            for name in self.names
        ]
        self.browsers = [
            Browser(server.port, self.bench.inside(server.database, "log_in", logins=["admin"])[0])
            for server in self.servers
        ]
        self.boards = [None] * len(self.browsers)
        return self

    def __exit__(self, *exception):
        return self.stack.__exit__(*exception)

    def read(self, campaigns, rounds):
        """Open each one's board in turns.

        :return: for each, (Times over HTTP, Times on the server, number of rows)
        """
        works = [
            lambda browser=browser, campaign=campaign: self._open(browser, campaign["id"])
            for browser, campaign in zip(self.browsers, campaigns, strict=True)
        ]
        for work in works * 6:  # warm up
            work()
        before = [len(server.performance(PATH)) for server in self.servers]
        over_http = in_turns(rounds, *works)
        on_server = [
            Times(tuple(seconds for _queries, seconds in server.performance(PATH)[start:]))
            for server, start in zip(self.servers, before, strict=True)
        ]
        rows = [len(board["rows"]) for board in self.boards]
        return list(zip(over_http, on_server, rows, strict=True))

    def size(self):
        """Kilobytes of the last board, as a proxy compresses it."""
        return len(gzip.compress(json.dumps(self.boards[-1]).encode())) / 1000

    def _open(self, browser, campaign):
        board = browser.call("readiness.heatmap", "get_heatmap", campaign, True)  # as the client
        self.boards[self.browsers.index(browser)] = board


def _participation(bench, few, readers, campaigns):
    """What a reader waits for while it is open."""
    (_http, small, _rows), (_http, large, _rows) = readers.read(campaigns, bench.rounds)
    _same(bench, "participation of an open campaign, read", few, small, large)


def _board(bench, few, readers, campaigns):
    (small_http, small, small_rows), (large_http, large, rows) = readers.read(
        campaigns, bench.rounds
    )
    assert rows == small_rows > few.departments, (rows, small_rows)
    _same(bench, f"board, {few.departments:,} units x 9, on the server", few, small, large)
    bench.add("the same, bound of server time", large, **at_most(large.median, 0.15, "s"))
    size = readers.size()
    bench.add("the same, compressed", Times((size,)), "kB", **at_most(size, 120, "kB"))
    bench.add("the same, over HTTP", large_http, other=small_http, other_name=f"{few.name} people")


def _same(bench, work, few, small, large):
    title = f"{work}, {bench.largest.name} people"
    bench.compare(title, large, small, f"{few.name} people", 1.10)
