"""Eight press photographs for the golden paper, drawn from numbers alone.

    python tests/golden/make_photos.py [FOLDER]

Every picture is seeded, so the same script and the same Pillow give the same files. The files are kept
in the paper all the same: the golden pages depend on their bytes, and a new JPEG encoder would change them.
"""

import io
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

Size = tuple[int, int]
Tone = tuple[str, str, str]
Point = tuple[float, float]

PAPER: Final = Path(__file__).with_name("paper") / "content" / "photos"
WIDE: Final = (960, 640)
TALL: Final = (640, 800)
FINE: Final = 3  # silhouettes are drawn this much larger and scaled down: smooth edges
HEAVIEST: Final = 42_500  # bytes of one photo; eight of them stay under 350 kB


# -- light -------------------------------------------------------------------------------------


def gradient(size: Size, stops: Sequence[tuple[float, int]]) -> Image.Image:
    """A sheet of light from top to bottom; `stops` are (height from 0 to 1, brightness)."""
    width, height = size
    column = Image.new("L", (1, height))
    for y in range(height):
        at = y / (height - 1)
        after = next(i for i, stop in enumerate([*stops, (2.0, 0)]) if stop[0] > at)
        low = stops[max(after - 1, 0)]
        high = stops[min(after, len(stops) - 1)]
        span = high[0] - low[0] or 1
        eased = (1 - math.cos(math.pi * min(1, (at - low[0]) / span))) / 2
        column.putpixel((0, y), round(low[1] + (high[1] - low[1]) * eased))
    return column.resize((width, height))


def noise(size: Size, seed: int) -> Image.Image:
    """Even random brightness, always the same for a seed."""
    return Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))


def clouds(size: Size, seed: int, *, across: int, down: int, octaves: int = 5) -> Image.Image:
    """Soft shapes: noise at `across` × `down` cells, then at twice as many, half as strong, and so on."""
    sheet = Image.new("L", size, 128)
    for octave in range(octaves):
        cells = (min(size[0], across << octave), min(size[1], down << octave))
        layer = noise(cells, seed * 31 + octave).resize(size, Image.Resampling.BICUBIC)
        sheet = layer if not octave else Image.blend(sheet, layer, 0.5 ** (octave + 0.2))
    return ImageOps.autocontrast(sheet, cutoff=1)


def glow(size: Size, centre: Point, radius: float, strength: int, *, flat: float = 1.0) -> Image.Image:
    """A halo of light on black; `flat` below 1 squashes it."""
    disc = ImageOps.invert(Image.radial_gradient("L")).point(lambda v: round(strength * (v / 255) ** 2.2))
    across, down = round(radius * 2), round(radius * 2 * flat)
    sheet = Image.new("L", size, 0)
    sheet.paste(disc.resize((across, down)), (round(centre[0] - across / 2), round(centre[1] - down / 2)))
    return sheet


def lit(picture: Image.Image, *lights: Image.Image) -> Image.Image:
    """The picture with lights added as film adds them: bright never quite burns out."""
    for light in lights:
        picture = ImageChops.screen(picture, light)
    return picture


# -- things ------------------------------------------------------------------------------------


class Cutout:
    """A shape cut from black paper, drawn large and scaled down."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.mask = Image.new("L", (size[0] * FINE, size[1] * FINE), 0)
        self.draw = ImageDraw.Draw(self.mask)

    def shape(self, *points: Point, ink: int = 255) -> None:
        """A filled outline."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=ink)

    def line(self, *points: Point, width: float = 1.0, ink: int = 255) -> None:
        """A stroke through the points."""
        self.draw.line([(x * FINE, y * FINE) for x, y in points], fill=ink, width=max(1, round(width * FINE)))

    def disc(self, centre: Point, across: float, down: float | None = None, *, ink: int = 255) -> None:
        """An ellipse by its radii."""
        x, y, high = *centre, down if down is not None else across
        box = ((x - across) * FINE, (y - high) * FINE, (x + across) * FINE, (y + high) * FINE)
        self.draw.ellipse(box, fill=ink)

    def onto(self, picture: Image.Image, *, ink: int, soft: float = 0.4) -> Image.Image:
        """The picture with the shape laid over it in one shade."""
        mask = self.mask.resize(self.size, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(soft))
        laid = picture.copy()
        laid.paste(Image.new("L", self.size, ink), (0, 0), mask)
        return laid


def ridge(size: Size, seed: int, *, base: float, height: float, rough: float = 0.55) -> list[Point]:
    """A skyline by halving: peaks of `height` about `base`, down to the lower edge."""
    luck = random.Random(seed)
    line = [base + luck.uniform(-height, height) * 0.5 for _ in range(4)]
    reach = height
    while len(line) < 300:
        between = [(a + b) / 2 + luck.uniform(-reach, reach) * 0.5 for a, b in zip(line, line[1:], strict=False)]
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


def player(cut: Cutout, foot: Point, tall: float, *, way: int = 1, running: bool = True) -> None:
    """A footballer far off; `way` 1 runs to the right."""
    x, y = foot
    limbs = _RUNNING if running else _WAITING
    lean = 0.05 if running else 0.01

    def spot(across: float, up: float) -> Point:
        return (x + way * across * tall, y - up * tall)

    for limb, thick in zip(limbs, (0.085, 0.08, 0.05, 0.05), strict=True):
        for start, end in zip(limb, limb[1:], strict=False):
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
    cut.shape(spot(-0.12, 0.3), spot(0.11, 0.3), spot(0.11, 0.33), spot(-0.12, 0.33))
    cut.shape(spot(-0.17, 0.34), spot(0.06, 0.34), spot(0.09, 0.4), spot(0.05, 0.47), spot(-0.17, 0.45))
    heel, tip, peak = spot(0.05, 0.42), spot(0.62, 0.95), spot(-0.04, 0.68)
    lower = spot(0.1, 0.39)
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


# -- water -------------------------------------------------------------------------------------


def swell(size: Size, seed: int, *, near: float = 7.0) -> Image.Image:
    """Waves lying flat away from the eye: noise seen in perspective, finest at the horizon."""
    texture = clouds((2048, 2048), seed, across=40, down=150, octaves=4)
    width, height = size
    deep = near / height
    mid = width / 2
    # u = 1024 + (x - mid) * 2.1 / (1 + deep y); v = 2000 / (1 + deep y), the plane's own projection.
    plane = (2.1, 1024 * deep, 1024 - 2.1 * mid, 0.0, 0.0, 2000.0, 0.0, deep)
    return texture.transform(size, Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC)


def mirrored(above: Image.Image, size: Size, seed: int, *, broken: float, dim: float) -> Image.Image:
    """What stands above the water line, upside down in it, broken more the nearer it comes."""
    width, height = size
    flipped = ImageOps.flip(above).crop((0, 0, width, min(height, above.height))).resize(size)
    flipped = ImageEnhance.Brightness(flipped.filter(ImageFilter.GaussianBlur(1.6))).enhance(dim)
    shifts = clouds((64, height), seed, across=2, down=max(8, height // 9), octaves=3)
    water = Image.new("L", size)
    for y in range(height):
        push = (shifts.getpixel((20, y)) - 128) / 128 * broken * (0.15 + y / height)  # type: ignore[operator]
        row = flipped.crop((0, y, width, y + 1))
        water.paste(ImageChops.offset(row, round(push), 0), (0, y))
    return water.filter(ImageFilter.GaussianBlur(0.7))


def rippled(water: Image.Image, waves: Image.Image, amount: float) -> Image.Image:
    """The water with its waves' light and shade."""
    shade = waves.point(lambda v: max(0, min(255, round(128 + (v - 128) * amount))))
    return ImageChops.overlay(water, shade)


# -- the darkroom ------------------------------------------------------------------------------


def printed(picture: Image.Image, tone: Tone, *, seed: int, grain: float = 0.1, edge: float = 0.4) -> Image.Image:
    """The print: burnt-in corners, film grain, and a tone for shadows, middle and lights."""
    width, height = picture.size
    corner = Image.radial_gradient("L").resize((round(width * 1.3), round(height * 1.3)))
    left, top = round(width * 0.15), round(height * 0.15)
    corner = corner.crop((left, top, left + width, top + height))
    shade = corner.point(lambda v: round(255 * (1 - edge * (v / 255) ** 2.4)))
    burnt = ImageChops.multiply(picture, shade)
    speck = noise(picture.size, seed + 900).filter(ImageFilter.GaussianBlur(0.75))
    speck = speck.point(lambda v: max(0, min(255, round(128 + (v - 128) * grain * 4))))
    return ImageOps.colorize(ImageChops.soft_light(burnt, speck), tone[0], tone[2], tone[1], midpoint=118)


def halftone(picture: Image.Image, *, pitch: float) -> Image.Image:
    """The picture as newsprint has it: black dots of many sizes on a screen turned by 45 degrees."""
    width, height = picture.size
    screen = Image.new("L", (width, height))
    turn = math.sqrt(0.5) * 2 * math.pi / pitch
    screen.putdata(
        [
            round(127.5 + 63 * (math.cos((x + y) * turn) + math.cos((x - y) * turn)))
            for y in range(height)
            for x in range(width)
        ]
    )
    light = ImageChops.add(picture, screen, scale=1, offset=-128)
    return light.point(lambda v: max(0, min(255, round((v - 128) * 2.4 + 128))))


BROWN: Final = ("#15110d", "#857a6c", "#f6efe2")
BLACK: Final = ("#0d0e0f", "#7d7e7e", "#f5f4f0")
DAWN: Final = ("#121722", "#9a7f78", "#ffe9c9")
STEEL: Final = ("#0f151b", "#70818c", "#eef2f0")


# -- the photographs ---------------------------------------------------------------------------


def harbour_dawn() -> Image.Image:
    """Boats at the quay of the Underharbour, the sun just up behind Inch Head."""
    width, height = WIDE
    line = 372
    sky = gradient((width, line), [(0, 58), (0.4, 116), (0.75, 196), (1, 240)])
    veil = clouds((width, line), 3, across=4, down=11)
    sky = ImageChops.overlay(sky, veil.point(lambda v: 104 + round(v * 0.2)))
    sky = lit(sky, glow((width, line), (664, line - 30), 440, 190, flat=0.55))
    sun = Cutout((width, line))
    sun.disc((664, line - 40), 19)
    sky = lit(sun.onto(sky, ink=255, soft=1.5), glow((width, line), (664, line - 40), 84, 215))
    far = Cutout((width, line))
    far.shape(*[(x, y) for x, y in ridge((width, line), 21, base=line - 30, height=30)])
    sky = far.onto(sky, ink=136, soft=1.2)
    head = Cutout((width, line))
    head.shape((0, line), (0, 268), (40, 262), (96, 276), (150, 280), (214, 305), (262, 322), (330, 346), (420, line))
    head.shape((88, 280), (92, 226), (102, 226), (106, 280))
    head.shape((90, 226), (90, 214), (104, 214), (104, 226))
    head.shape((88, 214), (97, 204), (106, 214))
    sky = head.onto(sky, ink=74, soft=0.8)
    near = Cutout((width, line))
    crane(near, (795, line), 250, way=-1)
    crane(near, (900, line), 262, way=-1)
    near.shape(
        (690, line),
        (690, line - 26),
        (742, line - 44),
        (742, line - 26),
        (794, line - 44),
        (794, line - 26),
        (846, line - 44),
        (846, line - 26),
        (960, line - 26),
        (960, line),
    )
    sky = near.onto(sky, ink=52, soft=0.5)
    boats = Cutout((width, line + 12))
    trawler(boats, (238, line + 8), 170)
    trawler(boats, (430, line + 10), 205, way=-1)
    trawler(boats, (596, line + 2), 112)
    above = Image.new("L", (width, line + 12))
    above.paste(sky, (0, 0))
    above.paste(sky.crop((0, line - 2, width, line)).resize((width, 12)), (0, line))
    above = boats.onto(above, ink=24)
    pool = (width, height - line)
    water = mirrored(above.crop((0, 12, width, line)), pool, 5, broken=20, dim=0.86)
    water = rippled(water, swell(pool, 8), 0.75)
    whole = Image.new("L", WIDE)
    whole.paste(water, (0, line))
    whole.paste(above.crop((0, 0, width, line)), (0, 0))
    hulls = Cutout(WIDE)
    trawler(hulls, (238, line + 8), 170)
    trawler(hulls, (430, line + 10), 205, way=-1)
    trawler(hulls, (596, line + 2), 112)
    whole = hulls.onto(whole, ink=24)
    quay = Cutout(WIDE)
    quay.shape((0, 640), (0, 566), (250, 588), (520, 640))
    for x, y in ((96, 574), (224, 587)):
        quay.shape((x - 9, y + 10), (x - 7, y - 17), (x + 7, y - 17), (x + 9, y + 10))
        quay.disc((x, y - 19), 12, 5)
    person(quay, (158, 582), 112, stride=0.06, hat=True)
    for x, y, span, tilt in (
        (520, 120, 17, 0.1),
        (566, 150, 12, -0.15),
        (705, 96, 14, 0.2),
        (470, 176, 9, 0),
        (660, 190, 8, 0.1),
    ):
        gull(quay, (x, y), span, tilt=tilt)
    return printed(quay.onto(whole, ink=16, soft=0.6), DAWN, seed=1, grain=0.07, edge=0.42)


def lighthouse() -> Image.Image:
    """Old Hannah on her rock, a squall coming."""
    width, height = TALL
    line = 588
    sky = gradient(TALL, [(0, 54), (0.35, 96), (0.62, 168), (0.74, 196), (1, 120)])
    sky = ImageChops.overlay(sky, clouds(TALL, 17, across=3, down=7, octaves=6))
    sea = gradient((width, height - line), [(0, 150), (0.2, 112), (1, 52)])
    sea = rippled(sea, swell((width, height - line), 23, near=5), 1.35)
    sky.paste(sea, (0, line))
    beam = Image.new("L", TALL, 0)
    ImageDraw.Draw(beam).polygon([(402, 196), (0, 92), (0, 214), (402, 204)], fill=66)
    ImageDraw.Draw(beam).polygon([(402, 196), (640, 150), (640, 226), (402, 204)], fill=46)
    sky = lit(sky, beam.filter(ImageFilter.GaussianBlur(9)))
    rock = Cutout(TALL)
    rock.shape(
        (168, 640),
        (196, 606),
        (226, 598),
        (252, 556),
        (292, 536),
        (318, 506),
        (356, 498),
        (446, 496),
        (478, 512),
        (506, 548),
        (548, 566),
        (574, 604),
        (604, 612),
        (632, 648),
    )
    sky = rock.onto(sky, ink=40, soft=1.0)
    facets = clouds(TALL, 29, across=14, down=26, octaves=5).point(lambda v: max(0, round((v - 140) * 0.5)))
    body = rock.mask.resize(TALL).point(lambda v: v * 0.9)
    sky = lit(sky, ImageChops.multiply(facets, body))
    tower = Cutout(TALL)
    tower.shape((366, 500), (381, 226), (423, 226), (438, 500))
    sky = tower.onto(sky, ink=206, soft=0.6)
    bands = Cutout(TALL)
    for top, low in ((300, 356), (420, 470)):
        out_top, out_low = 15 * (top - 226) / 274, 15 * (low - 226) / 274
        bands.shape((381 - out_top, top), (423 + out_top, top), (423 + out_low, low), (381 - out_low, low))
    sky = bands.onto(sky, ink=92, soft=0.6)
    side = Image.new("L", TALL, 255)
    for x in range(360, 446):
        ImageDraw.Draw(side).line([(x, 190), (x, 500)], fill=round(255 - 150 * min(1, max(0, (x - 382) / 52)) ** 1.2))
    inside = tower.mask.resize(TALL, Image.Resampling.LANCZOS)
    sky = Image.composite(ImageChops.multiply(sky, side), sky, inside)
    iron = Cutout(TALL)
    iron.shape((374, 228), (430, 228), (428, 219), (376, 219))
    iron.line((375, 208), (429, 208), width=1.4)
    for x in range(377, 430, 7):
        iron.line((x, 220), (x, 208), width=1)
    iron.shape((384, 184), (402, 160), (420, 184))
    iron.line((402, 162), (402, 146), width=1.6)
    for x in (386, 394, 410, 418):
        iron.line((x, 218), (x, 184), width=1.5)
    for y in (262, 388):
        iron.shape((398, y), (406, y), (406, y + 15), (398, y + 15))
    iron.shape((396, 500), (396, 478), (409, 478), (409, 500))
    iron.shape((440, 498), (440, 474), (458, 462), (476, 474), (476, 510))
    sky = iron.onto(sky, ink=22)
    lamp = Cutout(TALL)
    lamp.disc((402, 201), 9, 13)
    sky = lamp.onto(sky, ink=255, soft=1.5)
    sky = lit(sky, glow(TALL, (402, 200), 96, 200))
    foam = Cutout(TALL)
    luck = random.Random(41)
    for _ in range(420):
        x = luck.gauss(396, 150)
        y = 612 + abs(luck.gauss(0, 20)) + abs(x - 396) * 0.06
        foam.disc((x, y), luck.uniform(3, 20), luck.uniform(0.7, 2.8), ink=luck.randint(40, 210))
    for _ in range(160):
        x = luck.gauss(250, 42)
        foam.disc((x, 606 - abs(luck.gauss(0, 24))), luck.uniform(1, 5), ink=luck.randint(20, 120))
    sky = foam.onto(sky, ink=228, soft=1.6)
    birds = Cutout(TALL)
    for x, y, span in ((214, 330, 13), (252, 356, 9), (176, 300, 8), (520, 402, 10), (548, 384, 7)):
        gull(birds, (x, y), span, tilt=0.15)
    return printed(birds.onto(sky, ink=40), BLACK, seed=2, grain=0.09, edge=0.55)


def idle_cranes() -> Image.Image:
    """The container berth on the first day of the strike: nothing moves."""
    width, height = WIDE
    line = 470
    sky = gradient((width, line), [(0, 150), (0.6, 206), (1, 228)])
    sky = ImageChops.overlay(sky, clouds((width, line), 37, across=3, down=6).point(lambda v: 96 + round(v * 0.25)))
    for shade, seed, foot in ((196, 2, 150), (174, 5, 236)):
        town = Cutout((width, line))
        luck = random.Random(seed)
        x = -10.0
        while x < width:
            wide, tall = luck.uniform(18, 62), luck.uniform(18, 62) * foot / 200
            town.shape(
                (x, line),
                (x, line - tall),
                (x + wide / 2, line - tall - luck.choice((0, 0, 12))),
                (x + wide, line - tall),
                (x + wide, line),
            )
            x += wide
        sky = town.onto(sky, ink=shade, soft=1.6)
    for x, tall, shade in ((880, 290, 150), (690, 350, 112), (430, 415, 76), (120, 470, 38)):
        cut = Cutout((width, line))
        crane(cut, (x, line), tall)
        sky = cut.onto(sky, ink=shade, soft=0.8 if shade > 100 else 0.4)
        sky = Image.blend(sky, ImageChops.lighter(sky, Image.new("L", sky.size, 120)), 0.12)
    ship = Cutout((width, line))
    ship.shape(
        (470, line),
        (446, line - 84),
        (520, line - 70),
        (866, line - 70),
        (882, line - 96),
        (960, line - 96),
        (960, line),
    )
    ship.shape((830, line - 70), (836, line - 176), (926, line - 176), (926, line - 70))
    ship.shape((820, line - 176), (942, line - 176), (942, line - 188), (820, line - 188))
    ship.shape((880, line - 188), (884, line - 232), (908, line - 232), (908, line - 188))
    ship.line((600, line - 70), (600, line - 178), width=5)
    ship.line((720, line - 70), (720, line - 178), width=5)
    ship.line((600, line - 170), (666, line - 96), width=2)
    ship.line((720, line - 170), (660, line - 96), width=2)
    sky = ship.onto(sky, ink=50)
    deck = Cutout((width, line))
    for x in range(846, 922, 16):
        for y in (line - 164, line - 144, line - 124):
            deck.shape((x, y), (x + 8, y), (x + 8, y + 8), (x, y + 8))
    deck.shape((470, line - 22), (958, line - 22), (958, line - 20), (470, line - 20))
    sky = deck.onto(sky, ink=138)
    pool = (width, height - line)
    whole = Image.new("L", WIDE)
    whole.paste(sky, (0, 0))
    water = mirrored(sky, pool, 43, broken=14, dim=0.8)
    whole.paste(rippled(water, swell(pool, 47, near=4), 0.7), (0, line))
    quay = Cutout(WIDE)
    quay.shape((0, 640), (0, 528), (960, 600), (960, 640))
    for x, tall in ((214, 118), (262, 124), (300, 114), (352, 120), (372, 112), (430, 116)):
        person(quay, (x, 556 + x * 0.072), tall, stride=0.07, hat=x in (262, 372))
    quay.line((318, 566), (328, 400), width=2.2)
    quay.shape((286, 398), (372, 402), (370, 440), (284, 436))
    return printed(quay.onto(whole, ink=20, soft=0.5), BLACK, seed=3, grain=0.1, edge=0.35)


def wet_street() -> Image.Image:
    """Netherquay under water and lamplight, the night of the flood."""
    width, height = WIDE
    line = 372
    scene = gradient((width, line), [(0, 14), (0.7, 38), (1, 66)])
    scene = ImageChops.overlay(scene, clouds((width, line), 51, across=4, down=4))
    scene = lit(scene, glow((width, line), (486, line - 30), 240, 120, flat=0.8))
    luck = random.Random(7)
    for side in (-1, 1):
        for depth in range(6):
            near, far = 500 / (1 + depth * 0.62), 500 / (1 + (depth + 1) * 0.62)
            house = Cutout((width, line))
            high = luck.uniform(0.78, 1.0)
            outer, inner = 486 + side * near, 486 + side * far
            up, up_far = line - near * 0.8 * high, line - far * 0.8 * high
            house.shape(
                (outer, line),
                (outer, up),
                ((outer + inner) / 2, (up + up_far) / 2 - near * 0.16),
                (inner, up_far),
                (inner, line),
            )
            scene = house.onto(scene, ink=20 + depth * 9, soft=0.6)
            panes = Cutout((width, line))
            for storey in (0.2, 0.46):
                for across in (0.24, 0.62):
                    if luck.random() < 0.55:
                        continue
                    x = outer + (inner - outer) * across
                    x_end = outer + (inner - outer) * (across + 0.17)
                    size = near + (far - near) * across
                    y = line - size * (storey + 0.14)
                    panes.shape((x, y), (x_end, y + size * 0.008), (x_end, y + size * 0.14), (x, y + size * 0.15))
            scene = panes.onto(scene, ink=luck.randint(110, 190), soft=0.9)
    lamps: list[tuple[float, float, float]] = []
    posts = Cutout((width, line))
    for depth in range(5):
        size = 300 / (1 + depth * 0.85)
        for side in (-1, 1):
            x, y = 486 + side * size * 1.02, line - size * 0.92
            posts.line((x, line), (x, y), width=size * 0.02)
            posts.line((x, y), (x - side * size * 0.12, y - size * 0.03), width=size * 0.014)
            lamps.append((x - side * size * 0.13, y, size))
    scene = posts.onto(scene, ink=12)
    for x, y, size in lamps:
        spot = Cutout((width, line))
        spot.disc((x, y), size * 0.028)
        scene = lit(
            spot.onto(scene, ink=255, soft=0.8),
            glow((width, line), (x, y), size * 0.5, 165),
            glow((width, line), (x, y), size * 0.14, 230),
        )
    pool = (width, height - line)
    water = mirrored(scene, pool, 61, broken=26, dim=1.0)
    streaks = water.resize((width, 24)).resize(pool, Image.Resampling.BICUBIC)
    water = lit(Image.blend(water, streaks, 0.4), water.point(lambda v: round(v * 0.35)))
    whole = Image.new("L", WIDE)
    whole.paste(scene, (0, 0))
    whole.paste(rippled(water, swell(pool, 67, near=6), 0.95), (0, line))
    folk = Cutout(WIDE)
    person(folk, (452, 452), 170, stride=0.05, hat=True)
    person(folk, (520, 446), 152, stride=0.08)
    folk.shape((566, 430), (700, 424), (722, 404), (706, 446), (580, 450))
    person(folk, (628, 440), 118, stride=0.02)
    folk.line((660, 372), (716, 470), width=2.4)
    whole = folk.onto(whole, ink=9, soft=0.6)
    shadow = Image.new("L", WIDE, 255)
    below = folk.mask.resize(WIDE).crop((0, 260, width, 452))
    shadow.paste(ImageOps.invert(ImageOps.flip(below).resize((width, 130))), (0, 452))
    whole = ImageChops.multiply(
        whole, shadow.filter(ImageFilter.GaussianBlur(3)).point(lambda v: 70 + round(v * 0.725))
    )
    rain = Cutout(WIDE)
    for _ in range(560):
        x, y, long = luck.uniform(-20, width), luck.uniform(-20, height), luck.uniform(9, 34)
        rain.line((x, y), (x - long * 0.16, y + long), width=0.6, ink=luck.randint(24, 110))
    return printed(rain.onto(whole, ink=210, soft=0.5), BLACK, seed=4, grain=0.1, edge=0.5)


def floodlights() -> Image.Image:
    """A night match at Tidegate, seen from the harbour end."""
    width, height = WIDE
    line = 330
    scene = gradient(WIDE, [(0, 10), (0.4, 34), (0.5, 58), (0.52, 92), (0.7, 132), (1, 96)])
    mist = clouds(WIDE, 71, across=3, down=3).point(lambda v: round(v * 0.2))
    stand = Cutout(WIDE)
    stand.shape((0, 350), (0, 236), (960, 262), (960, 350))
    scene = stand.onto(scene, ink=26)
    luck = random.Random(77)
    crowd = Cutout(WIDE)
    for row in range(13):
        for seat in range(150):
            x = seat * 6.5 + luck.uniform(-2, 2)
            y = 258 + row * 6.2 + x * 0.018 + luck.uniform(-1.4, 1.4)
            crowd.disc((x, y), 1.9, 2.4, ink=luck.randint(20, 190))
    scene = crowd.onto(scene, ink=150, soft=0.7)
    roof = Cutout(WIDE)
    roof.shape((0, 206), (960, 240), (960, 256), (0, 226))
    for x in range(40, 960, 118):
        roof.line((x, 220 + x * 0.03), (x, 340), width=3)
    roof.shape((0, 336), (960, 340), (960, 352), (0, 350))
    scene = roof.onto(scene, ink=12)
    mown = Image.new("L", WIDE, 128)
    edges = [352, 366, 386, 414, 452, 504, 574, 668]
    for number, (top, low) in enumerate(zip(edges, edges[1:], strict=False)):
        ImageDraw.Draw(mown).rectangle((0, top, width, low), fill=112 if number % 2 else 140)
    scene = ImageChops.overlay(scene, mown.filter(ImageFilter.GaussianBlur(1.5)))
    worn = clouds((width, height - 352), 81, across=14, down=22, octaves=5).point(lambda v: 116 + round(v * 0.1))
    scene.paste(ImageChops.overlay(scene.crop((0, 352, width, height)), worn), (0, 352))
    chalk = Cutout(WIDE)
    chalk.line((0, 372), (960, 364), width=2)
    chalk.line((40, 640), (330, 369), width=2.6)
    chalk.line((150, 536), (720, 552), width=3)
    chalk.line((720, 552), (760, 640), width=3)
    scene = chalk.onto(scene, ink=214, soft=0.8)
    lamps = []
    for x, top, size in ((120, 34, 1.0), (838, 46, 1.0), (404, 116, 0.45), (566, 120, 0.45)):
        mast = Cutout(WIDE)
        mast.line((x - 8 * size, 340), (x - 3 * size, top), width=2.4 * size)
        mast.line((x + 8 * size, 340), (x + 3 * size, top), width=2.4 * size)
        for y in range(round(top), 330, max(8, round(24 * size))):
            mast.line((x - 5 * size, y), (x + 5 * size, y + 18 * size), width=size)
        scene = mast.onto(scene, ink=70)
        bank = Cutout(WIDE)
        for column in range(6):
            for row in range(3):
                bank.disc((x + (column - 2.5) * 11 * size, top + (row - 1) * 11 * size), 4.2 * size)
        scene = bank.onto(scene, ink=255, soft=0.8)
        lamps += [glow(WIDE, (x, top), 260 * size, 190), glow(WIDE, (x, top), 90 * size, 240)]
        lamps.append(glow(WIDE, (x, top), 700 * size, 60, flat=0.7))
    scene = lit(scene, mist, *lamps)
    team = (
        (262, 404, 66, 1, True, 32),
        (690, 402, 62, 1, False, 36),
        (854, 412, 68, -1, False, 214),
        (566, 436, 88, -1, True, 212),
        (214, 450, 92, 1, False, 216),
        (486, 500, 128, 1, True, 24),
        (366, 512, 132, 1, True, 222),
    )
    for x, y, tall, way, running, ink in team:
        one = Cutout(WIDE)
        player(one, (x, y), tall, way=way, running=running)
        for side in (-1, 1):
            blur = Cutout(WIDE)
            blur.disc((x + side * tall * 0.42, y + 2), tall * 0.46, tall * 0.035)
            scene = blur.onto(scene, ink=72, soft=3)
        scene = one.onto(scene, ink=ink, soft=0.8)
    ball = Cutout(WIDE)
    ball.disc((548, 496), 7)
    scene = ball.onto(scene, ink=240, soft=0.7)
    net = Cutout(WIDE)
    net.line((812, 640), (806, 392), width=7)
    net.line((806, 394), (960, 372), width=7)
    scene = net.onto(scene, ink=232, soft=0.7)
    mesh = Cutout(WIDE)
    for k in range(-30, 30):
        mesh.line((812 + k * 14, 400), (812 + k * 14 + 200, 660), width=0.7)
        mesh.line((812 + k * 14, 660), (812 + k * 14 + 200, 400), width=0.7)
    mesh.draw.rectangle((0, 0, 812 * FINE, 640 * FINE), fill=0)
    scene = mesh.onto(scene, ink=170, soft=0.5)
    return printed(scene, BROWN, seed=5, grain=0.12, edge=0.5)


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


def sea_wall() -> Image.Image:
    """A wave over the wall in the December storm."""
    width, height = WIDE
    scene = gradient(WIDE, [(0, 44), (0.4, 88), (0.62, 120), (1, 96)])
    scene = ImageChops.overlay(scene, clouds(WIDE, 101, across=3, down=4, octaves=6))
    sea = rippled(gradient((width, 230), [(0, 118), (1, 70)]), swell((width, 230), 103, near=4), 1.5)
    scene.paste(sea, (0, 340), gradient((width, 230), [(0, 90), (0.3, 255), (1, 255)]))
    luck = random.Random(107)
    spray = Image.new("L", WIDE, 0)
    jets = [
        (x := luck.gauss(420, 92), 390 * math.exp(-(((x - 420) / 135) ** 2)) * luck.uniform(0.55, 1.05))
        for _ in range(34)
    ]
    for soft, each, large in ((15, 7, 30), (6, 22, 13), (1.7, 70, 3.4), (0.6, 90, 1.3)):
        drops = Cutout(WIDE)
        for foot, height_of in jets:
            slant = (foot - 420) * 0.55
            for _ in range(each):
                rise = luck.random() ** 1.25
                x = foot + slant * rise + 74 * rise * rise + luck.gauss(0, 7 + 22 * rise)
                y = 474 - height_of * math.sin(rise * math.pi * 0.62) + luck.gauss(0, 9)
                size = luck.uniform(0.4, 1.0) * large * (1.15 - rise * 0.55)
                drops.disc((x, y), size, ink=luck.randint(70, 225))
        spray = lit(spray, drops.onto(Image.new("L", WIDE, 0), ink=240, soft=soft))
    for x, strength, across in ((150, 130, 60), (742, 150, 78), (880, 90, 50)):
        drops = Cutout(WIDE)
        for _ in range(520):
            rise = luck.random() ** 1.8
            drops.disc(
                (luck.gauss(x, across * (0.4 + rise * 0.5)), 478 - rise * strength),
                luck.uniform(0.6, 7.5 - rise * 5),
                ink=luck.randint(60, 180),
            )
        spray = lit(spray, drops.onto(Image.new("L", WIDE, 0), ink=220, soft=2.2))
    body = clouds(WIDE, 109, across=18, down=14, octaves=5).point(lambda v: 165 + round(v * 0.35))
    scene = lit(scene, ImageChops.multiply(spray, body))
    wall = Cutout(WIDE)
    wall.shape((0, 640), (0, 452), (330, 466), (960, 502), (960, 640))
    scene = wall.onto(scene, ink=58, soft=0.6)
    stone = clouds(WIDE, 113, across=30, down=40, octaves=4).point(lambda v: round(v * 0.3))
    scene = lit(scene, ImageChops.multiply(stone, wall.mask.resize(WIDE)))
    joints = Cutout(WIDE)
    for course in range(7):
        y = 482 + course * 30
        joints.line((0, y - 8), (330, y + 4), (960, y + 38), width=1.6)
        for x in range(-40 + (course % 2) * 40, 960, 84):
            slope = y - 6 + max(0, x) * 0.05
            joints.line((x, slope - 22), (x, slope + 8), width=1.4)
    scene = joints.onto(scene, ink=30, soft=0.7)
    top = Cutout(WIDE)
    top.shape((0, 440), (330, 454), (960, 490), (960, 505), (330, 469), (0, 456))
    scene = top.onto(scene, ink=138, soft=0.7)
    rail = Cutout(WIDE)
    for x in range(16, 960, 40):
        y = 444 + x * 0.05
        rail.line((x, y + 4), (x, y - 28), width=2)
    rail.line((0, 416), (960, 464), width=2)
    rail.line((0, 430), (960, 478), width=1.4)
    person(rail, (806, 492), 92, stride=0.12)
    rail.shape((788, 426), (806, 398), (826, 426))
    person(rail, (842, 494), 88, stride=0.1)
    lamp_x, lamp_y = 640, 476
    rail.line((lamp_x, lamp_y), (lamp_x, lamp_y - 178), width=3.4)
    rail.line((lamp_x, lamp_y - 178), (lamp_x - 36, lamp_y - 186), width=2.4)
    scene = rail.onto(scene, ink=26, soft=0.5)
    scene = lit(
        scene, glow(WIDE, (lamp_x - 38, lamp_y - 184), 26, 255), glow(WIDE, (lamp_x - 38, lamp_y - 184), 130, 150)
    )
    flood = lit(scene.crop((0, 560, width, height)), gradient((width, 80), [(0, 0), (1, 42)]))
    scene.paste(flood, (0, 560))
    return printed(scene, STEEL, seed=7, grain=0.1, edge=0.45)


def cannery() -> Image.Image:
    """Vane's cannery as the paper printed it in 1987: a coarse screen on newsprint."""
    size = (840, 560)
    width, line = 840, 420
    sky = gradient(size, [(0, 116), (0.5, 188), (0.74, 222), (1, 220)])
    sky = ImageChops.overlay(sky, clouds(size, 121, across=3, down=5))
    smoke = Cutout(size)
    luck = random.Random(123)
    for puff in range(120):
        t = puff / 120
        smoke.disc(
            (600 - t * 420 + luck.gauss(0, 8 + 16 * t), 88 - t * 44 + luck.gauss(0, 5 + 16 * t)),
            7 + 30 * t,
            ink=round(190 - 140 * t),
        )
    sky = smoke.onto(sky, ink=84, soft=7)
    works = Cutout(size)
    works.shape((130, line), (130, 286), (690, 286), (690, line))
    for tooth in range(7):
        x = 130 + tooth * 80
        works.shape((x, 288), (x, 236), (x + 80, 288))
    works.shape((586, 300), (591, 92), (609, 92), (614, 300))
    works.shape((588, 96), (588, 86), (612, 86), (612, 96))
    works.shape((0, line), (0, 344), (60, 320), (130, 344), (130, line))
    works.shape((690, line), (690, 322), (760, 296), (840, 322), (840, line))
    sky = works.onto(sky, ink=58, soft=0.6)
    panes = Cutout(size)
    for tooth in range(7):
        x = 130 + tooth * 80
        panes.shape((x + 4, 282), (x + 4, 248), (x + 13, 254), (x + 13, 282))
    for x in range(152, 680, 38):
        for y in (308, 350):
            if luck.random() < 0.82:
                panes.shape((x, y), (x + 22, y), (x + 22, y + 28), (x, y + 28))
    sky = panes.onto(sky, ink=184, soft=0.7)
    bars = Cutout(size)
    for x in range(152, 680, 38):
        bars.line((x + 11, 304), (x + 11, 384), width=1.6)
    bars.shape((130, 336), (690, 336), (690, 342), (130, 342))
    sky = bars.onto(sky, ink=58)
    pool = (width, size[1] - line)
    sky.paste(
        rippled(mirrored(sky.crop((0, 0, width, line)), pool, 127, broken=16, dim=0.8), swell(pool, 131, near=4), 0.7),
        (0, line),
    )
    front = Cutout(size)
    trawler(front, (230, line + 34), 190)
    trawler(front, (520, line + 22), 140, way=-1)
    for x, y, span in ((330, 150, 12), (372, 176, 9), (300, 196, 7)):
        gull(front, (x, y), span, tilt=0.1)
    sky = ImageOps.autocontrast(front.onto(sky, ink=20), cutoff=1)
    dots = halftone(sky, pitch=5.2)
    return ImageOps.colorize(dots, "#1c1a17", "#ece4d2")


PHOTOS: Final = {
    "harbour-dawn.jpg": harbour_dawn,
    "old-hannah.jpg": lighthouse,
    "idle-cranes.jpg": idle_cranes,
    "netherquay-flood.jpg": wet_street,
    "tidegate.jpg": floodlights,
    "hochwend.jpg": valley_fog,
    "december-storm.jpg": sea_wall,
    "cannery-1987.png": cannery,
}


def developed(picture: Image.Image, name: str) -> bytes:
    """The bytes of the file, as good as fits into `HEAVIEST`."""
    if name.endswith(".png"):
        sheet = io.BytesIO()
        picture.quantize(4, dither=Image.Dither.NONE).save(sheet, "PNG", optimize=True)
        return sheet.getvalue()
    for quality in range(86, 30, -2):
        sheet = io.BytesIO()
        picture.save(sheet, "JPEG", quality=quality, optimize=True, progressive=True)
        if sheet.tell() <= HEAVIEST:
            break
    return sheet.getvalue()


def main(folder: Path) -> None:
    """Draw all of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PHOTOS.items():
        data = developed(draw(), name)
        (folder / name).write_bytes(data)
        print(f"{len(data):>7} bytes  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAPER)
