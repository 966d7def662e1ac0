"""What was withdrawn does not come back: in another writing, under another name of its file, at an old address."""

import struct
from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image

from newsgen.problems import NOTHING_PUBLISHED
from proofs.archive import Archive, story
from proofs.withdrawn import ARREST, NAMED, OTHERS, entry, named, told, withdraw


@pytest.fixture
def archive(tmp_path):
    """Three articles, published."""
    made = Archive(tmp_path / "paper", {ARREST: NAMED, **OTHERS})
    assert made.build().published == 3
    return made


@pytest.mark.parametrize("written", ["ZOË GRÖSSLER", "Zo&euml; Gr&ouml;&szlig;ler", "Zoe Groessler", "Zoë Größ-\nler"])
def test_no_other_writing_of_a_name_is_left(tmp_path, written):
    held = story("An arrest", "2015-10-14", body=f"Zoë Größler was held. So {written} was, too.")
    archive = Archive(tmp_path, {"zoe-groessler.md": held, **OTHERS})
    withdraw(archive, entry("anonymise", article="zoe-groessler.md", names="[Zoë Größler]"))
    assert archive.build().problems == ()
    assert "So […] was, too." in archive.page("2015/10/14/an-arrest.html")
    assert [each for each in ("groessler", "grössler", "größ") if each.encode() in told(archive)] == []


def test_a_name_in_the_words_of_a_photo_is_seen_in_any_code(archive):
    exif = Image.Exif()
    exif[0x9C9B] = "Jane Doe".encode("utf-16-le")  # the title, as Windows writes it
    Image.new("RGB", (640, 480), "navy").save(archive.content / "court.jpg", exif=exif)
    archive.write("2015/10/court.md", story("The court", "2015-10-16", image="{file: /court.jpg}"))
    archive.configure("photo_originals = true\n")
    archive.build()
    withdraw(archive, entry("anonymise"))
    report = archive.build()
    assert [problem.rule for problem in report.problems] == ["withdrawal/left"]
    assert "court.jpg" in report.problems[0].message


def test_a_text_without_spaces_does_not_come_back_in_another_article(tmp_path):
    text = "港口在一夜之间结冰渡轮停航。市长说春天之前会修好屋顶董事会同意支付一半费用。"
    archive = Archive(tmp_path, {"a.md": story("一", "2015-10-14", body=text), **OTHERS})
    archive.write("b.md", story("二", "2015-11-14", body=f"编者按。{text}"))
    withdraw(archive, entry("tombstone", article="a.md", names="[]"))
    report = archive.build()
    assert (report.kept, [problem.rule for problem in report.problems]) == (True, ["withdrawal/copy"])


def test_a_withdrawn_text_does_not_come_back_when_its_file_is_renamed(archive):
    withdraw(archive, entry("anonymise"))
    archive.build()
    stood = archive.site()
    (archive.content / ARREST).rename(archive.content / "2015/10/arrest.md")
    for _ in range(2):
        report = archive.build()
        assert (report.exit_code(), [problem.rule for problem in report.problems]) == (
            NOTHING_PUBLISHED,
            ["withdrawals/article"],
        )
        assert archive.site() == stood
    withdraw(archive, entry("anonymise", article="2015/10/arrest.md"))
    assert archive.build().problems == ()
    assert named(archive) == []


def test_a_withdrawn_article_that_is_not_published_either_way_is_no_unknown_one(archive):
    (archive.folder / "redirects.tsv").write_text(f"/old/1.html\t{ARREST}\n")
    withdraw(archive, entry("tombstone"))
    assert archive.build().problems == ()
    archive.write(ARREST, NAMED.replace("people:", "draft: true\npeople:"))
    assert archive.build().problems == ()
    archive.write(ARREST, NAMED.replace("people:", "embargo: 2099-01-01\npeople:"))
    assert archive.build().problems == ()


def test_an_article_that_was_renamed_takes_its_address_along(archive):
    (archive.content / ARREST).rename(archive.content / "2015/10/arrest.md")
    archive.build()
    withdraw(archive, entry("anonymise", article="2015/10/arrest.md"))
    assert archive.build().problems == ()
    assert named(archive) == []


def test_an_address_that_nobody_can_tell_whose_it_was_is_named(archive):
    (archive.content / ARREST).rename(archive.content / "2015/10/arrest.md")
    archive.write("2015/10/arrest.md", NAMED.replace("Jane Doe arrested at", "An arrest at"))
    archive.build()
    withdraw(archive, entry("anonymise", article="2015/10/arrest.md"))
    report = archive.build()
    assert [problem.rule for problem in report.problems] == ["withdrawal/left"]
    assert "content/addresses.tsv" in report.problems[0].mend


def test_at_the_old_addresses_of_a_text_that_is_gone_stands_the_same_word(archive):
    archive.write(ARREST, NAMED.replace("[/news/jane-doe]", "[/news/7.html, /node/7, /news/jane-doe]"))
    archive.build()
    assert "/news/7.html /2015/10/14/" in archive.page("_redirects")
    withdraw(archive, entry("tombstone"))
    assert archive.build().problems == ()
    for address in ("news/7.html", "node/7/index.html"):
        assert "3 May 2026" in archive.page(address)
        assert "At the request of a person named in it." in archive.page(address)
    assert 'RedirectMatch 410 "^/news/7\\.html$"' in archive.page(".htaccess")
    assert named(archive) == []
    archive.write("b.md", story("Another", "2015-11-01", aliases="[/node/7]"))
    archive.build()
    assert "another.html" in archive.page("node/7/index.html")
    withdraw(archive)
    archive.build()
    assert "/news/7.html /2015/10/14/" in archive.page("_redirects")


def test_a_short_name_is_not_seen_in_the_noise_of_a_photo_and_in_the_words_of_html(archive):
    noise = bytes(range(128, 256)) + b"\x01doe\xfe\x02lang\xfe"
    (archive.content / "noise.png").write_bytes(_png(noise * 50))
    archive.write("2015/10/court.md", story("The court", "2015-10-16", image="{file: /noise.png}"))
    archive.configure("photo_originals = true\n")
    archive.build()
    assert [name for name, data in archive.site().items() if b"\x01doe" in data] == ["photos/noise.png"]
    withdraw(archive, entry("anonymise", names="[Jane Doe, Doe, Lang]"))
    assert [problem.rule for problem in archive.build().problems] == ["withdrawal/name"]


def _png(extra):
    """A photo, with a chunk of its own that holds these bytes."""
    file = BytesIO()
    Image.new("RGB", (640, 480), "navy").save(file, "PNG")
    data = file.getvalue()
    return (
        data[:33]
        + struct.pack(">I", len(extra))
        + b"prVw"
        + extra
        + struct.pack(">I", crc32(b"prVw" + extra))
        + data[33:]
    )
