"""A photo as it is published: not a byte of it changed, unless it tells where it was taken."""

import pytest
from PIL import ImageChops

from newsgen.site.photos.location import without
from newsgen.site.photos.words import said
from proofs.pictures import iim, opened, packet, photo

EXIF = {0x013B: "Ines Falk", 0x8298: "Harbour Wire", 0x010E: "The mole", 0x0112: 6}
SPOT = packet(attributes=' exif:GPSLatitude="54,5.4N" exif:GPSLongitude="12,8.4E" photoshop:City="Oldport"')


def gps(data: bytes) -> bool:
    image = opened(data)
    return bool(image.getexif().get_ifd(0x8825)) or b"GPS" in image.info.get("xmp", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_coordinates_go_and_the_pixels_stay(kind):
    data = photo((320, 200), kind=kind, exif=EXIF, gps=True, xmp=SPOT)
    assert gps(data)
    bare = without(data, keep="names")
    assert not gps(bare)
    assert b"GPS" not in bare
    assert ImageChops.difference(opened(data).convert("RGB"), opened(bare).convert("RGB")).getbbox() is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_who_made_it_stays_and_how_the_camera_was_held(kind):
    bare = opened(without(photo((320, 200), kind=kind, exif=EXIF, gps=True, xmp=SPOT), keep="names"))
    words = said(bare).words
    assert (words.creator, words.copyright, words.caption, words.place) == (
        "Ines Falk", "Harbour Wire", "The mole", "Oldport",
    )  # fmt: skip
    assert bare.getexif()[0x0112] == EXIF[0x0112]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("keep", ["names", "all"])
def test_a_photo_without_coordinates_stays_as_it_is(kind, keep):
    data = photo((320, 200), kind=kind, exif=EXIF, xmp=packet(attributes=' photoshop:City="Oldport"'))
    assert without(data, keep=keep) == data


def test_with_leave_they_stay():
    data = photo((320, 200), exif=EXIF, gps=True)
    assert without(data, keep="all") == data


def test_names_of_places_go_where_that_is_asked_for():
    data = photo((320, 200), exif=EXIF, records=iim(f90=b"Oldport", f120=b"The mole"))
    assert without(data, keep="names") == data
    bare = without(data, keep="none")
    assert b"Oldport" not in bare
    assert said(opened(bare)).words.caption == "The mole"


def test_a_second_picture_behind_the_first_goes_with_its_own_coordinates():
    data = photo((320, 200), gps=True) + photo((64, 64), gps=True)
    bare = without(data, keep="names")
    assert bare.count(b"\xff\xd8\xff") == 1
    assert bare.endswith(b"\xff\xd9")


def test_a_progressive_photo_keeps_all_its_scans():
    data = photo((320, 200), gps=True, progressive=True)
    bare = without(data, keep="names")
    assert not gps(bare)
    assert ImageChops.difference(opened(data), opened(bare)).getbbox() is None


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", photo((8, 8))[:40]])
def test_what_is_no_photo_stays_as_it_is(data):
    assert without(data, keep="none") == data
