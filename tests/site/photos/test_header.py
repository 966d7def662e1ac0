"""Photo files: measured as they are shown, refused when no browser could show them."""

import pytest
from PIL import Image

from newsgen.site.photos.header import measure

TURNED = 6  # EXIF: the camera was held upright


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.gif", "GIF"), ("a.webp", "WEBP")])
def test_width_and_height_come_from_the_header(tmp_path, name, kind):
    Image.new("RGB", (64, 48)).save(tmp_path / name, kind)
    found = measure(tmp_path / name)
    assert (found.width, found.height, found.problem) == (64, 48, "")


def test_a_photo_taken_upright_is_measured_upright(tmp_path):
    image = Image.new("RGB", (64, 48))
    exif = image.getexif()
    exif[0x0112] = TURNED
    image.save(tmp_path / "a.jpg", exif=exif)
    found = measure(tmp_path / "a.jpg")
    assert (found.width, found.height) == (48, 64)


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff\xe0\x00\x10JFIF"])
def test_what_is_no_photo_says_so(tmp_path, data):
    (tmp_path / "a.jpg").write_bytes(data)
    assert measure(tmp_path / "a.jpg").problem == "it is not a photo that browsers show, or only the beginning of one"


def test_a_bomb_is_refused_by_its_header(tmp_path):
    Image.new("1", (9000, 9000)).save(tmp_path / "a.png")
    assert measure(tmp_path / "a.png").problem == "it has more than 50 million pixels"


def test_a_file_that_is_not_there_says_so(tmp_path):
    assert measure(tmp_path / "a.jpg").problem == "it cannot be read (No such file or directory)"
