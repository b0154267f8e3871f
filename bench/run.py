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


def main(session, arguments):
    options = read(arguments)
    databases = BenchDatabases(session)
    databases.prepare()
    databases.drop_all()
    bench = Bench(session, databases, options.quick)
    started = time.monotonic()
    try:
        make_companies(bench)
        make_plain(bench)
        for name, work in WORKS.items():
            if options.only in (None, name):
                work.measure(bench)
    finally:
        databases.drop_all()
    tell(bench, time.monotonic() - started, whole=not (options.quick or options.only))
    return 0


def read(arguments):
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true", help="small companies only, for a look")
    parser.add_argument("--only", choices=WORKS, help="one part")
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


def tell(bench, seconds, whole):
    """Print the table, and keep the figures; the picture only from a whole run."""
    print(report.table(bench.lines))
    report.write_json(bench.session.workspace.local / "bench.json", bench, seconds)
    if whole:
        Path(__file__).with_name("growth.svg").write_text(growth.picture(bench.curves))
    bench.console.done("Measured", f"{seconds:.0f} s; figures in .local/bench.json")
