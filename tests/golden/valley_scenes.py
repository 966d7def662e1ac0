"""A photograph of the upper valley in the fog."""

import random
from collections.abc import Sequence

from darkroom import (
    STEEL,
    WIDE,
    Cutout,
    Point,
    clouds,
    glow,
    gradient,
    lit,
    printed,
)
from PIL import Image, ImageChops
from silhouettes import ridge


def valley_fog() -> Image.Image:
    """The upper valley in the morning, ridge behind ridge, and the chapel of Hochwend."""
    scene = gradient(WIDE, [(0, 196), (0.3, 226), (0.6, 236), (1, 200)])
    scene = ImageChops.overlay(scene, clouds(WIDE, 91, across=3, down=5).point(lambda v: 110 + round(v * 0.15)))
    scene = lit(scene, glow(WIDE, (700, 120), 380, 110))
    layers = (
        (4, 218, 150, 196),
        (11, 268, 140, 170),
        (26, 330, 130, 138),
        (31, 404, 120, 104),
        (44, 486, 105, 68),
        (58, 590, 80, 34),
    )
    for seed, base, height, shade in layers:
        cut = Cutout(WIDE)
        line = ridge(WIDE, seed, base=base, height=height)
        cut.shape(*line)
        if shade < 110:
            luck = random.Random(seed)
            for x, y in line[2:-2:1]:
                tall = luck.uniform(4, 13) * (1.35 if shade < 60 else 0.8)
                cut.shape((x - tall * 0.28, y + 4), (x, y - tall), (x + tall * 0.28, y + 4))
        mask = cut.mask.resize(WIDE, Image.Resampling.LANCZOS)
        haze = gradient(
            WIDE,
            [
                (0, shade),
                (max(0.05, (base - 60) / 640), shade),
                (min(0.98, (base + 130) / 640), min(238, shade + 92)),
                (1, min(240, shade + 110)),
            ],
        )
        drift = clouds(WIDE, seed + 200, across=5, down=9).point(lambda v: 112 + round(v * 0.125))
        scene = Image.composite(ImageChops.overlay(haze, drift), scene, mask)
        if seed == 31:
            scene = _chapel(scene, line)
    return printed(scene, STEEL, seed=6, grain=0.07, edge=0.36)


def _chapel(scene: Image.Image, line: Sequence[Point]) -> Image.Image:
    x, y = min((p for p in line if 250 < p[0] < 480), key=lambda p: p[1])
    y += 3
    cut = Cutout(WIDE)
    cut.shape((x - 2, y + 8), (x - 2, y - 16), (x + 17, y - 30), (x + 36, y - 16), (x + 36, y + 10))
    cut.shape((x - 14, y + 8), (x - 14, y - 40), (x - 7, y - 70), (x, y - 40), (x, y + 8))
    cut.line((x - 7, y - 68), (x - 7, y - 80), width=1.2)
    cut.line((x - 10.5, y - 76), (x - 3.5, y - 76), width=1.2)
    return cut.onto(scene, ink=58, soft=0.5)
