# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The company's own time: its days, and the hours that its clocks show.

Odoo stores moments in UTC. In this module, *local* is what a clock in the company's time zone
shows, without a time zone; a *zone* is a name such as ``"Europe/Madrid"`` (an unknown name counts
as UTC). ``res.company._readiness_zone`` returns a company's zone. For a campaign, use the methods
of ``readiness.campaign``: ``_zone``, ``_today``, ``_day_of`` and ``_moment_label``, or for many of
them ``zones`` and ``closing_days``.
"""

from datetime import datetime, time, timedelta

import babel.dates
import pytz

from odoo.tools import SQL, format_date, format_time, get_lang
from odoo.tools.misc import babel_locale_parse


def to_local(moment, zone):
    """Return a moment in UTC as a clock in the zone shows it.

    >>> to_local(datetime(2026, 11, 21, 2, 0), "America/Los_Angeles")
    datetime.datetime(2026, 11, 20, 18, 0)
    """
    return pytz.utc.localize(moment).astimezone(_zone(zone)).replace(tzinfo=None)


def to_utc(local, zone):
    """Return the moment in UTC at which a clock in the zone shows ``local``.

    When clocks are set back, an hour occurs twice; the first one is meant. When they are set
    forward, an hour is skipped; the result is then as long after the change as ``local`` is after
    the beginning of that hour.

    >>> to_utc(datetime(2026, 10, 25, 2, 30), "Europe/Madrid")    # occurs twice
    datetime.datetime(2026, 10, 25, 0, 30)
    >>> to_utc(datetime(2026, 3, 29, 2, 30), "Europe/Madrid")    # skipped: half past three
    datetime.datetime(2026, 3, 29, 1, 30)
    """
    zone = _zone(zone)
    try:
        aware = zone.localize(local, is_dst=None)
    except pytz.AmbiguousTimeError:
        aware = zone.localize(local, is_dst=True)
    except pytz.NonExistentTimeError:
        aware = zone.localize(local, is_dst=False)
    return aware.astimezone(pytz.utc).replace(tzinfo=None)


def at(day, hour, zone):
    """Return the moment in UTC of an hour (7.5 is half past seven) on a day in the zone."""
    return to_utc(datetime.combine(day, time()) + timedelta(hours=hour), zone)


def day_of(moment, zone):
    """Return the day in the zone on which a moment in UTC lies."""
    return to_local(moment, zone).date()


def first_day_from(moment, zone):
    """Return the first day that begins, in the zone, at this moment in UTC or later."""
    day = day_of(moment, zone)
    return day if at(day, 0, zone) >= moment else day + timedelta(days=1)


def moved(moment, zone, move):
    """Return a moment in UTC, moved by local time: the clock shows ``move`` more.

    >>> moved(datetime(2026, 10, 19, 7, 0), "Europe/Madrid", timedelta(days=7))    # nine o'clock
    datetime.datetime(2026, 10, 26, 8, 0)
    """
    return to_utc(to_local(moment, zone) + move, zone)


def length(begin, end, zone):
    """Return the time between two moments in UTC, measured in local time.

    From nine o'clock to six o'clock a week later is the same length in every week of the year.
    """
    return to_local(end, zone) - to_local(begin, zone)


# ------------------------------------------------------------
# CAMPAIGNS, in one query
# ------------------------------------------------------------


def zone_sql(env, campaign):
    """Return the time zone in which campaigns open and close, as their ``_zone`` does, as SQL.

    :param campaign: name of their table in the query
    """
    return env["res.company"]._readiness_zone_sql(
        SQL.identifier(campaign, "company_id"),
        SQL("COALESCE(%s, %s)", SQL.identifier(campaign, "user_id"), env.uid),
    )


def zones(campaigns):
    """Return {campaign id: its time zone} of those that the user may read."""
    return {campaign: zone for campaign, _closing, zone in _closings(campaigns)}


def closing_days(campaigns):
    """Return {campaign id: its closing day, as sent to clients} of those that the user may read."""
    closings = _closings(campaigns)
    return {campaign: day_of(moment, zone).isoformat() for campaign, moment, zone in closings}


def _closings(campaigns):
    query = campaigns._search([("id", "in", campaigns.ids)])
    columns = [SQL.identifier(query.table, name) for name in ("id", "date_close")]
    zone = zone_sql(campaigns.env, query.table)
    return campaigns.env.execute_query(query.select(*columns, zone))


# ------------------------------------------------------------
# IN WORDS
# ------------------------------------------------------------


def day_label(env, day, form="long"):
    """Return a day in the language of ``env``: "November 20, 2026"; empty for no day.

    :param form: name of a Babel date format
    """
    return format_date(env, day, date_format=form) if day else ""


def month_label(env, day):
    """Return the month of a day in the language of ``env``: "November 2026"."""
    locale = babel_locale_parse(get_lang(env).code)
    return babel.dates.format_skeleton("yMMMM", day, locale=locale)


def month_names(env):
    """Return the names of the twelve months in the language of ``env``, January first."""
    names = babel.dates.get_month_names("wide", locale=babel_locale_parse(get_lang(env).code))
    return [names[month] for month in range(1, 13)]


def moment_label(env, moment, zone, form="long"):
    """Return a moment in UTC as local day and minute: "November 20, 2026, 6:00 PM"."""
    if not moment:
        return ""
    local = to_local(moment, zone)
    minute = format_time(env, local.time(), time_format="short")
    return f"{day_label(env, local.date(), form)}, {minute}"


def short_moment_label(env, moment, zone):
    """Return a moment in UTC as the zone's weekday and minute: "Fri, Nov 20, 6:00 PM"."""
    local = to_local(moment, zone)
    locale = babel_locale_parse(get_lang(env).code)
    day = babel.dates.format_skeleton("MMMEd", local, locale=locale)
    return f"{day}, {format_time(env, local.time(), time_format='short')}"


def zone_label(zone):
    """Return a zone as people read it: "America/Los Angeles"."""
    return zone.replace("_", " ")


def _zone(name):
    try:
        return pytz.timezone(name or "UTC")
    except pytz.UnknownTimeZoneError:
        return pytz.utc
