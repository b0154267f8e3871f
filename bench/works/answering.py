# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One complete response, and many at once, side by side with plain Odoo."""

import contextlib
import time

from ..answering import Plain, Readiness
from ..figures import Times, in_turns
from ..phone import visit
from ..server import Server
from ..work import LOGINS, SMALL, at_most

WARM_UP = 16
CLIENTS = 8
# What has to be tapped, and what leads to it.
OURS = (
    ".progress:not([hidden]) ~ .step:not([hidden]) .scale label",
    ".step:not([hidden]) [data-do=next]",
)
PLAIN = (".o_survey_form_choice_item, .o_survey_choice_btn", "button[type=submit]")


def measure(bench):
    with contextlib.ExitStack() as stack:
        ours, plain = _surveys(bench, stack)
        for survey in (ours, plain):
            survey.answer_at_once(WARM_UP, CLIENTS)
        _one_client(bench, ours, plain)
        _many_clients(bench, ours, plain)
        _each_counted_once(bench, ours)
        _on_a_phone(bench, ours, plain)
        _size_of_the_company(bench, stack, ours)


def _surveys(bench, stack):
    servers = [
        stack.enter_context(Server(bench.session, name))
        for name in (bench.names[SMALL], bench.names["plain"])
    ]
    sessions = [bench.inside(one.database, "log_in", logins=LOGINS) for one in servers]
    return (
        Readiness(servers[0], sessions[0], bench.launched[SMALL]),
        Plain(servers[1], sessions[1], bench.plain_survey),
    )


def _one_client(bench, ours, plain):
    mine, theirs = in_turns(6 if bench.quick else 20, ours.answer, plain.answer)
    bench.compare("one complete response, one client", mine, theirs, "plain Odoo", 0.12)


def _many_clients(bench, ours, plain):
    people = 16 if bench.quick else 32

    def per_second(survey):
        def work():
            started = time.perf_counter()
            survey.answer_at_once(people, CLIENTS)
            return people / (time.perf_counter() - started)

        return work

    mine, theirs = in_turns(2 if bench.quick else 4, per_second(ours), per_second(plain))
    ratio = mine.ratio(theirs)
    sides = {"other": theirs, "other_name": "plain Odoo", "ratio": ratio}
    bound = {"bound": "at least 8", "held": ratio >= 8}
    bench.add("the same, 8 clients, 4 workers", mine, "responses/s", **sides, **bound)


def _on_a_phone(bench, ours, plain):
    """The first statement on a slow phone with an empty cache, and what came over the network."""
    mine, theirs = [], []
    for _round in range(2 if bench.quick else 5):
        mine.append(_visit(ours, ours.link, OURS))
        theirs.append(_visit(plain, f"/survey/start/{plain.token}", PLAIN))
    seconds, others = _figures("seconds", mine, theirs)
    work = "slow phone, empty cache: the first statement can be tapped"
    bench.compare(work, seconds, others, "plain Odoo", 0.25)
    bench.add("the same, bound in seconds", seconds, **at_most(seconds.high, 1.5, "s"))
    for name, most in (("bytes", 120_000), ("requests", 3)):
        figures, other = _figures(name, mine, theirs)
        sides = {"other": other, "other_name": "plain Odoo", "ratio": figures.ratio(other)}
        title = f"the same, {name} until then (uncompressed)"
        bench.add(title, figures, name, **sides, **at_most(figures.high, most))


def _figures(name, *both):
    """One figure of the visits of each."""
    return [Times(tuple(getattr(one, name) for one in visits)) for visits in both]


def _visit(survey, path, selectors):
    url = f"http://127.0.0.1:{survey.server.port}{path}"
    return visit(url, next(survey.sessions), *selectors)


def _each_counted_once(bench, ours):
    """Every response that ended in thanks is counted once, and no server reported an error."""
    campaign = bench.launched[SMALL]["id"]
    counted = bench.inside(bench.names[SMALL], "counted", campaign=campaign)
    errors = ours.server.errors()
    assert counted == len(ours.done), (counted, len(ours.done))
    assert not errors, errors[:5]


def _size_of_the_company(bench, stack, ours):
    """The same where a hundred times as many are invited."""
    server = stack.enter_context(Server(bench.session, bench.names[bench.largest], workers=2))
    sessions = bench.inside(server.database, "log_in", logins=LOGINS[:60])
    large = Readiness(server, sessions, bench.launched[bench.largest])
    large.answer_at_once(8, 2)
    mine, theirs = in_turns(6 if bench.quick else 20, large.answer, ours.answer)
    work = f"one response, {bench.largest.name} people"
    bench.compare(work, mine, theirs, f"{SMALL.name} people", 1.10)
