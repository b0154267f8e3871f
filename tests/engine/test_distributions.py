# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Reference values were computed with 40 digits, apart from the code tested here."""

from math import inf, nan

import pytest
from engine.distributions import f_quantile, t_quantile
from hypothesis import given
from hypothesis import strategies as st

T = [
    (0.975, 1, 12.7062047361747),
    (0.975, 2, 4.302652729749464),
    (0.975, 4, 2.776445105197794),
    (0.975, 7, 2.364624251592785),
    (0.975, 9, 2.262157162798206),
    (0.975, 22, 2.073873067904026),
    (0.975, 30, 2.042272456301238),
    (0.975, 49, 2.00957523712924),
    (0.975, 500, 1.964719837467368),
    (0.975, 20000, 1.960082605158135),
    (0.975, 1000000, 1.959966356814107),
    (0.9, 1, 3.077683537175253),
    (0.9, 3, 1.63774435369621),
    (0.95, 12, 1.78228755564932),
    (0.995, 6, 3.70742802132478),
    (0.999999, 2, 707.1057205259338),
    (0.6, 8, 0.2619210967488324),
    (0.025, 7, -2.364624251592785),
    (0.01, 40, -2.423256779334858),
    (0.0001, 15, -4.879998288424447),
]
F = [
    (0.975, 22, 66, 1.88844735725193),
    (0.025, 22, 66, 0.4689538184548463),
    (0.975, 1, 1, 647.7890114778453),
    (0.025, 1, 1, 0.001543712508674131),
    (0.95, 3, 19, 3.1273500051134),
    (0.05, 3, 19, 0.1153803074355754),
    (0.975, 49, 147, 1.544350502628688),
    (0.025, 49, 147, 0.6136753070830758),
    (0.995, 7, 21, 4.178930195570074),
    (0.005, 7, 21, 0.1294839092053965),
    (0.5, 10, 4, 1.112573360811268),
    (0.999999, 2, 5, 625.471607877395),
    (0.975, 40, 40, 1.875197376830273),
    (0.025, 34, 36, 0.5081076199902656),
    (0.000001, 2, 5, 1.00000070000056e-6),
    (0.975, 499, 3493, 1.138172645924456),
    (0.025, 499, 3493, 0.8727372571707346),
    (1 - 0.01091405593164363, 3, 19, 4.9003348242),
    (0.5, 10, 10, 1),
    (1 - 0.8589799251098863, 3, 7, 0.25),
    (1 - 0.0593922301386971, 1, 30, 3.84),
]

probabilities = st.floats(1e-6, 1 - 1e-6)
degrees = st.integers(1, 100_000)


@pytest.mark.parametrize(("probability", "df", "expected"), T)
def test_t_quantile(probability, df, expected):
    assert t_quantile(probability, df) == pytest.approx(expected, rel=1e-10, abs=0)


@pytest.mark.parametrize(("probability", "df1", "df2", "expected"), F)
def test_f_quantile(probability, df1, df2, expected):
    assert f_quantile(probability, df1, df2) == pytest.approx(expected, rel=1e-10)


@given(probabilities, degrees)
def test_t_is_symmetrical(probability, df):
    mirrored = -t_quantile(1 - probability, df)
    assert t_quantile(probability, df) == pytest.approx(mirrored, rel=1e-6, abs=1e-9)


@given(st.floats(0.501, 0.999), degrees)
def test_squared_t_is_f(probability, df):
    squared = t_quantile(probability, df) ** 2
    central = 2 * probability - 1
    assert f_quantile(central, 1, df) == pytest.approx(squared, rel=1e-9)


@given(probabilities, degrees, degrees)
def test_f_upside_down_is_f(probability, df1, df2):
    inverse = 1 / f_quantile(probability, df1, df2)
    other = f_quantile(1 - probability, df2, df1)
    assert other == pytest.approx(inverse, rel=1e-7)


@given(probabilities, st.floats(1e-5, 0.1), degrees, degrees)
def test_quantiles_rise(probability, step, df1, df2):
    higher = probability + step * (1 - probability)
    assert f_quantile(probability, df1, df2) < f_quantile(higher, df1, df2)
    assert t_quantile(probability, df1) < t_quantile(higher, df1)


def test_ends():
    assert t_quantile(0.5, 3) == 0


@pytest.mark.parametrize("probability", [0, 1, -0.1, 1.5, nan])
def test_impossible_probability(probability):
    with pytest.raises(ValueError, match="probability"):
        t_quantile(probability, 5)
    with pytest.raises(ValueError, match="probability"):
        f_quantile(probability, 5, 5)


@pytest.mark.parametrize("df", [0, -1, inf, nan])
def test_impossible_degrees_of_freedom(df):
    with pytest.raises(ValueError, match="freedom"):
        t_quantile(0.9, df)
    with pytest.raises(ValueError, match="freedom"):
        f_quantile(0.9, df, 3)
