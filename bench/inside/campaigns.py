"""A campaign from its launch to thirty days after its close."""

import random
import time
from datetime import timedelta
from pathlib import Path

from odoo import fields
from odoo.tools import SQL

from odoo.addons.social_readiness.sealing import store

# The counters as a plain table beside the sealed ones, for these two: every cell summed up in the
# whole company, the least that a result asks of them ...
SUM_OF_COMPANY = """
    SELECT cell, sum(n) FROM bench_tally, unnest(counts) WITH ORDINALITY AS counted (n, cell)
  GROUP BY cell ORDER BY cell
"""
# ... and the same for each unit with everything below it, the sums that a release states.
SUM_OF_EACH_UNIT = """
    SELECT above, cell, sum(n)
      FROM bench_tally tally
      JOIN readiness_unit unit ON unit.id = tally.unit_id,
           unnest(string_to_array(trim('/' FROM unit.parent_path), '/')) above,
           unnest(counts) WITH ORDINALITY AS counted (n, cell)
  GROUP BY above, cell ORDER BY above, cell
"""
SHARE = 0.8  # of those invited answer


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
        "items": campaign.survey_id._readiness_items().ids,
    }


def answer(env, campaign):
    """Let four of five answer: as if each had sent the questionnaire, unit by unit."""
    layout = env["readiness.campaign"].browse(campaign)._layout()
    chance = random.Random(1)
    key, units = store.key_of(env.cr, campaign), store.opened(env.cr, campaign)
    for unit, value in units.items():
        _answer_unit(value, layout, chance)
        env.cr.execute(
            "UPDATE readiness_tally SET sealed = %s WHERE unit_id = %s",
            [key.seal(unit, value.to_bytes()), unit],
        )
    env.cr.execute("CREATE TABLE bench_tally (unit_id integer, counts integer[])")
    rows = [(unit, value.counts) for unit, value in units.items()]
    env.cr.executemany("INSERT INTO bench_tally VALUES (%s, %s)", rows)
    env.cr.execute("ANALYZE bench_tally")


def _answer_unit(value, layout, chance):
    """The people of a unit lean one way, and each answers around it."""
    lean = chance.randint(0, 2)
    for seat in range(value.seats):
        if chance.random() < SHARE:
            levels = {item.id: min(5, lean + chance.randint(1, 4)) for item in layout.items}
            value.count(seat, layout.increments(levels), True)


def take_keys(env):
    """Give this copy of a database keys of its own: without them it can close nothing."""
    env.cr.execute(SQL("SELECT id, %s FROM readiness_campaign campaign", store.KEY))
    for campaign, *row in env.cr.fetchall():
        row = store.KeyRow(*row)
        if row.name:
            name = f"{row.name}{row.oid}"
            store.folder().put(name, store.read_key(row).given_to(row.owner).to_bytes())
            env.cr.execute(
                "UPDATE readiness_campaign SET seal_name = %s WHERE id = %s", [name, campaign]
            )


def memory():
    """The most memory that this process has held, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("No VmHWM in /proc/self/status.")


def counted(env, campaign):
    """How many answers the tallies hold."""
    return sum(value.respondents for value in store.opened(env.cr, campaign).values())


def close(env, campaign):
    """Close as the scheduled job does, between two runs of the SELECTs to compare with."""
    campaign = env["readiness.campaign"].browse(campaign)
    company = [_seconds_of(env, SUM_OF_COMPANY)]
    each = [_seconds_of(env, SUM_OF_EACH_UNIT)]
    company.append(_seconds_of(env, SUM_OF_COMPANY))
    each.append(_seconds_of(env, SUM_OF_EACH_UNIT))
    # Past the lock: nobody can move a closing earlier.
    env.cr.execute(
        "UPDATE readiness_campaign SET date_close = date_trunc('second', now() AT TIME ZONE 'UTC')"
        " WHERE id = %s",
        [campaign.id],
    )
    env.cr.commit()
    env.invalidate_all()
    started = time.perf_counter()
    env["readiness.campaign"]._cron_open_and_close()
    env.cr.commit()
    seconds = time.perf_counter() - started
    return {
        "state": campaign.state,
        "respondents": campaign.respondents,
        "rows": env["readiness.score"].search_count([("campaign_id", "=", campaign.id)]),
        "published": seconds,
        "sum_of_company": min(company),
        "sum_of_each_unit": min(each),
        "memory": memory(),
    }


def _seconds_of(env, query):
    started = time.perf_counter()
    env.cr.execute(query)
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
        table: _rows_of(env, table, campaign) for table in ("readiness_roster", "readiness_tally")
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
    heatmap = env(user=env.ref("base.user_admin"))["readiness.heatmap"]
    heatmap.get_heatmap(campaign)
    env.invalidate_all()
    before = env.cr.sql_log_count
    heatmap.get_heatmap(campaign)
    return env.cr.sql_log_count - before
