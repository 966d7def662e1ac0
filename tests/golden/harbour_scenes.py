"""Photographs of the harbour: a dawn, the lighthouse, the idle cranes, the cannery."""

import random

from darkroom import (
    BLACK,
    DAWN,
    TALL,
    WIDE,
    Cutout,
    clouds,
    glow,
    gradient,
    halftone,
    lit,
    mirrored,
    printed,
    rippled,
    swell,
)
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
from silhouettes import crane, gull, person, ridge, trawler


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
        far = luck.gauss(396, 150)
        crest = 612 + abs(luck.gauss(0, 20)) + abs(far - 396) * 0.06
        foam.disc((far, crest), luck.uniform(3, 20), luck.uniform(0.7, 2.8), ink=luck.randint(40, 210))
    for _ in range(160):
        far = luck.gauss(250, 42)
        foam.disc((far, 606 - abs(luck.gauss(0, 24))), luck.uniform(1, 5), ink=luck.randint(20, 120))
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
    berth = Cutout((width, line))
    berth.shape((0, line), (0, line - 7), (500, line - 5), (500, line))
    sky = berth.onto(sky, ink=44)
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
