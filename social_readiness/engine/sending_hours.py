# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Decide when an email may be sent: in the daytime, on working days.

All moments are in the local time of the recipient, as datetimes without a time zone.
"""

from datetime import datetime, time, timedelta

# In days. A calendar without working days does not delay an email longer than this.
LONGEST_WAIT = 31


def next_moment(moment, works_on, start=7.0, end=20.0):
    """Return the first moment from ``moment`` on at which an email may be sent.

    >>> weekdays = lambda day: day.weekday() < 5
    >>> next_moment(datetime(2026, 5, 8, 21, 30), weekdays)      # a Friday evening
    datetime.datetime(2026, 5, 11, 7, 0)

    :param works_on: function that returns whether a date is a working day
    :param start: hour of the day from which emails may be sent; 7.5 is half past seven
    :param end: hour of the day from which they may no longer be sent, later than ``start``
    """
    opens, closes = day_hour(moment.date(), start), day_hour(moment.date(), end)
    day = moment.date() if moment < closes else moment.date() + timedelta(days=1)
    for _wait in range(LONGEST_WAIT):
        if works_on(day):
            break
        day += timedelta(days=1)
    return moment if day == moment.date() and moment >= opens else day_hour(day, start)


def halfway(opening, closing):
    """Return the middle between two moments, or None if they are less than four days apart.

    >>> halfway(datetime(2026, 5, 4, 8), datetime(2026, 5, 15, 18))
    datetime.datetime(2026, 5, 10, 1, 0)
    """
    return opening + (closing - opening) / 2 if closing - opening >= timedelta(days=4) else None


def last_day(opening, closing, works_on, start=7.0, margin=timedelta(hours=6)):
    """Return the morning of the last working day that leaves ``margin`` before the closing.

    The morning is 9:00, or ``start`` if that is later. The result is None if there is no such
    day at least 24 hours after the opening. ``works_on`` and ``start`` are as in
    :func:`next_moment`.

    >>> weekdays = lambda day: day.weekday() < 5
    >>> last_day(datetime(2026, 5, 4, 8), datetime(2026, 5, 17, 18), weekdays)    # a Sunday
    datetime.datetime(2026, 5, 15, 9, 0)
    """
    morning = max(start, 9.0)
    day = closing.date()
    while day > opening.date():
        moment = day_hour(day, morning)
        if works_on(day) and closing - moment >= margin and moment - opening >= timedelta(days=1):
            return moment
        day -= timedelta(days=1)
    return None


def day_hour(day, hour):
    """Return the moment of a date at an hour such as 7.5 (half past seven).

    >>> day_hour(datetime(2026, 5, 4).date(), 7.5)
    datetime.datetime(2026, 5, 4, 7, 30)
    """
    return datetime.combine(day, time()) + timedelta(hours=hour)
