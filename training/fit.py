"""A multinomial logistic model, fitted by L-BFGS in plain Python: the same figures on every machine.

The penalised likelihood has one best point only (it is strictly convex), and the weights are rounded far more coarsely
than the point is found, so that neither the order of sums nor the last digit of `exp` shows in them. The method is that
of Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35 (1980).
"""

from collections import deque
from collections.abc import Callable, Sequence
from math import exp, log
from typing import Final, NamedTuple

MEMORY: Final = 12  # steps that the method remembers
STEPS: Final = 400  # at most
FLAT: Final = 1e-4  # steepness, of all rows together, at which the point is found

Vector = list[float]


class Row(NamedTuple):
    """One block to learn from: the places of its traits, the place of its role, how often it occurs."""

    traits: tuple[int, ...]
    role: int
    weight: float


def fit(rows: Sequence[Row], traits: int, roles: int, *, penalty: float) -> list[Vector]:
    """For each trait its weight for each role; `penalty` is what half a squared weight costs."""
    best = _descend(_cost(rows, roles, penalty), [0.0] * (traits * roles))
    return [best[at * roles : (at + 1) * roles] for at in range(traits)]


def chances(sums: Sequence[float]) -> Vector:
    """How likely each role is, by the sums of its weights."""
    top = max(sums)
    powers = [exp(each - top) for each in sums]
    whole = sum(powers)
    return [power / whole for power in powers]


Cost = Callable[[Vector], tuple[float, Vector]]


def _cost(rows: Sequence[Row], roles: int, penalty: float) -> Cost:
    places = range(roles)

    def cost(point: Vector) -> tuple[float, Vector]:
        loss = 0.5 * penalty * sum(each * each for each in point)
        slope = [penalty * each for each in point]
        for row in rows:
            starts = [trait * roles for trait in row.traits]
            seen = chances([sum([point[start + role] for start in starts]) for role in places])
            loss -= row.weight * log(max(seen[row.role], 1e-300))
            for role in places:
                step = row.weight * (seen[role] - (role == row.role))
                for start in starts:
                    slope[start + role] += step
        return loss, slope

    return cost


def _dot(one: Vector, other: Vector) -> float:
    return sum(map(float.__mul__, one, other))


def _descend(cost: Cost, point: Vector) -> Vector:
    """The point of least cost."""
    past: deque[tuple[Vector, Vector, float]] = deque(maxlen=MEMORY)
    loss, slope = cost(point)
    for _ in range(STEPS):
        if max(map(abs, slope)) < FLAT:
            break
        way = _way(slope, past)
        down, size = _dot(way, slope), 1.0 if past else 1.0 / max(1.0, sum(map(abs, slope)))
        while True:
            there = [here + size * each for here, each in zip(point, way, strict=True)]
            loss_there, slope_there = cost(there)
            if loss_there <= loss + 1e-4 * size * down or size < 1e-12:
                break
            size /= 2
        moved = [a - b for a, b in zip(there, point, strict=True)]
        turned = [a - b for a, b in zip(slope_there, slope, strict=True)]
        bend = _dot(moved, turned)
        if bend > 1e-12:
            past.append((moved, turned, 1.0 / bend))
        point, loss, slope = there, loss_there, slope_there
    return point


def _way(slope: Vector, past: deque[tuple[Vector, Vector, float]]) -> Vector:
    """The way down, by the two loops of the method."""
    way = list(slope)
    steps: list[float] = []
    for moved, turned, inverse in reversed(past):
        step = inverse * _dot(moved, way)
        steps.append(step)
        way = [a - step * b for a, b in zip(way, turned, strict=True)]
    if past:
        moved, turned, inverse = past[-1]
        scale = 1.0 / (inverse * _dot(turned, turned))
        way = [scale * each for each in way]
    for (moved, turned, inverse), step in zip(past, reversed(steps), strict=True):
        again = inverse * _dot(turned, way)
        way = [a + (step - again) * b for a, b in zip(way, moved, strict=True)]
    return [-each for each in way]
