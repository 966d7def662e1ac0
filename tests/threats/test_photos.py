"""Photos that are none, photos from elsewhere, and photos that are not there."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from proofs.archive import story
from proofs.attack import Attack

NOWHERE = "The page says that it is not preserved. Put the file there, or leave `file:` out."
ANEW = "The page says that it is not preserved. "
ANEW += "Save the photo anew as JPEG, PNG, GIF, WebP or AVIF, or leave `file:` out."
KINDS = "Use one of .avif, .gif, .jpeg, .jpg, .png, .svg, .webp."
COPY = "Copy it there and write its path, with slashes."


def jpeg() -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40)).save(made, "JPEG")
    return made.getvalue()


def bomb(side: int) -> bytes:
    """A sound PNG header that promises side × side pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    empty = b"IDAT" + zlib.compress(b"")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", len(empty) - 4) + empty + struct.pack(">I", zlib.crc32(empty))
    )


def broken(file: str, why: str) -> tuple[str, str]:
    return "photo/broken", f"figures: The photo {file} cannot be shown: {why}. {ANEW}"


def wrong(message: str, mend: str) -> tuple[str, str]:
    return "front-matter/figures", f"3 figures.0.file: {message} {mend}"


NOT_ONE = "it is not a photo that browsers show, or only the beginning of one"
TOO_LARGE = "it has more than 50 million pixels"
FILES = {
    "cut.jpg": jpeg()[:15],
    "empty.jpg": b"",
    "text.jpg": b"This is a text.",
    "page.png": b"<html><script>alert(1)</script>",
    "large.png": bomb(8_000),
    "larger.png": bomb(12_000),
    "bomb.png": bomb(50_000),
    "large.gif": b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b"\x00;",
    "sound.jpg": jpeg(),
    "really.png": jpeg(),
    "active.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
}
# What is written → what is told.
TOLD = {
    "cut.jpg": broken("cut.jpg", NOT_ONE),
    "empty.jpg": broken("empty.jpg", NOT_ONE),
    "text.jpg": broken("text.jpg", NOT_ONE),
    "page.png": broken("page.png", NOT_ONE),
    "large.png": broken("large.png", TOO_LARGE),
    "larger.png": broken("larger.png", TOO_LARGE),
    "bomb.png": broken("bomb.png", TOO_LARGE),
    "large.gif": broken("large.gif", NOT_ONE),
    "missing.jpg": ("photo/missing", f"figures: The photo missing.jpg is not in the content folder. {NOWHERE}"),
    "/etc/passwd.jpg": ("photo/missing", f"figures: The photo etc/passwd.jpg is not in the content folder. {NOWHERE}"),
    "/etc/passwd": wrong("'/etc/passwd' is not a photo that browsers show.", KINDS),
    "../../../etc/passwd": wrong("The photo '../../../etc/passwd' lies outside content/.", "Copy it into content/."),
    "..%2f..%2fx.jpg": wrong("The photo '..%2f..%2fx.jpg' lies outside content/.", "Copy it into content/."),
    "http://example.org/x.jpg": wrong("The photo 'http://example.org/x.jpg' is not a file under content/.", COPY),
    "//example.org/x.jpg": wrong("The photo '//example.org/x.jpg' is not a file under content/.", COPY),
    "javascript:alert(1)": wrong("The photo 'javascript:alert(1)' is not a file under content/.", COPY),
    "data:image/png;base64,AAAA": wrong("The photo 'data:image/png;base64,AAAA' is not a file under content/.", COPY),
    "file:///etc/x.jpg": wrong("The photo 'file:///etc/x.jpg' is not a file under content/.", COPY),
    "C:\\\\x.jpg": wrong("The photo 'C:\\\\x.jpg' is not a file under content/.", COPY),
    "x%00%1b.jpg": wrong("The photo 'x%00%1b.jpg' has a control character in its name.", "Rename the file."),
    "story.pdf": wrong("'story.pdf' is not a photo that browsers show.", KINDS),
}
SHOWN = ("sound.jpg", "really.png", "active.svg")


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    written = [*TOLD, *SHOWN]
    files: dict[str, str | bytes] = {
        f"{number}.md": story(f"Photo {number}", figures=f'[{{file: "{file}", caption: The harbour}}]')
        for number, file in enumerate(written)
    }
    return Attack(tmp_path_factory.mktemp("photos"), {**files, **FILES})


def test_every_article_is_published_with_the_words_of_its_photo(attack):
    assert attack.harm() == []
    assert attack.report.published == attack.report.sources == 1 + len(TOLD) + len(SHOWN)
    published = {path for path in attack.site if path.startswith("photos/") and not path.endswith(".html")}
    assert published == {f"photos/{file}" for file in SHOWN}
    for number in range(len(TOLD)):
        page = attack.page(f"undated/photo-{number}.html")
        assert "The harbour" in page
        assert "<img" not in page


@pytest.mark.parametrize(("number", "file"), list(enumerate(TOLD)))
def test_each_is_told_with_its_mend(attack, number, file):
    assert attack.told(f"{number}.md") == [TOLD[file]]


def test_a_drawing_is_shown_as_an_image_and_never_written_into_a_page(attack):
    page = attack.page(f"undated/photo-{len(TOLD) + SHOWN.index('active.svg')}.html")
    assert '<img src="../photos/active.svg"' in page
    assert "onload" not in page
