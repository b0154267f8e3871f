# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""When an email may be sent: in the daytime, on working days.

All moments are in the local time of the recipient, without a time zone.
"""

from datetime import datetime, time, timedelta

# Nobody waits longer for a working day, whatever a calendar says.
LONGEST_WAIT = 31


def next_moment(moment, works_on, start=7.0, end=20.0):
    """Return the first moment from ``moment`` on at which a mail may be sent.

    >>> weekdays = lambda day: day.weekday() < 5
    >>> next_moment(datetime(2026, 5, 8, 21, 30), weekdays)      # a Friday evening
    datetime.datetime(2026, 5, 11, 7, 0)

    :param works_on: function of a date: whether it is a working day
    :param start: hour of the day, 7.5 being half past seven; the first that is not quiet
    :param end: hour of the day from which on it is quiet again, later than ``start``
    """
    opens, closes = day_hour(moment.date(), start), day_hour(moment.date(), end)
    day = moment.date() if moment < closes else moment.date() + timedelta(days=1)
    for _wait in range(LONGEST_WAIT):
        if works_on(day):
            break
        day += timedelta(days=1)
    return moment if day == moment.date() and moment >= opens else day_hour(day, start)


def halfway(opening, closing):
    """Return the middle of the time, or None if it is too short for a reminder then.

    >>> halfway(datetime(2026, 5, 4, 8), datetime(2026, 5, 15, 18))
    datetime.datetime(2026, 5, 10, 1, 0)
    """
    return opening + (closing - opening) / 2 if closing - opening >= timedelta(days=4) else None


def last_day(opening, closing, works_on, start=7.0, margin=timedelta(hours=6)):
    """Return the morning of the last working day that leaves time to answer, or None.

    ``margin`` is the time that must be left until the closing. None if that would be less
    than a day after the opening.

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
    """Return the moment of this day at an hour such as 7.5.

    >>> day_hour(datetime(2026, 5, 4).date(), 7.5)
    datetime.datetime(2026, 5, 4, 7, 30)
    """
    return datetime.combine(day, time()) + timedelta(hours=hour)
