# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The order of a run: data, measurements, table."""

import argparse
import time

from trial.server import end_politely

from . import report
from .databases import PREFIX, BenchDatabases
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


def main(session, arguments):
    end_politely()
    options = read(arguments)
    databases = BenchDatabases(session)
    databases.prepare()
    databases.drop_all()
    bench = Bench(session, databases, options.quick)
    started = time.monotonic()
    try:
        make_companies(bench)
        if WITH_PLAIN & set(options.only):
            make_plain(bench)
        for name, work in WORKS.items():
            if name in options.only:
                work.measure(bench)
    finally:
        databases.drop_all()
    print(report.table(bench.lines))
    bench.console.done("Measured", f"{time.monotonic() - started:.0f} s")
    return 0


def read(arguments):
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true", help="small companies only, for a look")
    parser.add_argument("--only", choices=WORKS, nargs="+", help="some parts")
    parser.set_defaults(only=list(WORKS))
    return parser.parse_args(arguments)


def make_companies(bench):
    for size in bench.sizes:
        bench.console.begin(f"A company of {size.name}")
        name = bench.databases.copy_of(PREFIX, size.people)
        bench.organise(name, size)
        bench.names[size] = name
        bench.launched[size] = bench.inside(name, "launch")


def make_plain(bench):
    questionnaire = bench.inside(bench.names[SMALL], "read_questionnaire")
    name = bench.databases.plain()
    bench.organise(name, SMALL)
    bench.names["plain"] = name
    bench.plain_survey = bench.inside(name, "make_survey", questionnaire=questionnaire)
