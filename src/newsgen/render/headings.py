"""What a page, or a group of cards, is called: its subject's name, or its date in words."""

import re
from collections.abc import Callable
from typing import Final

from newsgen.model import Page
from newsgen.render import dates
from newsgen.render.words import Words

_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}|\d{3}0s")


def heading(page: Page, words: Words) -> str:
    """What this page is called, in the site's language."""
    made = _BY_KIND.get(page.plan.kind)
    return made(page, words) if made else page.title


def heading_of(key: str, title: str, words: Words) -> str:
    """What a period or group is called: a date in words, "Undated", or the title that it has."""
    if _DATE.fullmatch(key):
        return _begun(dates.in_words(key, words.language))
    return words("undated") if key == "undated" else title or key


def heading_within(key: str, title: str, words: Words, *, within: str) -> str:
    """The same on the page of a longer period, which need not be said again: "Wednesday 14", "October"."""
    if not within or not key.startswith(within):
        return heading_of(key, title, words)
    if key == within:
        return words(_REST[len(within)]) if len(within) in _REST else heading_of(key, title, words)
    if len(key) == _LENGTH_OF_DAY:
        return _begun(dates.weekday(key, words.language))
    return _begun(dates.month(key, words.language, year=False))


# Of a year's or month's articles those that are known no closer stand last, under words of their own.
_REST: Final = {4: "month_unknown", 7: "day_unknown"}
_LENGTH_OF_DAY: Final = 10


def _begun(text: str) -> str:
    """With a capital letter, as a heading begins: languages that write "octobre" put "Octobre" at its head."""
    return text[:1].upper() + text[1:]


def _headline(page: Page, _words: Words) -> str:
    return page.article.headline if page.article else page.title


def _period(page: Page, words: Words) -> str:
    return heading_of(page.period.key, page.title, words) if page.period else page.title


def _day(page: Page, words: Words) -> str:
    """A day's page is the paper of that day, and says its weekday as papers do."""
    return _begun(dates.day(page.period.key, words.language, weekday=True)) if page.period else page.title


def _same_day(page: Page, words: Words) -> str:
    return words("same_day", day=_begun(dates.day_of_year(page.plan.key, words.language)))


def _term(page: Page, words: Words) -> str:
    name = page.term.name if page.term else page.title
    return f"{name}, {heading_of(page.period.key, '', words)}" if page.period else name


def _speaker(page: Page, words: Words) -> str:
    """Not the name alone, which the page of the articles about that person has."""
    return words("quotes_by", name=_term(page, words))


def _site(page: Page, _words: Words) -> str:
    return page.site.title


def _index(page: Page, words: Words) -> str:
    folder = page.plan.key.partition("/")[0]
    name = words(folder) if folder in words else page.title
    return f"{name}: {page.period.key}" if page.period else name


def _photos(page: Page, words: Words) -> str:
    if not page.period:
        return words("photos")
    period, _, letter = page.period.key.partition("/")
    return heading_of(period, "", words) + (f": {letter}" if letter else "")


def _undated(page: Page, words: Words) -> str:
    return f"{words('undated')}: {page.period.key}" if page.period else words("undated")


def _corrections(page: Page, words: Words) -> str:
    if not page.period:
        return words("corrections")
    return f"{words('corrections')}: {page.period.key if page.period.key != 'undated' else words('undated')}"


def _revisions(page: Page, words: Words) -> str:
    return words("revisions_of", headline=page.title)


def _named(name: str) -> Callable[[Page, Words], str]:
    return lambda _page, words: words(name)


_BY_KIND: Final[dict[str, Callable[[Page, Words], str]]] = {
    "about": _named("about"),
    "agency": _term,
    "article": _headline,
    "atoz": _named("atoz"),
    "author": _term,
    "corrections": _corrections,
    "day": _day,
    "days": _named("days"),
    "front": _site,
    "gone": _named("gone"),
    "index": _index,
    "month": _period,
    "notfound": _named("notfound"),
    "organisation": _term,
    "person": _term,
    "photos": _photos,
    "place": _term,
    "quotes": _speaker,
    "lapsed": _named("lapsed"),
    "redirect": _named("redirect"),
    "revisions": _revisions,
    "sameday": _same_day,
    "search": _named("search"),
    "section": _term,
    "topic": _term,
    "undated": _undated,
    "year": _period,
}
