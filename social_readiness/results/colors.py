# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The colors of the heatmap in files, and which one a number gets: the same as on the screen.

The screen's colors are in ``static/src/board/color_scale.scss``; a test compares both.
"""

# Seven steps from orange through a neutral gray to blue: (background, text).
STEPS = (
    ("#ad5c0e", "#ffffff"),
    ("#df8a48", "#1a1a1a"),
    ("#fabd93", "#1a1a1a"),
    ("#f0f0f0", "#1a1a1a"),
    ("#a4d0ff", "#1a1a1a"),
    ("#64a4f2", "#1a1a1a"),
    ("#2f6fb9", "#ffffff"),
)
NEUTRAL = 4
FADED = 0.18  # opacity of a background that is faded, as on the screen
FADED_TEXT = "#a3adb3"

TEXT = "#23303a"
MUTED = "#5d6b75"
LINE = "#d8e0e4"
HATCH = "#c3ccd1"
TARGET = "#b4bdc3"
BRAND = "#17414d"

# The lowest number of each step from the second one on.
SCORE_BOUNDS = (30, 40, 50, 60, 70, 80)
# The distances from zero at which the first, second and third step on either side begin.
DISTANCES = {"gap": (3, 10, 20), "change": (2, 5, 10), "company": (3, 8, 15)}


def color_step(value, mode):
    """Return the step, 1 to 7, of a number in a mode."""
    if mode not in DISTANCES:
        return 1 + sum(value >= bound for bound in SCORE_BOUNDS)
    away = sum(abs(value) >= distance for distance in DISTANCES[mode])
    return NEUTRAL + (away if value > 0 else -away)


def pair(step, is_faded=False):
    """Return background and text of a step; paler ones if another step is chosen in the legend."""
    ground, text = STEPS[step - 1]
    return (_paler(ground), FADED_TEXT) if is_faded else (ground, text)


def _paler(color):
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * FADED):02x}" for part in parts)


def ranges(mode):
    """Return seven pairs (lowest, highest number) of the steps, None without a limit."""
    if mode not in DISTANCES:
        starts = (0, *SCORE_BOUNDS)
        return list(zip(starts, (*(bound - 1 for bound in SCORE_BOUNDS), 100), strict=True))
    near, middle, far = DISTANCES[mode]
    starts = (1 - far, 1 - middle, 1 - near, near, middle, far)
    return list(zip((None, *starts), (*(start - 1 for start in starts), None), strict=True))
