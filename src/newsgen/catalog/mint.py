"""Addresses: minted once, kept for ever.

An article's address follows from its date and its slug. The slug is minted with the first address; a changed
headline does not move the page, a changed date does, and the old address stays as a redirect. Two articles
that want one address are told apart by "-2", "-3", …; an address whose article is gone may be taken over, as
happens when a file of content/ is renamed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from newsgen import urls
from newsgen.model import Value

# Where pages of our own stand, or may stand tomorrow: an article that wanted one of these gets the next number.
_OURS: Final = re.compile(
    r"(?:(?:\d{4}/(?:\d\d/){0,2}|undated/)?index|404|undated/(?:letter-)?(?:[a-z]|0-9|other)"
    rf"|(?:{'|'.join(urls.OUR_FOLDERS)})/.*)\.html"
)


class Wanted(Value, frozen=True, kw_only=True):
    """What decides an article's address. `current` is the one that it has, or empty."""

    id: str
    year: str
    month: str
    day: str
    slug: str
    slug_given: bool
    current: str = ""


def mint(wanted: Iterable[Wanted], *, pattern: str, taken: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """(article id, address) for those whose address changes; the others keep theirs.

    `taken(folded address, id)` says whether another article holds an address; what was minted must count before the
    next is asked for. The order of `wanted` decides who gets the plain address, so it must not depend on the disk:
    articles that have one come first, then by id.
    """
    for article in wanted:
        if not (article.current and _still_right(article, pattern)):
            yield article.id, _first_free(article, pattern, taken)


def _first_free(article: Wanted, pattern: str, taken: Callable[[str, str], bool]) -> str:
    slug = article.slug if article.slug_given else slug_of(article.current, pattern) or article.slug
    address, number = _place(article, pattern, slug), 1
    while _OURS.fullmatch(folded := urls.fold(address)) or taken(folded, article.id):
        number += 1
        address = _place(article, pattern, f"{slug}-{number}")
    return address


def _still_right(article: Wanted, pattern: str) -> bool:
    """Whether the date is still that of the current address, and the slug not one that a person changed."""
    slug = slug_of(article.current, pattern)
    if not slug or _place(article, pattern, slug) != article.current or _OURS.fullmatch(urls.fold(article.current)):
        return False
    told_apart = slug.removeprefix(f"{article.slug}-")
    return not article.slug_given or slug == article.slug or (told_apart != slug and told_apart.isdigit())


def _place(article: Wanted, pattern: str, slug: str) -> str:
    if not article.year:
        return f"undated/{slug}.html"
    return urls.address(pattern, year=article.year, month=article.month, day=article.day, slug=slug)


def slug_of(address: str, pattern: str) -> str:
    """The slug that stands in an address made by `pattern`, or empty when it was made by another."""
    undated = re.fullmatch(r"undated/([^/]+)\.html", address)
    found = undated or _pattern(pattern).fullmatch(address)
    return found[1] if found else ""


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    # A part of the date that is not known falls away with its slash, so each is optional here.
    parts = {r"\{year\}": r"(?:\d{4})?", r"\{month\}": r"(?:\d\d)?", r"\{day\}": r"(?:\d\d)?"}
    expression = re.escape(pattern)
    for name, digits in parts.items():
        expression = expression.replace(f"{name}/", f"(?:{digits}/)?").replace(name, digits)
    return re.compile(expression.replace(r"\{slug\}", "([^/]+)"))
