# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The order of a run: data, measurements, table."""

import argparse
import time

from groundwork.console import Console
from groundwork.session import Session
from groundwork.workspace import here
from trial.server import end_politely

from . import report
from .databases import BenchDatabases
from .work import SMALL, Bench
from .works import answering, board, closing, launching, results

WORKS = {
    "launching": launching,
    "answering": answering,
    "results": results,
    "board": board,
    "closing": closing,
}
WITH_PLAIN = {"answering", "results"}


def read_arguments():
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true", help="small companies only, for a look")
    parser.add_argument("--only", choices=WORKS, nargs="+", help="some parts", default=list(WORKS))
    return parser.parse_args()


def run(session, options):
    databases = BenchDatabases(session)
    databases.prepare()
    databases.drop_all()
    bench = Bench(session, databases, options.quick)
    started = time.monotonic()
    try:
        for size in bench.sizes:
            bench.make_company(size)
        if WITH_PLAIN & set(options.only):
            make_plain(bench)
        for name, work in WORKS.items():
            if name in options.only:
                work.measure(bench)
    finally:
        databases.drop_all()
    print(report.table(bench.lines))
    bench.console.done("Measured", f"{time.monotonic() - started:.0f} s")


def make_plain(bench):
    questionnaire = bench.inside(bench.names[SMALL], "read_questionnaire")
    name = bench.names["plain"] = bench.databases.plain()
    bench.organise(name, SMALL)
    bench.plain_survey = bench.inside(name, "make_survey", questionnaire=questionnaire)


if __name__ == "__main__":
    end_politely()
    asked = read_arguments()
    session = Session(here(), Console(quiet=True))
    session.prepare()
    with session.database():
        run(session, asked)
