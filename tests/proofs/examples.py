"""One page of each kind out of a built site, found by its address."""

import re
from collections.abc import Iterable

# What a site path looks like ↔ the kind of page that stands there. The first that fits, counts.
KINDS = {
    "front": r"index\.html",
    "notfound": r"404\.html",
    "about": r"about/index\.html",
    "corrections": r"corrections/index\.html",
    "search": r"search/index\.html",
    "undated": r"undated/index\.html",
    "a to z": r"a-z/index\.html",
    "index": r"(sections|topics|people|places|organisations|authors|agencies|quotes)/index\.html",
    "photos": r"photos/index\.html",
    "contact sheet": r"photos/(\d{4}(-\d\d){0,2}|undated)\.html",
    "section": r"sections/[^/]+/index\.html",
    "topic": r"topics/[^/]+/index\.html",
    "person": r"people/[^/]+/index\.html",
    "place": r"places/[^/]+/index\.html",
    "organisation": r"organisations/[^/]+/index\.html",
    "speaker": r"quotes/[^/]+/index\.html",
    "author": r"authors/[^/]+/index\.html",
    "agency": r"agencies/[^/]+/index\.html",
    "decade of a term": r"(sections|topics|authors|agencies)/[^/]+/\d{3}0s\.html",
    "days": r"days/index\.html",
    "sameday": r"days/\d\d-\d\d\.html",
    "year": r"\d{4}/index\.html",
    "month": r"\d{4}/\d\d/index\.html",
    "day": r"\d{4}/\d\d/\d\d/index\.html",
    "revisions": r"\d{4}/\d\d/\d\d/[^/]+/revisions\.html",
    "article": r"\d{4}/\d\d/\d\d/[^/]+\.html",
    "article of a month": r"\d{4}/\d\d/[^/]+\.html",
    "article of a year": r"\d{4}/[^/]+\.html",
    "undated article": r"undated/[^/]{2,}\.html",
}


def kind(path: str, html: str) -> str:
    """The kind of the page at a site path; empty when it is none of ours."""
    if 'http-equiv="refresh"' in html:
        return "redirect"
    return next((name for name, pattern in KINDS.items() if re.fullmatch(pattern, path)), "")


def examples(pages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Kind → the largest page of that kind, as (site path, HTML): where there is most, most can go wrong."""
    largest: dict[str, tuple[int, str]] = {}
    for path, html in pages:
        name = kind(path, html)
        largest[name] = max(largest.get(name, (0, "")), (len(html), path))
    return {name: path for name, (_, path) in largest.items()}
