"""``make faults``: runs with one seed after another; SEED= and RUNS= choose them."""

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

from groundwork.console import Console  # noqa: E402
from groundwork.workspace import here  # noqa: E402

from .checks import Failed  # noqa: E402
from .run import Run  # noqa: E402
from .stage import Stage  # noqa: E402

OWN_MOUNTS = "FAULTS_OWN_MOUNTS"


def arguments(given):
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED") or 1))
    parser.add_argument("--runs", type=int, default=int(os.environ.get("RUNS") or 10))
    parser.add_argument("--source", help="a database with the addon, instead of a fresh one")
    return parser.parse_args(given)


def with_own_mounts(module="faults"):
    """Go on in a mount namespace of our own, so that the small disk is nobody else's."""
    if OWN_MOUNTS in os.environ:
        return
    as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    command = ["unshare", *as_root, "--mount", "--"]
    command += [sys.executable, "-m", module, *sys.argv[1:]]
    os.execvpe(command[0], command, {**os.environ, OWN_MOUNTS: "1"})


def play(stage, seed):
    """One run; returns whether everything held."""
    started, run = time.monotonic(), Run(stage, seed)
    print(f"seed {seed}: {run.plan}", flush=True)
    try:
        problems = []
        run.play()
    except Failed as failure:
        problems = failure.args[0]
    except Exception:
        problems = [traceback.format_exc()]
    print(f"  {'; '.join(run.told)}; struck {run.steps.struck}, {run.steps.longest} steps")
    counted = sum(person.thanked for person in run.people)
    errors = sum(len(person.errors) for person in run.people)
    word = "FAILED" if problems else "ok"
    spent = time.monotonic() - started
    print(
        f"  {word}: {counted} thanked, {errors} pages failed on the way, {spent:.1f} s", flush=True
    )
    for problem in problems:
        print(f"    - {problem}")
    return not problems


def main():
    os.chdir(ROOT)
    with_own_mounts()
    asked = arguments(sys.argv[1:])
    seeds = range(asked.seed, asked.seed + asked.runs)
    with Stage(here(), Console(quiet=True), asked.source) as stage:
        failed = [seed for seed in seeds if not play(stage, seed)]
    if failed:
        print(f"{len(failed)} of {len(seeds)} failed; replay: make faults SEED={failed[0]} RUNS=1")
        return 1
    print(f"{len(seeds)} runs, everything held.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
