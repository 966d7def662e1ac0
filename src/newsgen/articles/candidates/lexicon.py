"""The words by which a language shows what a name is the name of."""

from functools import cache

from newsgen.articles.candidates.gazetteer import given_names, known_places
from newsgen.articles.reading.language import phrases, words
from newsgen.model import Value


class Lexicon(Value, frozen=True, kw_only=True):
    """Words in lower case, by what they tell; `nouns` where a language writes all nouns with capitals."""

    titles: frozenset[str]
    given: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]  # nouns of places: "river"
    known: frozenset[str]  # whole names of places, as written
    not_names: frozenset[str]
    inside: frozenset[str]  # prepositions before a place
    speech: frozenset[str]
    nouns: bool


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language, with those of English beside them."""

    def of(key: str, table: str = "names") -> frozenset[str]:
        return frozenset(phrases(language, table, key))

    return Lexicon(
        titles=of("titles"),
        given=given_names() | of("given"),
        organisations=of("organisations"),
        places=of("places"),
        known=known_places(language),
        not_names=of("not_names") | of("frequent", "detection"),
        inside=of("places", "credits") | of("places", "bylines"),
        speech=of("verbs", "quotes"),
        nouns=bool(words(language).get("names", {}).get("nouns")),
    )
