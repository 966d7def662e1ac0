"""Copies of photos of every kind: upright, in sRGB, with their maker's name, without where they were taken."""

import io
from types import MappingProxyType

import pytest
from PIL import Image, ImageChops, ImageCms

from newsgen.model import FileWords
from newsgen.site.photos.copies import Broken, copies, one, version
from newsgen.site.photos.words import said
from proofs.pictures import opened, photo

WORDS = FileWords(
    caption="The mole & the “Café” <at> dusk", credit="Ines Fälk/Harbour Wire", alt="A long wall in the sea.",
    date="2015-10-14", place="Oldport, Norland", creator="Ines Fälk", copyright="© Harbour Wire",
)  # fmt: skip
NONE = FileWords()
NAMES = MappingProxyType({"webp": "WEBP", "jpg": "JPEG"})


def made(
    data: bytes, *sizes: int, words: FileWords = NONE, location: str = "names"
) -> dict[tuple[int, str], Image.Image]:
    """The copies of a photo, opened."""
    found = {}
    for width, suffix, copy in copies(data, sizes, words, location=location):
        image = opened(copy)
        assert (image.format, image.width) == (NAMES[suffix], width)
        image.load()
        found[width, suffix] = image
    return found


def colour(image: Image.Image, place: tuple[int, int] = (10, 10)) -> tuple[int, ...]:
    return tuple(image.convert("RGB").getpixel(place))


def near(one: tuple[int, ...], other: tuple[int, ...], *, by: int = 8) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def plain(mode: str, shade: object, size: tuple[int, int] = (800, 600), **saved) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, shade).save(file, **saved)
    return file.getvalue()


def test_each_size_is_a_webp_and_the_largest_a_jpeg_too():
    assert {key: image.size for key, image in made(photo((1200, 800)), 480, 960).items()} == {
        (480, "webp"): (480, 320),
        (960, "webp"): (960, 640),
        (960, "jpg"): (960, 640),
    }


def test_one_copy_alone_is_the_same_to_the_byte():
    data = photo((1200, 800))
    for copy in copies(data, (480, 960), WORDS, location="names"):
        assert one(data, (480, 960), WORDS, copy[:2], location="names") == copy.data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_as_its_camera_was_held(orientation):
    image = Image.new("RGB", (800, 400), "black")
    image.paste("red", (0, 0, 400, 200))  # the corner that the camera saw first
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    upright = orientation < 5
    copy = made(file.getvalue(), 200)[200, "webp"]
    assert copy.size == ((200, 100) if upright else (200, 400))
    corners = {(5, 5): (1, 5), (copy.width - 5, 5): (2, 6), (copy.width - 5, copy.height - 5): (3, 7),
               (5, copy.height - 5): (4, 8)}  # fmt: skip
    assert [of for place, of in corners.items() if near(colour(copy, place), (254, 0, 0), by=40)] == [
        next(of for of in corners.values() if orientation in of)
    ]
    assert copy.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (plain("CMYK", (0, 255, 255, 0), format="JPEG"), (254, 0, 0)),
        (plain("L", 100, format="JPEG"), (100, 100, 100)),
        (plain("1", 1, format="PNG"), (255, 255, 255)),
        (plain("I;16", 100 * 256, format="PNG"), (100, 100, 100)),
        (plain("P", 0, format="GIF"), (0, 0, 0)),
        (plain("LA", (100, 255), format="PNG"), (100, 100, 100)),
        (plain("RGBA", (200, 0, 0, 255), format="PNG"), (200, 0, 0)),
        (plain("RGB", (0, 0, 200), format="WEBP", lossless=True), (0, 0, 200)),
        (plain("RGB", (0, 0, 200), format="AVIF"), (0, 0, 200)),
    ],
    ids=["CMYK", "grey", "black and white", "16 bits", "palette", "grey with alpha", "opaque", "WebP", "AVIF"],
)
def test_every_mode_comes_out_in_its_colours(data, shown):
    assert [near(colour(image), shown) for image in made(data, 480).values()] == [True, True]


def test_what_shows_through_stays_so_in_webp_and_is_white_in_jpeg():
    found = made(plain("RGBA", (200, 0, 0, 0), format="PNG"), 480)
    assert found[480, "webp"].mode == "RGBA"
    assert found[480, "webp"].getchannel("A").getextrema() == (0, 0)
    assert colour(found[480, "jpg"]) == (255, 255, 255)


def test_a_palette_with_a_hole_is_seen_through():
    found = made(plain("P", 0, format="PNG", transparency=0), 480)
    assert found[480, "webp"].getchannel("A").getextrema() == (0, 0)


def test_colours_of_another_profile_are_brought_to_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    for profile in (lab, wide):  # neither is of an RGB photo, so its numbers are taken as they are
        found = made(plain("RGB", (10, 200, 30), format="JPEG", icc_profile=profile.tobytes(), quality=100), 480)
        assert near(colour(found[480, "webp"]), (10, 200, 30))
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = made(plain("RGB", (10, 200, 30), format="JPEG", icc_profile=same, quality=100), 480)
    assert near(colour(found[480, "webp"]), (10, 200, 30))
    assert [image.info.get("icc_profile") for image in found.values()] == [None, None]


def test_a_profile_that_turns_all_green_turns_it_green():
    """A profile whose red is sRGB's green and the reverse, made by swapping two tags of the real one."""
    real = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = real.replace(b"rXYZ", b"tmp!").replace(b"gXYZ", b"rXYZ").replace(b"tmp!", b"gXYZ")
    found = made(plain("RGB", (200, 0, 0), format="JPEG", icc_profile=swapped, quality=100), 480)
    red, green, _ = colour(found[480, "webp"])
    assert green > 150 > red


def test_who_made_it_stays_with_every_copy():
    for image in made(photo(gps=True, exif={0x0110: "A camera"}), 480, 960, words=WORDS).values():
        assert said(image).words == WORDS
        assert image.getexif().get_ifd(0x8825) == {}
        assert 0x0110 not in image.getexif()


def test_the_names_of_places_go_where_that_is_asked_for():
    for image in made(photo(), 480, words=WORDS, location="none").values():
        assert said(image).words.place == ""


def test_a_photo_that_says_nothing_is_given_nothing_to_say():
    for image in made(photo(), 480).values():
        assert not {"exif", "xmp"} & image.info.keys()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_photo_that_breaks_off_is_told(kind):
    whole = photo(kind=kind, mode="L" if kind == "GIF" else "RGB")
    with pytest.raises(Broken, match="it breaks off, or is broken inside"):
        made(whole[: len(whole) // 2], 480)


def test_another_way_of_making_them_is_another_version():
    assert version("names") == version("names") != version("none")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_large_photo_made_smaller_in_strips_has_no_seams(mode):
    """The gradient of a PNG of many strips, beside the same made smaller at once."""
    size = (1600, 4801)
    whole = opened(photo(size, kind="PNG", mode=mode))
    at_once = whole.convert("RGB").resize((100, 300), Image.Resampling.LANCZOS)
    copy = made(photo(size, kind="PNG", mode=mode), 100)[100, "jpg"].convert("RGB")
    assert copy.size == at_once.size
    assert max(high for _, high in ImageChops.difference(copy, at_once).getextrema()) <= 12
