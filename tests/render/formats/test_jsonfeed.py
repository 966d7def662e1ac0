"""JSON Feed 1.1: what the standard asks for, with absolute addresses."""

import json

from msgspec.structs import replace

from render.sample import BASE_URL, cards, page

MOMENT = "2016-12-28T00:00:00+00:00"


def feed(press, *shown):
    moments = {card.id: MOMENT for card in shown}
    printed = press.render(page("jsonfeed", "feed.json", cards=shown, facts={"moments": moments}))
    assert printed.media_type == "application/feed+json"
    return json.loads(printed.data)


def test_the_feed_says_whose_it_is(press):
    told = feed(press, *cards(2))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert (told["title"], told["home_page_url"], told["feed_url"]) == (
        "The Harbour Courier",
        BASE_URL,
        BASE_URL + "feed.json",
    )


def test_an_item_has_all_that_the_standard_asks_for(press):
    first, second = feed(press, *cards(2))["items"]
    address = BASE_URL + "2016/12/28/board-votes-to-end-the-island-ferry-after-ninety-one-years.html"
    assert (first["id"], first["url"], first["date_published"]) == (address, address, MOMENT)
    assert first["content_text"]
    assert second["content_text"] == second["summary"]
    assert second["authors"] == [{"name": "Ines Halloran"}]


def test_an_article_without_a_lead_is_told_by_its_headline(press):
    (item,) = feed(press, replace(cards(1)[0], standfirst=""))["items"]
    assert item["content_text"] == item["title"]
    assert "summary" not in item
