"""What a photo's file says of itself: each way of saying it, what wins, and what is not believed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model import FileWords
from newsgen.site.photos import iptc, xmp
from newsgen.site.photos.words import LONGEST, said
from proofs.pictures import ALT, SEQ, iim, opened, packet, photo

ITEM = "<rdf:li>{}</rdf:li>"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def words(**saved) -> FileWords:
    return said(opened(photo(**saved))).words


def test_iptc_as_wire_services_write_it():
    records = iim(
        f55=b"19981014", f80=b"Ines Falk", f90=b"Oldport", f101=b"Norland", f110=b"Harbour Wire",
        f116="© Harbour Wire".encode(), f120="Dockers at the gate, Caf\xe9 Mole".encode("latin-1"),
    )  # fmt: skip
    assert words(records=records) == FileWords(
        caption="Dockers at the gate, Café Mole",
        credit="Ines Falk/Harbour Wire",
        date="1998-10-14",
        place="Oldport, Norland",
        creator="Ines Falk",
        copyright="© Harbour Wire",
    )


def test_xmp_as_photo_programs_write_it():
    elements = (
        ALT.format("dc:description", "The mole", "Die Mole")
        + SEQ.format("dc:creator", ITEM.format("Ines Falk") + ITEM.format("Jon Pell"))
        + ALT.format("Iptc4xmpCore:AltTextAccessibility", "A long wall in the sea.", "Eine Mauer.")
    )
    found = words(xmp=packet(elements, ' photoshop:City="Oldport" photoshop:DateCreated="2015-10-14T09:30:00"'))
    assert found == FileWords(
        caption="The mole",
        credit="Ines Falk, Jon Pell",
        alt="A long wall in the sea.",
        date="2015-10-14",
        place="Oldport",
        creator="Ines Falk, Jon Pell",
    )


def test_exif_as_cameras_write_it():
    found = words(exif={0x010E: "SONY DSC", 0x013B: "Ines Falk; Jon Pell", 0x8298: "Harbour Wire"})
    assert found == FileWords(credit="Ines Falk, Jon Pell", creator="Ines Falk, Jon Pell", copyright="Harbour Wire")


@pytest.mark.parametrize("written", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100MEDIA", "IMG_0042", "default"])
def test_what_a_camera_writes_by_itself_is_no_caption(written):
    assert words(exif={0x010E: written}).caption == ""
    assert words(exif={0x010E: written}, records=iim(f120=b"The mole")).caption == "The mole"


def test_where_they_differ_exif_is_believed_then_xmp_then_iptc():
    two = packet(ALT.format("dc:description", "by XMP", "x"))
    assert words(exif={0x010E: "by EXIF"}, xmp=two, records=iim(f120=b"by IPTC")).caption == "by EXIF"
    assert words(xmp=two, records=iim(f120=b"by IPTC")).caption == "by XMP"


@pytest.mark.parametrize(
    ("creator", "line", "credit"),
    [
        ("Ines Falk", "Harbour Wire", "Ines Falk/Harbour Wire"),
        ("Ines Falk", "INES FALK/HARBOUR WIRE", "INES FALK/HARBOUR WIRE"),
        ("Ines Falk/Harbour Wire", "Harbour Wire", "Ines Falk/Harbour Wire"),
        ("", "Harbour Wire", "Harbour Wire"),
        ("Ines Falk", "", "Ines Falk"),
    ],
)
def test_who_is_to_be_named(creator, line, credit):
    assert words(records=iim(f80=creator.encode(), f110=line.encode())).credit == credit


@pytest.mark.parametrize(
    ("written", "date"),
    [("20151014", "2015-10-14"), ("2015-10", "2015-10"), ("2015:10:14 09:30", "2015-10-14"), ("1987", "1987"),
     ("00000000", ""), ("20159999", "2015"), ("9999-01-01", ""), ("yesterday", "")],
)  # fmt: skip
def test_dates_as_far_as_they_can_be_one(written, date):
    assert words(records=iim(f55=written.encode())).date == date


def test_words_stand_in_one_line_without_what_could_turn_a_page_over():
    assert words(records=iim(f120="Two\r\nlines\x00\x07 \u202eand more".encode())).caption == "Two lines and more"


def test_a_caption_as_long_as_a_story_is_cut_at_a_word():
    caption = words(records=iim(f120=b"ice " * 4000)).caption
    assert len(caption) <= LONGEST
    assert caption.endswith("ice…")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "utf-16-le", "utf-16"])
def test_xmp_in_any_of_its_encodings(encoding):
    text = packet(ALT.format("dc:description", "Café Mole", "x")).decode()
    assert xmp.properties(text.encode(encoding))["caption"][0] == "Café Mole"


def test_a_description_inside_another_property_is_not_the_photos():
    inner = "<photoshop:History><rdf:Description><dc:description>not this</dc:description></rdf:Description>"
    found = xmp.properties(packet(f"<dc:rights>mine</dc:rights>{inner}</photoshop:History>"))
    assert found["copyright"] == ["mine"]


@pytest.mark.parametrize(
    ("hostile", "why"),
    [
        (BOMB.encode() + packet(), "it declares a document type"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "it declares a document type"),
        (b"<a>" * 50_000, "it is nested too deep"),
        (packet()[:-30], "it is no XML"),
        (b"<a>&b;</a>", "it is no XML"),
        (b"\xff\xfe\xff", "it is no XML"),
        (b"<a>" + b" " * 1_000_001 + b"</a>", "it is larger than a megabyte"),
    ],
)
def test_hostile_xmp_is_refused_with_a_word(hostile, why):
    with pytest.raises(xmp.Unreadable, match=why):
        xmp.properties(hostile)


def test_a_photo_with_hostile_xmp_keeps_its_other_words():
    found = said(opened(photo(xmp=BOMB.encode() + packet(), records=iim(f120=b"The mole"))))
    assert found.words.caption == "The mole"
    assert found.warning == "its XMP is not read: it declares a document type"


def test_a_value_without_end_is_cut():
    found = xmp.properties(packet(f"<dc:rights>{'a' * 500_000}</dc:rights>"))
    assert [len(value) for value in found["copyright"]] == [xmp.LONGEST]


@given(st.binary(max_size=200))
def test_any_bytes_are_no_error(data):
    assert isinstance(iptc.properties(b"\x1c\x02\x78" + data), dict)
    with suppress(xmp.Unreadable):
        assert isinstance(xmp.properties(data), dict)


@given(st.binary(min_size=1, max_size=40), st.integers(0, 2_000))
def test_a_photo_with_any_broken_byte_in_its_header_is_no_error(noise, place):
    whole = photo((8, 8), exif={0x010E: "The mole"}, xmp=packet(), records=iim(f120=b"The mole"), gps=True)
    torn = whole[: place % len(whole)] + noise + whole[place % len(whole) + len(noise) :]
    try:
        image = opened(torn)
    except OSError:
        return
    assert isinstance(said(image).words, FileWords)


def test_of_a_png_that_says_nothing_first_no_pixel_is_read():
    data = photo(kind="PNG")
    without_pixels = data[: data.index(b"IDAT") + 4]
    assert said(opened(without_pixels)).words == FileWords()
