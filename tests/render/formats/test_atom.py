"""Atom: valid, absolute, and readable whatever its headlines hold."""

from xml.etree import ElementTree as ET

import msgspec
import pytest

from newsgen.render.formats.atom import rfc3339
from render.sample import BASE_URL, cards, page

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(press, *shown):
    printed = press.render(page("feed", "atom.xml", cards=shown, facts={"updated": "2016-12-28T00:00:00Z"}))
    return printed, ET.fromstring(printed.data)


def text(element, *names):
    return [element.findtext("/".join(ATOM + part for part in name.split("/"))) for name in names]


def test_the_feed_says_whose_it_is(press):
    printed, root = feed(press, *cards(2))
    assert printed.media_type == "application/atom+xml"
    assert text(root, "title", "id", "updated") == [
        "The Harbour Courier",
        BASE_URL + "atom.xml",
        "2016-12-28T00:00:00Z",
    ]
    assert [(link.get("rel"), link.get("href")) for link in root.findall(ATOM + "link")] == [
        ("self", BASE_URL + "atom.xml"),
        ("alternate", BASE_URL),
    ]


def test_an_entry_is_told_with_its_whole_address(press):
    _, root = feed(press, *cards(2))
    first, second = root.findall(ATOM + "entry")
    address = BASE_URL + "2016/12/28/board-votes-to-end-the-island-ferry-after-ninety-one-years.html"
    assert text(first, "title", "id", "published", "updated", "author/name") == [
        "Board votes to end the island ferry after ninety-one years",
        address,
        "2016-12-28T00:00:00Z",
        "2016-12-28T00:00:00Z",
        "Courier Press",
    ]
    assert text(second, "author/name", "summary") == [
        "Ines Halloran",
        "A society of eleven volunteers pays one crown, and takes on the roof.",
    ]


def test_characters_that_xml_cannot_hold_are_left_out(press):
    hostile = msgspec.structs.replace(cards(1)[0], headline="A\x00b\x0bc\x1f \ufffed\uffff & <e> ]]> \ud800f")
    _, root = feed(press, hostile)
    assert root.find(ATOM + "entry").findtext(ATOM + "title") == "Abc d & <e> ]]> f"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2015-10-14", "2015-10-14T00:00:00Z"),
        ("2015-10-14T09:30", "2015-10-14T09:30:00Z"),
        ("2015-10-14T09:30Z", "2015-10-14T09:30:00Z"),
        ("2015-10-14T09:30+03:00", "2015-10-14T09:30:00+03:00"),
        ("2015-10-14T09:30-05:00", "2015-10-14T09:30:00-05:00"),
        ("2015-10-14T09:30:15+03:00", "2015-10-14T09:30:15+03:00"),
        ("2015-10-14T09:30:15", "2015-10-14T09:30:15Z"),
    ],
)
def test_a_date_has_seconds_and_a_zone(given, written):
    assert rfc3339(given) == written
