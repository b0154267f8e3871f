"""The order of a run: data, measurements, table."""

import argparse
import time
from pathlib import Path

from . import growth, report
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


def main(session, arguments):
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
    tell(bench, time.monotonic() - started)
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
        name = bench.databases.copy(size.people)
        bench.organise(name, size)
        bench.names[size] = name
        bench.launched[size] = bench.inside(name, "campaigns.launch")


def make_plain(bench):
    questionnaire = bench.inside(bench.names[SMALL], "plain.read_questionnaire")
    name = bench.databases.plain()
    bench.organise(name, SMALL)
    bench.names["plain"] = name
    bench.plain_survey = bench.inside(name, "plain.make_survey", questionnaire=questionnaire)


def tell(bench, seconds):
    """Print the table, keep the figures, and draw the picture, of a quick run nothing."""
    print(report.table(bench.lines))
    if not bench.quick:
        file = bench.session.workspace.local / "bench.json"
        curves = report.write_json(file, bench, seconds)
        Path(__file__).with_name("growth.svg").write_text(growth.picture(curves))
    bench.console.done("Measured", f"{seconds:.0f} s")
