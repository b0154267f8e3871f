# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Moments at which mails are sent."""

from datetime import datetime, timedelta

from engine.sending_hours import halfway, last_day, next_moment
from hypothesis import given
from hypothesis import strategies as st

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1))


def weekdays(day):
    return day.weekday() < 5


@given(MOMENTS, st.floats(0, 20), st.floats(1, 4))
def test_never_at_night_nor_on_a_day_off_nor_before(moment, start, length):
    sent = next_moment(moment, weekdays, start, start + length)
    midnight = datetime(sent.year, sent.month, sent.day)
    hour = (sent - midnight) / timedelta(hours=1)
    assert sent >= moment
    assert weekdays(sent)
    assert start - 0.001 <= hour < start + length


@given(MOMENTS)
def test_a_good_moment_stays(moment):
    sent = next_moment(moment, weekdays)
    assert next_moment(sent, weekdays) == sent


def test_a_company_that_never_works_waits_a_month_at_most():
    moment = datetime(2026, 5, 4, 12)
    assert next_moment(moment, lambda day: False) - moment < timedelta(days=32)


@given(MOMENTS, st.integers(1, 60 * 24))
def test_the_last_reminder_lies_within(opening, hours):
    closing = opening + timedelta(hours=hours)
    moment = last_day(opening, closing, weekdays)
    if moment:
        assert opening + timedelta(days=1) <= moment <= closing - timedelta(hours=6)
        assert weekdays(moment)


def test_too_short_for_reminders():
    opening = datetime(2026, 5, 4, 8)
    assert halfway(opening, opening + timedelta(days=3)) is None
    assert last_day(opening, opening + timedelta(hours=20), weekdays) is None
