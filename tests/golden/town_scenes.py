"""Photographs of the town: the flooded street, the match, the sea wall."""

import math
import random
from itertools import pairwise

from darkroom import (
    BLACK,
    BROWN,
    FINE,
    STEEL,
    WIDE,
    Cutout,
    clouds,
    glow,
    gradient,
    lit,
    mirrored,
    printed,
    rippled,
    swell,
)
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
from silhouettes import person, player


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
    scene = gradient(WIDE, [(0, 10), (0.4, 34), (0.5, 58), (0.52, 92), (0.7, 132), (1, 96)])
    mist = clouds(WIDE, 71, across=3, down=3).point(lambda v: round(v * 0.2))
    scene, lamps = _masts(_turf(_stand(scene)))
    scene = _team(lit(scene, mist, *lamps))
    ball = Cutout(WIDE)
    ball.disc((548, 496), 7)
    scene = _goal(ball.onto(scene, ink=240, soft=0.7))
    return printed(scene, BROWN, seed=5, grain=0.12, edge=0.5)


def _stand(scene: Image.Image) -> Image.Image:
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
    return roof.onto(scene, ink=12)


def _turf(scene: Image.Image) -> Image.Image:
    width, height = WIDE
    mown = Image.new("L", WIDE, 128)
    edges = [352, 366, 386, 414, 452, 504, 574, 668]
    for number, (top, low) in enumerate(pairwise(edges)):
        ImageDraw.Draw(mown).rectangle((0, top, width, low), fill=112 if number % 2 else 140)
    scene = ImageChops.overlay(scene, mown.filter(ImageFilter.GaussianBlur(1.5)))
    worn = clouds((width, height - 352), 81, across=14, down=22, octaves=5).point(lambda v: 116 + round(v * 0.1))
    scene.paste(ImageChops.overlay(scene.crop((0, 352, width, height)), worn), (0, 352))
    chalk = Cutout(WIDE)
    chalk.line((0, 372), (960, 364), width=2)
    chalk.line((40, 640), (330, 369), width=2.6)
    chalk.line((150, 536), (720, 552), width=3)
    chalk.line((720, 552), (760, 640), width=3)
    return chalk.onto(scene, ink=214, soft=0.8)


def _masts(scene: Image.Image) -> tuple[Image.Image, list[Image.Image]]:
    """The scene with its four masts, and the light that they give."""
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
    return scene, lamps


def _team(scene: Image.Image) -> Image.Image:
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
    return scene


def _goal(scene: Image.Image) -> Image.Image:
    net = Cutout(WIDE)
    net.line((812, 640), (806, 392), width=7)
    net.line((806, 394), (960, 372), width=7)
    scene = net.onto(scene, ink=232, soft=0.7)
    mesh = Cutout(WIDE)
    for k in range(-30, 30):
        mesh.line((812 + k * 14, 400), (812 + k * 14 + 200, 660), width=0.7)
        mesh.line((812 + k * 14, 660), (812 + k * 14 + 200, 400), width=0.7)
    mesh.draw.rectangle((0, 0, 812 * FINE, 640 * FINE), fill=0)
    return mesh.onto(scene, ink=170, soft=0.5)


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
    dome = [(806 + 27 * math.cos(math.pi * step / 16), 421 - 24 * math.sin(math.pi * step / 16)) for step in range(17)]
    rail.shape(*dome)
    rail.line((806, 400), (806, 440), width=1.2)
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
