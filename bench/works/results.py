# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Plain Odoo's results page, to compare the close with: it is computed at every look."""

from trial.browser import Browser

from ..answering import Plain
from ..figures import in_turns
from ..server import Server
from ..work import LOGINS, MIDDLE, SMALL


def measure(bench):
    database, survey = bench.names["plain"], bench.plain_survey["id"]
    with Server(bench.session, database, workers=1) as server:
        logins = ["admin", LOGINS[-1]]
        admin, person = bench.inside(database, "log_in", logins=logins)
        Plain(server, [person], bench.plain_survey).answer()  # the one that is multiplied
        browser = Browser(server.port, admin)
        for size in [SMALL] if bench.quick else [SMALL, MIDDLE]:
            _fill_up(bench, database, survey, size.people)
            (times,) = in_turns(1, lambda: _look(browser, survey))
            bench.add(f"plain Odoo's results page, {size.name} responses", times)


def _fill_up(bench, database, survey, people):
    done = bench.inside(database, "done_responses", survey=survey)
    bench.databases.run_file(
        database, "plain_responses.sql", response=done[0], responses=people - len(done)
    )


def _look(browser, survey):
    page = browser.get(f"/survey/results/{survey}").text
    assert "o_survey_results" in page or "survey_results" in page, page[:2000]
