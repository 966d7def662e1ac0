"""Who speaks in an article: the speakers whose full names it tells, and what each says.

A speaker known by one word ("Ash", "police") or by an office ("the mayor") could be anybody elsewhere in the archive,
so only full names are taken; a name that a person gave to a quote is taken as it is.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from newsgen.catalog.bodies import Speech
from newsgen.catalog.slugs import term_slug
from newsgen.digests import digest_of
from newsgen.model import Article, Quote

GIVEN: Final = "front-matter/quotes"  # the rule of a quote whose speaker a person gave
_FEWEST: Final = 3  # words; fewer in quotation marks are mostly a term that the writer keeps at a distance
_LONGEST: Final = 80  # characters of a name; longer ones are descriptions

Voices = dict[str, tuple[str, list[Quote]]]  # slug → (name, quotes in their order)


def voices(article: Article) -> Voices:
    """What each speaker with a full name says in the article, by the speaker's slug."""
    found: Voices = {}
    if not article.quotes:
        return found
    preferred = _preferred(article)
    for quote in article.quotes:
        if _attributed(quote, preferred):
            name = preferred.get(quote.speaker, quote.speaker)
            found.setdefault(term_slug(name), (name, []))[1].append(quote)
    return found


def said(speech: Speech, slug: str) -> tuple[Quote, ...]:
    """What one of the speakers says, in its order."""
    preferred = _preferred(speech)
    his = [each for each in speech.quotes if term_slug(preferred.get(each.speaker, each.speaker)) == slug]
    return tuple([quote for quote in his if _attributed(quote, preferred)])


def _preferred(told: Article | Speech) -> dict[str, str]:
    """The name that stands for each that the authority file knows."""
    return {each.name: each.preferred or each.name for each in told.named if each.type == "person"}


def _attributed(quote: Quote, preferred: Mapping[str, str]) -> bool:
    """Whether a quote has a speaker with a full name."""
    if not (quote.anchor and quote.speaker):
        return False
    known = quote.speaker in preferred or full(quote.speaker)
    return quote.rule == GIVEN or (known and quote.text.count(" ") >= _FEWEST - 1)


def told(found: Voices) -> tuple[tuple[str, int, str], ...]:
    """(slug, number of quotes, digest of them) of each speaker: what the speaker's pages show of the article."""
    return tuple([(slug, len(quotes), _digest(name, quotes)) for slug, (name, quotes) in sorted(found.items())])


@lru_cache(maxsize=4096)
def full(name: str) -> bool:
    """Whether these words are a full name: two words or more, of which neither the first nor the last is small."""
    words = name.split()
    return len(words) > 1 and len(name) <= _LONGEST and not (words[0][0].islower() or words[-1][0].islower())


def _digest(name: str, quotes: list[Quote]) -> str:
    return digest_of(name, [(quote.text, quote.anchor, quote.inferred, quote.mention) for quote in quotes])[:16]
