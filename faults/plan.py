"""What happens in a run, and when: all of it follows from the seed."""

import random
from dataclasses import dataclass

from .breaking import STRIKES, WHILE_OPEN

# As many statements as closing takes in a new process, up to its last write; in one that has closed
# before it takes fewer. As many seeds, one after another, strike every one of them, far apart.
STEPS = 85
STRIDE = 67
# Those of the rewrite, which is all that is left once the result is published.
STEPS_OF_REWRITE = 24


@dataclass(frozen=True)
class Plan:
    """One run. Moments are counted in people who are done, not in seconds.

    :ivar open_faults: [(moment, name)]
    :ivar closes_at: the moment at which the announced time comes
    :ivar strikes: [(statement of the closing job, what is done to it)], one an attempt
    """

    seed: int
    open_faults: list
    closes_at: int
    strikes: list
    twice: bool
    disk_full: bool

    @classmethod
    def of(cls, seed):
        chance = random.Random(seed)
        closes_at = chance.randint(12, 23)
        names = chance.sample(sorted(WHILE_OPEN), chance.randint(2, 3))
        return cls(
            seed=seed,
            open_faults=sorted((chance.randint(1, closes_at - 6), name) for name in names),
            closes_at=closes_at,
            strikes=cls._strikes(seed, chance),
            twice=chance.random() < 0.5,
            disk_full=chance.random() < 0.4,
        )

    @classmethod
    def calm(cls):
        """Nothing breaks."""
        return cls(0, [], 26, [], twice=False, disk_full=False)

    @staticmethod
    def _strikes(seed, chance):
        """One for each attempt: spread over the whole, then any, then one of the rewrite."""
        spread = 1 + seed * STRIDE % STEPS
        steps = (spread, chance.randint(1, STEPS), chance.randint(1, STEPS_OF_REWRITE))
        return [(step, chance.choice(STRIKES)) for step in steps]

    def __str__(self):
        faults = ", ".join(f"{name} after {moment}" for moment, name in self.open_faults)
        strikes = ", ".join(f"{strike.__name__} {step}" for step, strike in self.strikes)
        more = [name for name, on in (("twice", self.twice), ("disk full", self.disk_full)) if on]
        return f"{faults}; closes after {self.closes_at}: {', '.join([strikes, *more])}"
