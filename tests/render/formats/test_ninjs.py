"""ninjs 3.0: an article a line, with nothing inferred told as given."""

import json

import pytest
from msgspec.structs import replace

from newsgen.model import Correction, Figure, Named, Photo, Provenance, When
from proofs.making import article, people
from render.sample import BASE_URL, page

DAY = When(precision="day", text="2015-10-14", earliest="2015-10-14", latest="2015-10-14")
FULL = article(
    "a.md",
    DAY,
    kicker="Weather",
    standfirst="No ship sailed.",
    byline=people("Ada Quill", "Ben Ink"),
    section="World",
    topics=("Sea",),
    people=("Ada Quill",),
    places=("Oldport",),
    organisations=("Port Board",),
    named=(Named(id="o", type="place", name="Oldport", lat=54.5, lon=10.25, same_as=("https://places.example/o",)),),
    agencies=("Reuters",),
    dateline="OLDPORT",
    figures=(Figure(file="p.png", caption="Ice", credit="Ben Ink", alt="A quay"), Figure(caption="Lost")),
    corrections=(Correction(date="2015-10-20", text="It was Monday."),),
    provenance={"section": Provenance(status="inferred", rule="sections/word", confidence=0.7)},
)
PHOTO = {"p.png": Photo(path="p.png", url="photos/p.png", digest="d", width=4, height=3)}


def told(press, one, photos=None, **site):
    shown = page(
        "data", "data/articles-2015-10.jsonl", facts={"articles": iter([(one, "2015/10/a.html", photos or {})])}
    )
    printed = press.render(replace(shown, site=replace(shown.site, **site)))
    (line,) = printed.data.decode().splitlines()
    return json.loads(line)


def test_an_article_is_told_whole(press):
    line = told(press, FULL, PHOTO)
    assert line["uri"] == BASE_URL + "2015/10/a.html"
    assert line["headlines"] == [{"role": "main", "value": "A"}, {"role": "kicker", "value": "Weather"}]
    assert (line["by"], line["located"]) == ("Ada Quill, Ben Ink", "OLDPORT")
    assert [body["value"] for body in line["bodies"]] == ["The harbour froze.", '<p id="p1">The harbour froze.</p>']
    assert line["places"] == [
        {
            "name": "Oldport",
            "uri": "https://places.example/o",
            "geojson": {"type": "Point", "coordinates": [10.25, 54.5]},
        }
    ]
    assert line["infoSources"] == [{"name": "Reuters", "role": "agency"}]
    kept, lost = line["associations"]
    assert kept["renditions"] == [{"name": "main", "href": BASE_URL + "photos/p.png", "width": 4, "height": 3}]
    assert (kept["by"], "renditions" in lost) == ("Ben Ink", False)
    assert line["newsgen"]["corrections"] == [{"date": "2015-10-20", "text": "It was Monday."}]


def test_what_was_inferred_is_marked(press):
    assert told(press, FULL)["newsgen"]["inferred"] == {
        "section": {"status": "inferred", "rule": "sections/word", "confidence": 0.7}
    }


@pytest.mark.parametrize(
    ("precision", "text", "moment"),
    [
        ("time", "2015-10-14T09:30+03:00", "2015-10-14T09:30:00+03:00"),
        ("time", "2015-10-14T09:30:15Z", "2015-10-14T09:30:15Z"),
        ("time", "2015-10-14T09:30", None),
        ("day", "2015-10-14", None),
        ("month", "2015-10", None),
        ("bounded", "", None),
        ("unknown", "", None),
    ],
)
def test_only_a_moment_is_told_as_one(press, precision, text, moment):
    line = told(press, replace(FULL, published=When(precision=precision, text=text)))
    assert line.get("contentCreated") == moment


def test_without_an_address_of_the_site_it_has_a_name(press):
    line = told(press, FULL, PHOTO, base_url="")
    assert line["uri"] == "urn:newsgen:a"
    assert line["associations"][0]["renditions"][0]["href"] == "../photos/p.png"
