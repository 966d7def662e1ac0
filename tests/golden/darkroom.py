"""The darkroom: light, water, cut-out shapes, and the print, for photographs drawn from numbers alone.

Everything is seeded, so that the same script and the same Pillow give the same pictures.
"""

import math
import random
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

Size = tuple[int, int]
Tone = tuple[str, str, str]
Point = tuple[float, float]

WIDE: Final = (960, 640)
TALL: Final = (640, 800)
FINE: Final = 3  # silhouettes are drawn this much larger and scaled down: smooth edges

BROWN: Final = ("#15110d", "#857a6c", "#f6efe2")
BLACK: Final = ("#0d0e0f", "#7d7e7e", "#f5f4f0")
DAWN: Final = ("#121722", "#9a7f78", "#ffe9c9")
STEEL: Final = ("#0f151b", "#70818c", "#eef2f0")


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
    margin = round(broken * 1.2) + 1
    wide = flipped.crop((-margin, 0, width + margin, height))
    wide.paste(flipped.crop((0, 0, 1, height)).resize((margin, height)), (0, 0))
    wide.paste(flipped.crop((width - 1, 0, width, height)).resize((margin, height)), (width + margin, 0))
    shifts = clouds((64, height), seed, across=2, down=max(8, height // 9), octaves=3).crop((20, 0, 21, height))
    water = Image.new("L", size)
    for y, shift in enumerate(shifts.tobytes()):
        push = margin + round((shift - 128) / 128 * broken * (0.15 + y / height))
        water.paste(wide.crop((push, y, push + width, y + 1)), (0, y))
    return water.filter(ImageFilter.GaussianBlur(0.7))


def rippled(water: Image.Image, waves: Image.Image, amount: float) -> Image.Image:
    """The water with its waves' light and shade."""
    shade = waves.point(lambda v: max(0, min(255, round(128 + (v - 128) * amount))))
    return ImageChops.overlay(water, shade)


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
