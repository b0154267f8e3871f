# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What is sealed for a unit: its counters, the number of responses, and two bits per person."""

import sys
from array import array
from operator import add

COUNTER = "I"  # 32 bits: enough for a hundred thousand people in one unit
HEADER = 2  # the number of responses, and the number of seats


class UnitValue:
    """The counters of a unit, and who of its people has answered; its size never changes.

    A person is a *seat*: their number in the unit, given at the launch and stored in the roster.
    ``counts`` is laid out by ``engine.tally.TallyLayout``.
    """

    def __init__(self, numbers, answered, own):
        self._numbers, self._answered, self._own = numbers, answered, own

    @classmethod
    def empty(cls, size, seats):
        """Return a value with ``size`` counters and ``seats`` people, none of whom has answered."""
        numbers = array(COUNTER, bytes(4 * (HEADER + size)))
        numbers[1] = seats
        return cls(numbers, *_bits(bytes(2 * _bytes_of(seats)), seats))

    @classmethod
    def from_bytes(cls, data):
        head = array(COUNTER, data[: 4 * HEADER])
        seats = _little(head)[1]
        end = len(data) - 2 * _bytes_of(seats)
        return cls(_little(array(COUNTER, data[:end])), *_bits(data[end:], seats))

    def to_bytes(self):
        numbers = _little(array(COUNTER, self._numbers))
        return numbers.tobytes() + self._answered + self._own

    @property
    def respondents(self):
        return self._numbers[0]

    @property
    def counts(self):
        return self._numbers[HEADER:].tolist()

    def has_answered(self, seat):
        """Return whether the person was counted."""
        return _is_set(self._answered, seat)

    def has_sent(self, seat):
        """Return whether the person answered from their own account; only they are told this."""
        return _is_set(self._own, seat)

    def count(self, seat, increments, own):
        """Add the answers of a person, once; return whether they were added.

        If the person was counted before, the same work is done with zeros, so that it takes as
        long.

        :param increments: what to add to each counter, see ``TallyLayout.increments``
        :param own: whether it was sent from the person's own account
        """
        first = not self.has_answered(seat)
        if not first:
            increments = bytes(len(increments))
        self._numbers[HEADER:] = array(COUNTER, map(add, self._numbers[HEADER:], increments))
        self._numbers[0] += first
        _set(self._answered, seat, True)
        _set(self._own, seat, own)
        return first


def _bytes_of(seats):
    return (seats + 7) // 8


def _bits(data, seats):
    half = _bytes_of(seats)
    return bytearray(data[:half]), bytearray(data[half:])


def _is_set(bits, seat):
    return bool(bits[seat >> 3] >> (seat & 7) & 1)


def _set(bits, seat, value):
    bits[seat >> 3] |= bool(value) << (seat & 7)


def _little(numbers):
    """Return numbers with the same bytes on every processor, since databases are moved."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
