"""An article with the people, places and organisations of the authority file that it names.

What front matter says of a kind stands as it is, an empty list, too; where it says nothing, the file's names that stand
in headline, standfirst, body and captions are the article's.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, Final

from msgspec.structs import replace

from newsgen.articles.authority.entry import Entry
from newsgen.articles.authority.index import Index
from newsgen.articles.authority.matching import CONTEXT, DATES, NAME, Match, matches
from newsgen.model import Article, Named, NameType, Provenance

FIELDS: Final[Mapping[NameType, str]] = {"person": "people", "place": "places", "organisation": "organisations"}
GIVEN: Final = "front-matter"
_BETWEEN: Final = "\n\n"
_KNOWN: Final = {rule: Provenance(status="authority", rule=rule) for rule in (NAME, DATES, CONTEXT)}


def with_names(article: Article, index: Index) -> Article:
    """The same article, and whom and what it names of those in the index."""
    parts = tuple(_parts(article))
    text = _BETWEEN.join([words for _, words in parts])
    sure = matches(text, index, published=article.published).sure
    given = tuple(_given(article, index))
    found = tuple(match for match in sure if FIELDS[match.entry.type] not in article.provenance)
    if not (found or given):
        return article
    starts = [0, *accumulate(len(words) + len(_BETWEEN) for _, words in parts)]
    named = (_named(match, text, parts[bisect_right(starts, match.spans[0][0]) - 1][0]) for match in found)
    return replace(article, named=(*given, *named), **_fields(article, found))


def _parts(article: Article) -> Iterator[tuple[str, str]]:
    """(place, words) of all that is read for names."""
    yield "headline", article.headline
    if article.standfirst:
        yield "standfirst", article.standfirst
    for block in article.body:
        if block.text:
            yield block.anchor or block.kind, block.text
    for figure in article.figures:
        if figure.caption:
            yield "caption", figure.caption


def _given(article: Article, index: Index) -> Iterator[Named]:
    """Those whom front matter names, as far as the file has one of that name and kind."""
    for kind, field in FIELDS.items():
        for name in getattr(article, field):
            same = [entry for entry in index.called.get(name, ()) if entry.type == kind]
            if len(same) == 1:
                yield _of(same[0], rule=GIVEN, shown=name)


def _named(match: Match, text: str, place: str) -> Named:
    start, end = match.spans[0]
    return _of(match.entry, rule=match.rule, shown=match.entry.name, words=text[start:end], anchor=place)


def _of(entry: Entry, *, rule: str, shown: str, words: str = "", anchor: str = "") -> Named:
    """`shown` is the name as the article's own field has it."""
    return Named(
        id=entry.id, type=entry.type, name=shown, preferred=entry.name if entry.name != shown else "",
        also=entry.aliases, words=words, anchor=anchor, rule=rule,
        lat=entry.lat, lon=entry.lon, same_as=entry.same_as,
    )  # fmt: skip


def _fields(article: Article, found: tuple[Match, ...]) -> dict[str, Any]:
    """The article's fields that the matches fill, and how each is known: by the least direct of its rules."""
    fields: dict[str, Any] = {}
    known = dict(article.provenance)
    for kind, field in FIELDS.items():
        if some := [match for match in found if match.entry.type == kind]:
            fields[field] = tuple(dict.fromkeys(match.entry.name for match in some))
            known[field] = _KNOWN[max((match.rule for match in some), key=(NAME, DATES, CONTEXT).index)]
    return {**fields, "provenance": known} if fields else {}
