"""Any history of edits gives the same site, and the same memory of it, as a clean build.

`make test` follows a few hundred rounds; with NEWSGEN_HISTORIES=2000 as many histories of some ten rounds.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.catalog import gists, related, versions, weekdays
from newsgen.plan import chain, decades, listings, sheets, trails
from newsgen.plan.kinds import cards, data, month, photos, undated, year
from newsgen.site import sums
from proofs.archive import Archive, story
from proofs.histories import FIRST, Round, Way, follow

HISTORIES = int(os.environ.get("NEWSGEN_HISTORIES", 0))
MEMORY = Path("/dev/shm")

# -- what is saved -------------------------------------------------------------------------------

PATHS = st.sampled_from(["a.md", "b.md", "x/a.md", "x/d.md", "x/y/e.md", "z/f.md", "r.txt", "x/s.txt"])
FOLDERS = st.sampled_from(["x", "x/y", "z", "w/v"])
RAW = (
    "Storm at sea\n\nThe harbour froze on Monday, the harbour master said, and nobody could sail.\n",
    "Ferry sails\n\nBy Ada Quill\n\nOn Tuesday the ferry sailed at last, and all of the town stood at the quay.\n",
)
ORIGINS = [f"{{format: plain, file: originals/r.txt, sha256: {sha256(raw.encode()).hexdigest()}}}" for raw in RAW]
WIRE = [  # of 36 words each
    f"The {sea} kept every ferry of {town} in the quiet harbour on Monday, and a keeper of the joint port office "
    f"said quite plainly that {town} would not vote to give the crews of {sea} just one more very long night there."
    for sea, town in (
        ("grey gale", "Oldport"),
        ("jagged ice", "Kelp Bay"),
        ("great fog", "Vane"),
        ("quick tide", "Quill"),
    )
]
BODIES = [
    "\n\n".join(WIRE),
    "\n\n".join(WIRE[:3]),
    "\n\n".join(WIRE[3:0:-1]),
    "The harbour froze.",
    "The harbour froze over.",
    'Ben Ink of the port said: "The ice will hold us all." Ada Quill said: "We sail at dawn." He said: "No, not yet."',
    'Ben Ink of the port said: "The ice will not hold us." Ada Quill said: "We sail at dawn."',
    "See [one](b.md), [another](../a.md), [a third](x/d.md#end), [all](/topics/sea/) and [nothing](/nowhere/).",
    "The harbour froze on Tuesday.",
    "Nobody sailed on Wednesday evening, the harbour master said.",
    "![Ice on the quay](p.png)\n\nSee [the raw one](r.txt).",
]
FIELDS = {
    "published": ["2014", "2015", "2015-10", "2015-10-14", "2015-10-15", "2015-11-02", "2016-02-29T09:30"],
    "section": ["World", "Sport", '"Arts & Letters"'],
    "topics": ["[Sea]", "[Sea, Ice]", "[Élections]", "[Elections, Ice]"],
    "byline": ["Ada Quill", "[Ada Quill, Ben Ink]", "ADA QUILL"],
    "agencies": ["[Reuters]"],
    "people": ["[Ada Quill]", "[Ada Quill, Ben Ink]", "[ADA QUILL, Ash]"],
    "places": ["[Oldport]", "[Oldport, Vane]"],
    "figures": ["[{file: p.png, caption: Ice}]", "[{file: /x/q.png}, {caption: Lost}]", "[P.png, lost.jpg]"],
    "id": ["a", "x/d", "k", "r", "r"],
    "slug": ["storm", "storm-2", "index"],
    "aliases": ["[/old/1]", "[/Old/1, /old/2.htm]", "[/2015/10/14/storm-at-sea.html]", "[/topics/sea/, /old/2.htm/3]"],
    "same_story": ["[a]", "[x/d, b.md]", "r.txt"],
    "not_same_story": ["a", "[k, x/a.md]"],
    "language": ["de"],
    "draft": ["true"],
    "origin": ORIGINS,
}  # fmt: skip
HEADLINES = st.sampled_from(["Storm at sea", "Storm at Sea", "Harbour frozen", "Émeute", "静か"])
STORIES = st.builds(
    lambda headline, body, fields: story(headline, body=body, **fields),
    HEADLINES,
    st.sampled_from(BODIES),
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in FIELDS.items()}),
)
BROKEN = st.just("---\nheadline: [\n---\n")
PHOTOS = st.sampled_from(["p.png", "P.png", "x/q.png", "x/p.png"])
SETTINGS = [
    'base_url = "https://post.example/"',
    'language = "de"',
    'publisher = "The Company"',
    'sections = ["Sport", { slug = "arts", title = "Arts & Letters" }]',
    'address = "{slug}.html"',
    'address = "{year}/{slug}.html"',
    "feed_articles = 1",
    "listing_articles = 1",
    "term_threshold = 2",
    "photo_sizes = [100, 240]",
    "photo_sizes = [100]\nphoto_originals = true",
    'photo_location = "none"',
    "photo_words = false",
    'lead_weekday = "off"',
    'era = { earliest = "2015-10-12", latest = "2015-10-24" }',
    'leave_out = ["day"]',
    'leave_out = ["photos"]',
    'leave_out = ["data"]',
    'leave_out = ["topic", "author"]',
    'leave_out = ["quotes", "place"]',
]
TEMPLATES = st.sampled_from([
    ("notfound.html", ""),
    ("notfound.html", "<!doctype html><title>{{ page.title }}</title>\n"),
    ("undated.html", "{# a word to whoever reads this #}{% extends 'base.html' %}\n"),
    ("assets/own.css", "p { color: red }\n"),
    ("assets/own.css", ""),
])  # fmt: skip

# -- what happens --------------------------------------------------------------------------------


def often(choices: dict[st.SearchStrategy, int]) -> st.SearchStrategy:
    """One of these, each as often as it says."""
    return st.sampled_from([each for each, times in choices.items() for _ in range(times)]).flatmap(lambda each: each)


def verb(name: str, *about: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(st.just(name), *about)


def way(**choices: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries(choices).map(lambda chosen: Way(**chosen))


CONTENT = often({
    verb("save", PATHS, often({STORIES: 8, BROKEN: 1, st.sampled_from(RAW): 2})): 8,
    verb("delete", often({PATHS: 3, PHOTOS: 1})): 2,
    verb("copy", PATHS, PATHS): 1,
    verb("move", PATHS, PATHS): 2,
    verb("move", FOLDERS, FOLDERS): 1,
    verb("photo", PHOTOS, st.sampled_from(["red", "blue", "none", "wide", "torn"])): 2,
})  # fmt: skip
# After these all is planned anew, so they are rare: what may go wrong lies between them.
REST = often({
    verb("configure", st.lists(st.sampled_from(SETTINGS), max_size=3, unique_by=lambda line: line.split()[0])
         .map("\n".join)): 4,
    TEMPLATES.map(lambda named: ("template", *named)): 2,
    verb("remember", st.sampled_from(["a\t2015/10/14/storm-at-sea.html\n", "k\tA.html\n", "nonsense\n"])): 1,
    verb("delete", st.just("addresses.tsv")): 1,
    verb("forget", st.sampled_from(["public", "catalog"])): 1,
})  # fmt: skip
KILLS = st.one_of(st.integers(0, 40), st.sampled_from(["commit", "note_published"]))
WAYS = often({
    way(named=st.booleans()): 12,
    way(jobs=st.just(2), batch=st.sampled_from([1, 7, 200])): 1,
    way(strict=st.just(True), checked=st.booleans()): 1,
    way(checked=st.just(True)): 2,
    way(strict=st.booleans(), checked=st.booleans(), killed=KILLS): 1,
})  # fmt: skip
ROUNDS = st.builds(Round, st.lists(often({CONTENT: 20, REST: 1}), min_size=1, max_size=4), WAYS)


CUTS = (
    (gists, "KEPT", 3),
    (gists, "DEEP", 2),
    (related, "DEEP", 2),
    (versions, "STOCK", 2),
    (weekdays, "ENOUGH", 1),
    (listings, "LONG", 2),
    (listings, "WHOLE", 1),
    (listings, "OF_A_PART", 1),
    (decades, "LONG_DECADE", 3),
    (listings, "UNDATED", 1),
    (month, "LONG", 1),
    (month, "OF_A_DAY", 1),
    (undated, "LONG", 1),
    (chain, "LONG", 1),
    (data, "MOST", 1),
    (cards, "MOST", 1),
    (sums, "MOST", 10),
    (year, "OF_A_MONTH", 1),
    (sheets, "LONG", 1),
    (sheets, "OF_A_PART", 1),
    (trails, "MOST", 1),
    (photos, "NEWEST", 2),
    (photos, "OF_A_PART", 1),
)


@contextmanager
def archived() -> Iterator[tuple[Archive, Path]]:
    """A small archive in memory, where there is any, and the folder around it."""
    with TemporaryDirectory(prefix="newsgen-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as name:
        yield Archive(Path(name) / "archive", FIRST), Path(name)


def hold(history, *, cut: bool = False) -> None:
    """Follow a history; `cut` with lists that are cut where hundreds of articles would cut them."""
    with ExitStack() as stack:
        archive, folder = stack.enter_context(archived())
        for owner, name, figure in CUTS if cut else ():
            stack.enter_context(patch.object(owner, name, figure))
        for different in follow(archive, (Round(()), *history, Round(())), folder):
            assert different == []


@settings(max_examples=HISTORIES or 40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ROUNDS, min_size=1, max_size=12 if HISTORIES else 5), st.booleans())
def test_every_build_ends_where_a_clean_build_ends(history, cut):
    hold(history, cut=cut)


# -- what once went wrong ------------------------------------------------------------------------


def test_the_files_of_the_sitemap_are_counted_once():
    hold(
        [
            Round([("save", "a.md", story("Storm", "2015-10-14"))]),
            Round([("save", "a.md", story("Gale", "2015-10-14"))]),
        ]
    )


def test_a_page_that_a_killed_build_deleted_comes_back_with_its_article():
    storm = ("save", "a.md", story("Storm", "2015-10-14"))
    hold([Round([storm]), Round([("delete", "a.md")], Way(killed="commit")), Round([storm])])


def test_an_article_that_gets_another_id_leaves_its_old_addresses_to_the_old_one():
    hold([
        Round([("save", "a.md", story("Storm", "2015-10-14"))]),
        Round([("save", "a.md", story("Storm", "2015-10-15"))]),
        Round([("save", "a.md", story("Storm", "2015-10-15", id="k"))]),
    ])  # fmt: skip


def test_a_threshold_that_was_only_tried_leaves_no_trace():
    two, broken = ("configure", "term_threshold = 2\n"), ("save", "x/d.md", "---\nheadline: [\n---\n")
    gale = ("save", "b.md", story("Gale", "2015-11-14"))
    hold([
        Round([two, ("save", "a.md", story("Storm", "2015-10-14", topics="[Sea]", section="World")), gale, broken]),
        Round([("configure", ""), ("save", "b.md", story("Gale", "2015-11-14", topics="[Sea]"))], Way(strict=True)),
        Round([two]),
    ])  # fmt: skip


def test_an_alias_whose_folder_differs_from_a_file_by_case_only_is_refused():
    hold([
        Round([("save", "a.md", story("Storm", "2015-10-14", aliases="[/Old.d/1.htm]"))]),
        Round([("save", "b.md", story("Gale", "2015-11-14", aliases="[/old.d]"))]),
    ])  # fmt: skip


def test_a_deleted_file_is_not_looked_for_when_all_are_read_anew():
    hold([
        Round([("save", "x/s.txt", RAW[0])]),
        Round([("delete", "x/s.txt"), ("configure", 'language = "de"\n')]),
    ])  # fmt: skip


def test_folders_that_differ_by_case_only_have_sums_of_their_own():
    storm = story("Storm", "2015-10-14", aliases="[/Old/1, /old/2.htm]")
    hold([Round([("save", "a.md", storm)], Way(checked=True))], cut=True)
