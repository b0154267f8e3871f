# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What happens in a run, and when: all of it follows from the seed."""

import random
from dataclasses import dataclass

from .breaking import STRIKES, WHILE_OPEN
from .key_disk import FULL, MISSING, READ_ONLY
from .watching import AFTER_KEY, BEFORE_KEY, SENDING
from .wire import CUT, LOSE_REPLY

# As many statements as closing takes in a new process, up to its last write; in one that has closed
# before it takes fewer. As many seeds, one after another, strike every one of them, far apart.
STEPS = 82
STRIDE = 67
# Each statement of sending, before it arrives and after. A run takes four: three seeds take all.
CUTS = [(name, verdict) for name in SENDING for verdict in (CUT, LOSE_REPLY)]
CUTS_OF_A_RUN = 4
AT_LAUNCH = ("", FULL, CUT, READ_ONLY, LOSE_REPLY)
KEYS_AT_CLOSE = ("", MISSING, READ_ONLY, FULL)


@dataclass(frozen=True)
class Plan:
    """One run. Moments are counted in people who are done, not in seconds.

    :ivar launch: what goes wrong at the launch: with the disk of the keys, or at its commit
    :ivar cuts: [(statement of sending, what is done to it)]
    :ivar open_faults: [(moment, name)]
    :ivar closes_at: the moment at which the announced time comes
    :ivar strikes: [(statement of the closing job, what is done to it)], one an attempt
    :ivar keys: how the disk of the keys is broken at the close
    """

    seed: int
    launch: str
    cuts: list
    open_faults: list
    closes_at: int
    strikes: list
    twice: bool
    keys: str

    @classmethod
    def of(cls, seed):
        chance = random.Random(seed)
        closes_at = chance.randint(12, 23)
        names = chance.sample(sorted(WHILE_OPEN), chance.randint(2, 3))
        first = seed * CUTS_OF_A_RUN
        return cls(
            seed=seed,
            launch=AT_LAUNCH[seed % len(AT_LAUNCH)],
            cuts=[CUTS[(first + place) % len(CUTS)] for place in range(CUTS_OF_A_RUN)],
            open_faults=sorted((chance.randint(1, closes_at - 6), name) for name in names),
            closes_at=closes_at,
            strikes=cls._strikes(seed, chance),
            twice=chance.random() < 0.5,
            keys=KEYS_AT_CLOSE[seed % len(KEYS_AT_CLOSE)],
        )

    @classmethod
    def calm(cls):
        """Nothing breaks."""
        return cls(0, "", [], [], 26, [], twice=False, keys="")

    @staticmethod
    def _strikes(seed, chance):
        """One for each attempt: spread over the whole, then any, then beside the key's end."""
        spread = 1 + seed * STRIDE % STEPS
        steps = (spread, chance.randint(1, STEPS), (BEFORE_KEY, AFTER_KEY)[seed % 2])
        return [(step, chance.choice(STRIKES)) for step in steps]

    def __str__(self):
        cuts = ", ".join(f"{verdict} {name}" for name, verdict in self.cuts)
        faults = ", ".join(f"{name} after {moment}" for moment, name in self.open_faults)
        strikes = ", ".join(f"{strike.__name__} {step}" for step, strike in self.strikes)
        more = ["twice"] * self.twice + [f"keys {self.keys}"] * bool(self.keys)
        return (
            f"launch {self.launch or 'calm'}; sending: {cuts}; {faults}; "
            f"closes after {self.closes_at}: {', '.join([strikes, *more])}"
        )
