"""The model that learns: right where the answer is known, and the same figures every time."""

from math import exp, log

import pytest

from training.fit import Row, chances, fit

# A trait seen with role 0 in three of four blocks, and one seen only with role 1.
SEEN = [Row((0,), 0, 3.0), Row((0,), 1, 1.0), Row((1,), 1, 2.0)]


def test_without_a_penalty_the_chances_are_the_shares():
    weights = fit(SEEN[:2], 1, 2, penalty=1e-9)
    assert chances(weights[0]) == pytest.approx([0.75, 0.25], abs=1e-4)


def test_a_penalty_makes_less_sure():
    sure, unsure = (chances(fit(SEEN, 2, 2, penalty=each)[0])[0] for each in (0.01, 10.0))
    assert 0.5 < unsure < sure < 0.76


def test_the_point_found_is_the_best():
    """The slope of a penalised likelihood is nothing there: what is seen less what is expected, plus the weight."""
    (weights,) = fit(SEEN[:2], 1, 2, penalty=2.0)
    expected = chances(weights)
    assert [2.0 * each for each in weights] == pytest.approx([3 - 4 * expected[0], 1 - 4 * expected[1]], abs=1e-3)


def test_the_order_of_rows_does_not_show():
    rows = [Row((place % 7, 7 + place % 5), place % 3, 1.0 + place % 2) for place in range(200)]
    there, back = (fit(given, 12, 3, penalty=1.0) for given in (rows, rows[::-1]))
    assert [[round(each, 3) for each in row] for row in there] == [[round(each, 3) for each in row] for row in back]


def test_rows_of_weight_n_are_n_rows():
    many = [Row((0,), 0, 1.0)] * 3 + [Row((0,), 1, 1.0)] + [Row((1,), 1, 1.0)] * 2
    assert fit(many, 2, 2, penalty=1.0)[0] == pytest.approx(fit(SEEN, 2, 2, penalty=1.0)[0], abs=1e-3)


def test_chances_are_softmax_and_never_overflow():
    assert chances([log(3), 0.0]) == pytest.approx([0.75, 0.25])
    assert chances([5000.0, 0.0]) == [1.0, exp(-5000.0)]
