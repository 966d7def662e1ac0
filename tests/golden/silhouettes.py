"""Shapes against the light: people, players, boats, cranes, gulls and a skyline."""

import random
from itertools import pairwise
from typing import Final

from darkroom import Cutout, Point, Size

# Joints of a player at a run, as parts of the height, the way the runner looks: (forward, up).
_RUNNING: Final = (
    ((0.0, 0.5), (0.16, 0.36), (0.1, 0.12), (0.17, 0.09)),
    ((0.0, 0.5), (-0.06, 0.28), (-0.26, 0.2), (-0.29, 0.13)),
    ((0.05, 0.79), (-0.06, 0.64), (0.05, 0.54)),
    ((0.05, 0.79), (0.19, 0.66), (0.28, 0.76)),
)
_WAITING: Final = (
    ((0.0, 0.5), (0.06, 0.26), (0.07, 0.01), (0.12, 0.0)),
    ((0.0, 0.5), (-0.07, 0.27), (-0.09, 0.01), (-0.04, 0.0)),
    ((0.02, 0.79), (-0.1, 0.64), (-0.03, 0.5)),
    ((0.02, 0.79), (0.12, 0.64), (0.07, 0.49)),
)


def ridge(size: Size, seed: int, *, base: float, height: float, rough: float = 0.55) -> list[Point]:
    """A skyline by halving: peaks of `height` about `base`, down to the lower edge."""
    luck = random.Random(seed)
    line = [base + luck.uniform(-height, height) * 0.5 for _ in range(4)]
    reach = height
    while len(line) < 300:
        between = [(a + b) / 2 + luck.uniform(-reach, reach) * 0.5 for a, b in pairwise(line)]
        line = [y for pair in zip(line, between, strict=False) for y in pair] + [line[-1]]
        reach *= rough
    step = size[0] / (len(line) - 1)
    return [(-1.0, size[1] + 1), *((i * step, y) for i, y in enumerate(line)), (size[0] + 1.0, size[1] + 1)]


def person(cut: Cutout, foot: Point, tall: float, *, stride: float = 0.06, hat: bool = False) -> None:
    """A figure in a long coat, standing or walking, seen against the light."""
    x, y = foot
    neck, hem = y - tall * 0.83, y - tall * 0.27
    cut.disc((x + tall * 0.006, y - tall * 0.925), tall * 0.05, tall * 0.064)
    cut.shape(
        (x - tall * 0.03, y - tall * 0.9),
        (x + tall * 0.03, y - tall * 0.9),
        (x + tall * 0.04, neck),
        (x - tall * 0.04, neck),
    )
    left = [
        (-0.045, 0.835),
        (-0.085, 0.815),
        (-0.108, 0.77),
        (-0.122, 0.62),
        (-0.128, 0.47),
        (-0.105, 0.45),
        (-0.118, 0.27),
    ]
    right = [(across * -0.97, up) for across, up in reversed(left)]
    cut.shape(*[(x + across * tall, y - up * tall) for across, up in [*left, *right]])
    for side, bent in ((-1, 1.0), (1, 1.25)):
        top = x + side * tall * 0.05
        end = x + side * tall * (0.045 + stride * 0.6 * bent)
        cut.shape(
            (top - tall * 0.04, hem - 2), (top + tall * 0.04, hem - 2), (end + tall * 0.026, y), (end - tall * 0.03, y)
        )
        cut.disc((end + tall * 0.008, y - tall * 0.008), tall * 0.042, tall * 0.016)
    if hat:
        cut.disc((x, y - tall * 0.962), tall * 0.082, tall * 0.016)
        cut.disc((x, y - tall * 0.98), tall * 0.052, tall * 0.036)


def player(cut: Cutout, foot: Point, tall: float, *, way: int = 1, running: bool = True) -> None:
    """A footballer far off; `way` 1 runs to the right."""
    x, y = foot
    limbs = _RUNNING if running else _WAITING
    lean = 0.05 if running else 0.01

    def spot(across: float, up: float) -> Point:
        return (x + way * across * tall, y - up * tall)

    for limb, thick in zip(limbs, (0.085, 0.08, 0.05, 0.05), strict=True):
        for start, end in pairwise(limb):
            cut.line(spot(*start), spot(*end), width=tall * thick)
            cut.disc(spot(*start), tall * thick * 0.5)
    cut.shape(spot(-0.08, 0.8), spot(0.12, 0.81), spot(0.1, 0.5), spot(0.11, 0.4), spot(-0.1, 0.41), spot(-0.08, 0.52))
    cut.disc(spot(0.02 + lean * 0.4, 0.79), tall * 0.1, tall * 0.05)
    cut.disc(spot(0.03 + lean, 0.91), tall * 0.056, tall * 0.07)


def trawler(cut: Cutout, at: Point, long: float, *, way: int = 1) -> None:
    """A small fishing boat with wheelhouse, masts and stays; `way` 1 looks right."""
    x, y = at

    def spot(across: float, up: float) -> Point:
        return (x + way * across * long, y - up * long)

    cut.shape(spot(-0.5, 0.13), spot(0.3, 0.12), spot(0.54, 0.25), spot(0.44, 0.0), spot(-0.46, 0.0))
    cut.shape(spot(-0.3, 0.1), spot(-0.3, 0.34), spot(-0.08, 0.34), spot(-0.05, 0.1))
    cut.shape(spot(-0.33, 0.34), spot(-0.05, 0.34), spot(-0.05, 0.37), spot(-0.33, 0.37))
    for foot, top in ((0.12, 0.85), (-0.4, 0.6)):
        cut.line(spot(foot, 0.1), spot(foot, top), width=long * 0.014)
        cut.line(spot(foot, top), spot(0.5, 0.22), width=0.5)
        cut.line(spot(foot, top), spot(-0.48, 0.12), width=0.5)
    cut.line(spot(0.12, 0.25), spot(0.42, 0.6), width=long * 0.01)
    cut.line(spot(0.12, 0.85), spot(0.42, 0.6), width=0.5)
    for post in range(5):
        cut.line(spot(0.16 + post * 0.07, 0.1), spot(0.16 + post * 0.07, 0.2 + post * 0.005), width=0.7)


def crane(cut: Cutout, foot: Point, tall: float, *, way: int = 1) -> None:
    """A dockside crane on a portal, its jib raised."""
    x, y = foot

    def spot(across: float, up: float) -> Point:
        return (x + way * across * tall, y - up * tall)

    for leg in (-0.1, 0.1):
        cut.line(spot(leg * 1.3, 0), spot(leg * 0.8, 0.3), width=tall * 0.018)
    cut.line(spot(-0.1, 0.18), spot(0.1, 0.3), width=tall * 0.008)
    cut.line(spot(0.1, 0.18), spot(-0.1, 0.3), width=tall * 0.008)
    cut.shape(spot(-0.12, 0.3), spot(0.11, 0.3), spot(0.11, 0.345), spot(-0.12, 0.345))
    cut.shape(spot(-0.17, 0.34), spot(0.06, 0.34), spot(0.09, 0.4), spot(0.05, 0.47), spot(-0.17, 0.45))
    heel, tip, peak = spot(0.05, 0.42), spot(0.62, 0.95), spot(-0.04, 0.68)
    lower = spot(0.07, 0.37)
    cut.line(heel, tip, width=tall * 0.009)
    cut.line(lower, tip, width=tall * 0.009)
    for rung in range(1, 14):
        a, b = rung / 14, (rung + 0.5) / 14
        cut.line(
            (heel[0] + (tip[0] - heel[0]) * a, heel[1] + (tip[1] - heel[1]) * a),
            (lower[0] + (tip[0] - lower[0]) * b, lower[1] + (tip[1] - lower[1]) * b),
            width=tall * 0.005,
        )
    cut.line(spot(-0.12, 0.44), peak, width=tall * 0.012)
    cut.line(spot(0.05, 0.44), peak, width=tall * 0.012)
    cut.line(peak, tip, width=0.6)
    cut.line(peak, spot(-0.16, 0.44), width=0.6)
    cut.line(tip, spot(0.62, 0.5), width=0.6)
    cut.disc(spot(0.62, 0.49), tall * 0.012)


def gull(cut: Cutout, at: Point, span: float, *, tilt: float = 0.0) -> None:
    """A gull on the wing: two bows."""
    x, y = at
    lift = span * tilt
    cut.line((x - span, y + lift), (x - span * 0.45, y - span * 0.3 + lift * 0.5), (x, y), width=span * 0.1)
    cut.line((x, y), (x + span * 0.45, y - span * 0.3 - lift * 0.5), (x + span, y - lift), width=span * 0.1)
