# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make faults``: runs with one seed after another; SEED= and RUNS= choose them.

An argument names a database that has the addon, to be copied instead of a fresh one.
"""

import os
import sys
import time
import traceback

from groundwork import locks
from groundwork.console import Console
from groundwork.workspace import here
from trial.server import end_politely

from . import ROOT
from .checks import Failed
from .run import Run
from .stage import Stage

OWN_MOUNTS = "FAULTS_OWN_MOUNTS"


def with_own_mounts(module="faults"):
    """Go on in a mount namespace of our own, so that the small disk is nobody else's."""
    if OWN_MOUNTS in os.environ:
        return
    as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = ["unshare", *as_root, "--mount", "--"]
    command += [sys.executable, "-m", module, *sys.argv[1:]]
    os.execvpe(command[0], command, {**os.environ, OWN_MOUNTS: "1"})


def alone():
    """One harness of a clone at a time: another one waits."""
    lock = here().local / "faults" / "stage.lock"
    return locks.exclusive(lock, Console(), "breaking servers")


def play(stage, seed):
    """One run: it is told as it goes. Returns what did not hold, and the steps struck."""
    started, run = time.monotonic(), Run(stage, seed)
    print(f"seed {seed}: {run.plan}", flush=True)
    problems = problems_of(run)
    struck = "; ".join(f"{what} {step} ({text})" for step, what, text in run.steps.struck)
    print(f"  {'; '.join(run.told)}\n  struck of {run.steps.longest}: {struck}")
    print(f"  cut {len(run.cut)} of the {len(run.plan.cuts)} statements of sending")
    counted = sum(person.thanked for person in run.people)
    errors = sum(len(person.errors) for person in run.people)
    word, spent = "FAILED" if problems else "ok", time.monotonic() - started
    print(f"  {word}: {counted} thanked, {errors} pages failed on the way, {spent:.1f} s")
    print("".join(f"    - {problem}\n" for problem in problems), end="", flush=True)
    return problems, {step for step, _what, _text in run.steps.struck}


def problems_of(run):
    try:
        run.play()
    except Failed as failure:
        return failure.args[0]
    except Exception:
        return [traceback.format_exc()]
    return []


def conclude(results):
    """Say what came out; return the exit code."""
    steps = sorted(set().union(*(struck for _problems, struck in results.values())))
    print(f"The closing job was struck at {len(steps)} statements: {steps}")
    failed = [seed for seed, (problems, _struck) in results.items() if problems]
    if failed:
        print(f"{len(failed)} of {len(results)} failed: {failed}")
        print(f"Replay: make faults SEED={failed[0]} RUNS=1")
        return 1
    print(f"{len(results)} runs, everything held.")
    return 0


def main():
    os.chdir(ROOT)
    with_own_mounts()
    end_politely()
    first, runs = int(os.environ.get("SEED") or 1), int(os.environ.get("RUNS") or 10)
    seeds = range(first, first + runs)
    source = sys.argv[1] if len(sys.argv) > 1 else None
    with alone(), Stage(here(), Console(quiet=True), source) as stage:
        results = {seed: play(stage, seed) for seed in seeds}
    return conclude(results)


if __name__ == "__main__":
    sys.exit(main())
