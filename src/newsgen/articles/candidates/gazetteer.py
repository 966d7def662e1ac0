"""Places of the world, as far as a small list knows them, and given names."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from newsgen.articles.reading.language import read_with, words

OF_COUNTRY: Final = 10  # digits of `Known.size` for what is a country


class Known(NamedTuple):
    """A place of the gazetteer; `size` is the digits of its number of inhabitants, 10 for a country."""

    country: str  # ISO 3166 code, empty for what lies in several
    size: int


@cache
def places() -> dict[str, Known]:
    """The places of GeoNames that the package holds, by name."""
    rows = (line.split("\t") for line in _lines("places.tsv"))
    return {name: Known(country, int(size)) for name, country, size in rows}


@cache
def known_places(language: str) -> frozenset[str]:
    """Places by the names that a language's own table has for them, with those of English."""
    written = (words(code).get("names", {}).get("known_places", "") for code in read_with(language))
    return frozenset(" ".join(name.split()) for text in written for name in text.split("|") if name.strip())


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    return frozenset(_lines("given.txt"))


def _lines(name: str) -> Iterator[str]:
    text = (files("newsgen.articles.candidates") / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))
