# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The scores, from 0 to 100, that the heatmap of the fictional company shows.

The company is ready in technology, fair in process, and weak in people and where decisions are
taken. One department stands out, and one has improved strongly between the two published campaigns.
"""

from typing import NamedTuple

SEED = 1905

# The company at the second campaign.
COMPANY = {
    "organisation": 52,
    "culture": 48,
    "communication": 61,
    "decisions": 36,
    "empowerment": 40,
    "collaboration": 62,
    "knowledge": 46,
    "access": 83,
}

# The executive's guess before opening the last result.
EXPECTED = {
    "organisation": 65,
    "culture": 70,
    "communication": 60,
    "decisions": 72,
    "empowerment": 68,
    "collaboration": 65,
    "knowledge": 60,
    "access": 75,
}

# How departments differ from the company, in points; a department without an entry is like the one
# above it. ``every`` stands for all dimensions that are not named.
DIFFERENCES = {
    "content": {
        "every": 26, "communication": 20, "decisions": 42, "empowerment": 40, "collaboration": 22,
        "access": 6,
    },
    "customer_service": {"every": 6, "decisions": 12, "empowerment": 12, "access": 2},
    "shops": {"every": 0, "communication": -7, "decisions": -4, "access": -9},
    "online_shop": {"every": 4, "access": 6, "knowledge": 8},
    "wholesale": {"every": 1, "knowledge": -8},
    "marketing": {"every": 6},
    "design": {"every": 5, "culture": 10, "decisions": 2},
    "production": {"every": -3, "communication": -8, "access": -10, "collaboration": 2},
    "weaving": {"every": -4, "decisions": -9, "empowerment": -8, "access": -10},
    "logistics": {"every": -2, "collaboration": 5, "access": -5},
    "quality": {"every": 3, "knowledge": 9},
    "technology": {"every": 3, "access": 8, "knowledge": 7, "communication": -6},
    "finance": {"every": -2, "organisation": 7, "decisions": -4},
    "people": {"every": 4},
    "management": {"every": 8},
}  # fmt: skip


class Scenario(NamedTuple):
    """One campaign: it opens on the Monday on or before ``days_ago``, for ``length`` days."""

    days_ago: int
    length: int
    closed: bool
    taking_part: dict  # {department: share}; ``every`` for all others
    shift: dict  # {department: {dimension: points}} beside ``COMPANY`` and ``DIFFERENCES``


SCENARIOS = (
    Scenario(
        days_ago=376,
        length=11,
        closed=True,
        taking_part={"every": 0.76, "marketing": 0.9, "weaving": 0.84, "legal": 0.5},
        shift={
            "every": {"every": -3, "communication": -6, "access": -2},
            "content": {"every": 0},
            "customer_service": {
                "every": -19, "decisions": -26, "empowerment": -25, "access": -3,
            },
            "dyeing": {"every": 4},
        },
    ),
    Scenario(
        days_ago=53,
        length=11,
        closed=True,
        taking_part={
            "every": 0.8, "marketing": 0.9, "content": 1, "customer_service": 0.93,
            "weaving": 0.84, "sewing": 0.85, "shops_centre": 0.85,
        },
        shift={"every": {"every": 0}, "dyeing": {"every": -4}},
    ),
    Scenario(
        days_ago=7,
        length=25,
        closed=False,
        taking_part={"every": 0.4, "content": 0.7, "technology": 0.6, "shops": 0.25},
        shift={"every": {"every": 2}},
    ),
)  # fmt: skip


class Plan(NamedTuple):
    """An action from the library; ``unit`` None: the whole company. Days count from today."""

    campaign: int  # index of the campaign whose result it is about
    measure: str
    unit: str | None
    owner: str
    state: str
    begins: int
    due: int


PLANS = (
    # Planned after the first campaign; the second one shows what changed.
    Plan(0, "decisions_purse", "customer_service", "manager", "done", begins=-340, due=-250),
    Plan(0, "communication_five_lines", None, "hr", "done", begins=-330, due=-240),
    Plan(0, "collaboration_handover", "operations", "executive", "done", begins=-320, due=-230),
    # Planned after the second campaign: what helped one department is now done in others.
    Plan(1, "decisions_purse", "commercial", "manager", "running", begins=-20, due=30),
    Plan(1, "empowerment_free_hours", None, "hr", "planned", begins=5, due=75),
    Plan(1, "knowledge_reward_sharing", None, "executive", "running", begins=-12, due=120),
)
