"""The board and participation: the number of people, and of waves before, must be a detail."""

import contextlib
import gzip
import json

from ..browser import Browser
from ..figures import Times, in_turns
from ..server import Server
from ..work import MIDDLE, SMALL, Size
from . import closing

PATH = "/web/dataset/call_kw/readiness.heatmap/get_heatmap"
LOG_IN = "people.log_in"
WAVES = 60


def measure(bench):
    few = Size(SMALL.people, bench.largest.departments)
    names = [_company(bench, few), bench.databases.copy("many", bench.names[bench.largest])]
    campaigns = [bench.launched[few], bench.launched[bench.largest]]
    _nightly_job(bench, few)
    with Readers(bench, names) as readers:
        _participation(bench, few, readers, campaigns)
        for name, campaign in zip(names, campaigns, strict=True):
            bench.databases.run_file(name, "release.sql", campaign=campaign["id"])
        _board(bench, few, readers, campaigns)
    _queries(bench, names[1], campaigns[1])
    for name in names:
        bench.databases.drop(name)
    _history(bench)


def _company(bench, size):
    name = bench.databases.copy("few")
    bench.organise(name, size)
    bench.names[size] = name
    bench.launched[size] = bench.inside(name, "campaigns.launch")
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
            Browser(server.port, self.bench.inside(server.database, LOG_IN, logins=["admin"])[0])
            for server in self.servers
        ]
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
        rows = [self._rows(work()) for work in works for _warm_up in range(6)][::6]
        before = [len(server.performance(PATH)) for server in self.servers]
        over_http = in_turns(rounds, *[lambda work=work: self._ignored(work()) for work in works])
        on_server = [
            Times(tuple(seconds for _queries, seconds in server.performance(PATH)[start:]))
            for server, start in zip(self.servers, before, strict=True)
        ]
        return list(zip(over_http, on_server, rows, strict=True))

    def size(self, campaign):
        """Kilobytes of the last one's board, as a proxy compresses it."""
        board = self._open(self.browsers[-1], campaign["id"])
        return len(gzip.compress(json.dumps(board).encode())) / 1000

    @staticmethod
    def _open(browser, campaign):
        return browser.call("readiness.heatmap", "get_heatmap", campaign, True)  # as the client

    @staticmethod
    def _rows(board):
        return len(board["rows"])

    @staticmethod
    def _ignored(_board):
        return None


def _participation(bench, few, readers, campaigns):
    """What a reader waits for while it is open."""
    (_http, small, _rows), (_http, large, _rows) = readers.read(campaigns, bench.rounds)
    _same(bench, "participation of an open campaign, read", few, small, large)


def _nightly_job(bench, few):
    """In the same units with a hundred times as many people."""
    taken = {few: [], bench.largest: []}
    names = {}
    for size in taken:
        names[size] = bench.databases.copy(f"answered_{size.people}", bench.names[size])
        bench.inside(names[size], "campaigns.take_keys")
        closing.answer(bench, size, names[size])
    for size in (*taken, *reversed(taken)):
        campaign = bench.launched[size]["id"]
        function = "campaigns.store_participation"
        taken[size] += bench.inside(names[size], function, campaign=campaign, rounds=4)
    once, many = (Times(tuple(values)) for values in taken.values())
    work = f"participation, the nightly job, {bench.largest.name} people"
    bench.compare(work, many, once, f"{few.name} people", 2.0)
    for name in names.values():
        bench.databases.drop(name)


def _board(bench, few, readers, campaigns):
    (small_http, small, small_rows), (large_http, large, rows) = readers.read(
        campaigns, bench.rounds
    )
    assert rows == small_rows > few.departments, (rows, small_rows)
    _same(bench, f"board, {few.departments:,} units x 9, on the server", few, small, large)
    bench.add(
        "the same, bound of server time",
        large,
        bound="under 0.150 s",
        held=large.median < 0.15,
    )
    size = readers.size(campaigns[-1])
    bench.add("the same, compressed", Times((size,)), "kB", bound="under 120 kB", held=size < 120)
    bench.add("the same, over HTTP", large_http, other=small_http, other_name=f"{few.name} people")


def _same(bench, work, few, small, large):
    title = f"{work}, {bench.largest.name} people"
    bench.compare(title, large, small, f"{few.name} people", 1.10)
    bench.curves[work] = [(few.people, small.median), (bench.largest.people, large.median)]


def _queries(bench, name, campaign):
    queries = bench.inside(name, "campaigns.queries_of_board", campaign=campaign["id"])
    bench.add("queries of the board", Times((queries,)), "", bound="at most 5", held=queries <= 5)


def _history(bench):
    """The newest wave's board, with no wave before it and with fifty-nine."""
    campaign = bench.launched[MIDDLE]
    names = [bench.databases.copy("new", bench.names[MIDDLE])]
    bench.databases.run_file(names[0], "release.sql", campaign=campaign["id"])
    names.append(bench.databases.copy("waves", names[0]))
    bench.databases.run_file(names[1], "history.sql", campaign=campaign["id"], waves=WAVES - 1)
    with Readers(bench, names) as readers:
        (_http, new, _rows), (_http, old, _rows) = readers.read([campaign] * 2, bench.rounds)
    bench.compare(f"board with {WAVES} waves, {MIDDLE.departments} units", old, new, "1 wave", 1.10)
    for name in names:
        bench.databases.drop(name)
