# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The board and participation: the number of people must be a detail."""

import contextlib
import gzip
import json

from trial.browser import Browser

from ..figures import Times, in_turns
from ..server import Server
from ..work import SMALL, Size, at_most

PATH = "/web/dataset/call_kw/readiness.heatmap/get_heatmap"


def measure(bench):
    few = Size(SMALL.people, bench.largest.departments)
    many = bench.databases.copy_of(bench.names[bench.largest], "many")
    databases = {bench.make_company(few): few, many: bench.largest}
    with contextlib.ExitStack() as stack:
        readers = [Reader(bench, stack, name, size) for name, size in databases.items()]
        (_, small), (_, large) = read(readers, bench.rounds)
        # What a reader waits for while it is open.
        _same(bench, "participation of an open campaign, read", few, small, large)
        for reader in readers:
            bench.databases.run_file(reader.database, "release.sql", campaign=reader.campaign)
        _board(bench, few, readers)
    for name in databases:
        bench.databases.drop(name)


class Reader:
    """An HR manager who opens the board, in a database behind a server of its own."""

    def __init__(self, bench, stack, database, size):
        self.database = database
        self.campaign = bench.launched[size]["id"]
        self.server = stack.enter_context(Server(bench.session, database, workers=2))
        [session] = bench.inside(database, "log_in", logins=["admin"])
        self.browser = Browser(self.server.port, session)

    def open(self):
        """As the client does."""
        self.board = self.browser.call("readiness.heatmap", "get_heatmap", self.campaign, True)


def read(readers, rounds):
    """Open each one's board in turns.

    :return: for each, (Times over HTTP, Times on the server)
    """
    works = [reader.open for reader in readers]
    in_turns(6, *works)  # warm up
    before = [len(reader.server.seconds(PATH)) for reader in readers]
    over_http = in_turns(rounds, *works)
    on_server = [
        Times(tuple(reader.server.seconds(PATH)[start:]))
        for reader, start in zip(readers, before, strict=True)
    ]
    return list(zip(over_http, on_server, strict=True))


def _board(bench, few, readers):
    (small_http, small), (large_http, large) = read(readers, bench.rounds)
    small_rows, rows = (len(reader.board["rows"]) for reader in readers)
    assert rows == small_rows > few.departments, (rows, small_rows)
    _same(bench, f"board, {few.departments:,} units x 9, on the server", few, small, large)
    bench.add("the same, bound of server time", large, **at_most(large.median, 0.15, "s"))
    size = len(gzip.compress(json.dumps(readers[-1].board).encode())) / 1000  # as a proxy does
    bench.add("the same, compressed", Times((size,)), "kB", **at_most(size, 120, "kB"))
    bench.add("the same, over HTTP", large_http, other=small_http, other_name=f"{few.name} people")


def _same(bench, work, few, small, large):
    title = f"{work}, {bench.largest.name} people"
    bench.compare(title, large, small, f"{few.name} people", 1.10)
