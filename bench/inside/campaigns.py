"""A campaign from its launch to thirty days after its close."""

import time
from datetime import timedelta
from pathlib import Path

from odoo import fields

# Every cell of every tally summed up in the whole company: the least that a result asks of them.
SUM_OF_COMPANY = """
    SELECT cell, sum(n) FROM readiness_tally, unnest(counts) WITH ORDINALITY AS counted (n, cell)
     WHERE campaign_id = %s GROUP BY cell ORDER BY cell
"""
# The same for each unit with everything below it: the sums that a release states.
SUM_OF_EACH_UNIT = """
    SELECT above, cell, sum(n)
      FROM readiness_tally tally
      JOIN readiness_unit unit ON unit.id = tally.unit_id,
           unnest(string_to_array(trim('/' FROM unit.parent_path), '/')) above,
           unnest(counts) WITH ORDINALITY AS counted (n, cell)
     WHERE tally.campaign_id = %s GROUP BY above, cell ORDER BY above, cell
"""


def launch(env):
    """Launch a campaign of the whole company; return how long it took and how large it was."""
    now = fields.Datetime.now()
    campaign = env["readiness.campaign"].create(
        {
            "name": "Bench",
            "date_open": now - timedelta(days=1),
            "date_close": now + timedelta(days=10),
        }
    )
    env.cr.commit()
    before = memory()
    started = time.perf_counter()
    campaign.action_launch()
    env.cr.commit()
    asked = time.perf_counter() - started
    if campaign.state == "draft":  # a large one is launched in the background
        env["readiness.campaign"]._cron_launch()
    env.cr.commit()
    campaign.invalidate_recordset()
    assert campaign.state == "open", campaign.state
    seconds = time.perf_counter() - started
    return {
        "id": campaign.id,
        "link": campaign.link_code,
        "headcount": campaign.headcount,
        "units": len(campaign.unit_ids),
        "seconds": seconds,
        "seconds_of_button": asked,
        "memory": memory(),
        "memory_before": before,
        "pages": [[page.id, page.question_ids.ids] for page in campaign.survey_id.page_ids],
        "items": _items(campaign._layout()),
    }


def _items(layout):
    """Where the answers to each item lie in a tally: see answers.sql."""
    return [
        {"place": place, "start": layout._offsets[item.dimension], "reverse": item.reverse}
        for place, item in enumerate(layout.items)
    ]


def memory():
    """The most memory that this process has held, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("No VmHWM in /proc/self/status.")


def counted(env, campaign):
    """How many answers the tallies hold."""
    env.cr.execute(
        "SELECT coalesce(sum(respondents), 0)::integer, (SELECT count(*) FROM readiness_roster"
        " WHERE campaign_id = %(campaign)s AND answered) FROM readiness_tally"
        " WHERE campaign_id = %(campaign)s",
        {"campaign": campaign},
    )
    return env.cr.fetchone()


def close(env, campaign):
    """Close as the scheduled job does, between two runs of the SELECTs to compare with."""
    campaign = env["readiness.campaign"].browse(campaign)
    company = [_seconds_of(env, SUM_OF_COMPANY, campaign.id)]
    each = [_seconds_of(env, SUM_OF_EACH_UNIT, campaign.id)]
    company.append(_seconds_of(env, SUM_OF_COMPANY, campaign.id))
    each.append(_seconds_of(env, SUM_OF_EACH_UNIT, campaign.id))
    # Past the lock: nobody can move a closing earlier.
    env.cr.execute(
        "UPDATE readiness_campaign SET date_close = date_trunc('second', now() AT TIME ZONE 'UTC')"
        " WHERE id = %s",
        [campaign.id],
    )
    env.cr.commit()
    env.invalidate_all()
    published = []
    remove_traces = type(campaign)._remove_traces

    def note(campaign):
        published.append(time.perf_counter() - started)
        return remove_traces(campaign)

    type(campaign)._remove_traces = note
    started = time.perf_counter()
    env["readiness.campaign"]._cron_open_and_close()
    env.cr.commit()
    seconds = time.perf_counter() - started
    return {
        "state": campaign.state,
        "respondents": campaign.respondents,
        "rows": env["readiness.score"].search_count([("campaign_id", "=", campaign.id)]),
        "published": published[0],
        "traces_removed": seconds,
        "sum_of_company": min(company),
        "sum_of_each_unit": min(each),
        "memory": memory(),
    }


def _seconds_of(env, query, campaign):
    started = time.perf_counter()
    env.cr.execute(query, [campaign])
    env.cr.fetchall()
    return time.perf_counter() - started


def after_thirty_days(env, campaign):
    """Let the nightly job come 31 days after the close; return what is still stored."""
    campaign = env["readiness.campaign"].browse(campaign)
    env.cr.execute(
        "UPDATE readiness_campaign SET date_close = date_close - interval '31 days',"
        " date_open = date_open - interval '31 days' WHERE id = %s",
        [campaign.id],
    )
    env.invalidate_all()
    env["readiness.campaign"]._cron_tidy()
    env.cr.commit()
    of_units = {
        table: _bytes_of(env, table, campaign)
        for table in (
            "readiness_unit",
            "readiness_score",
            "readiness_quality",
            "readiness_participation",
        )
    }
    of_people = {
        table: _rows_of(env, table, campaign)
        for table in ("readiness_roster", "readiness_tally", "readiness_draft")
    }
    of_people["survey_user_input"] = env["survey.user_input"].search_count(
        [("survey_id", "=", campaign.survey_id.id)]
    )
    return {"units": len(campaign.unit_ids), "bytes": of_units, "rows_of_people": of_people}


def _bytes_of(env, table, campaign):
    env.cr.execute(
        f'SELECT coalesce(sum(pg_column_size("{table}")), 0) FROM "{table}" WHERE campaign_id = %s',
        [campaign.id],
    )
    return int(env.cr.fetchone()[0])


def _rows_of(env, table, campaign):
    env.cr.execute(f'SELECT count(*) FROM "{table}" WHERE campaign_id = %s', [campaign.id])
    return env.cr.fetchone()[0]


def store_participation(env, campaign, rounds):
    """Store a day's figures as the nightly job does; return the seconds of each round."""
    campaign = env["readiness.campaign"].browse(campaign)
    taken = []
    for _round in range(rounds):
        env.cr.execute("DELETE FROM readiness_participation")
        env.invalidate_all()
        started = time.perf_counter()
        campaign._store_participation()
        env.flush_all()
        taken.append(time.perf_counter() - started)
    return taken


def queries_of_board(env, campaign):
    """How many queries the board costs a viewer who opens it for the second time."""
    board = env(user=env.ref("base.user_admin"))["readiness.campaign"]
    board.get_board(campaign)
    env.invalidate_all()
    before = env.cr.sql_log_count
    board.get_board(campaign)
    return env.cr.sql_log_count - before
