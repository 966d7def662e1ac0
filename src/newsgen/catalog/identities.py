"""Under which names people, places and organisations stand, and what the authority file tells of them.

Given names and those of the authority file are terms; what was only inferred is none. Who is in the authority file
stands under the name that the file prefers, however the article writes it.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import msgspec

from newsgen.catalog.slugs import term_slug
from newsgen.model import Article, Identity, NameType

_FIELDS: Final[Mapping[NameType, str]] = {"person": "people", "place": "places", "organisation": "organisations"}
_encode: Final = msgspec.json.Encoder(order="deterministic").encode


class Standing(NamedTuple):
    """A name of an article's field, and the term that it stands under."""

    kind: NameType
    slug: str
    name: str
    shown: str  # as the article's own field has it


def standings(article: Article) -> Iterator[Standing]:
    """Every person, place and organisation of the article, as far as a person or the authority file gives them."""
    if not (article.people or article.places or article.organisations):
        return
    preferred = {(each.type, each.name): each.preferred or each.name for each in article.named}
    for kind, field in _FIELDS.items():
        known = article.provenance.get(field)
        for shown in () if known and known.status in ("inferred", "unknown") else getattr(article, field):
            name = preferred.get((kind, shown), shown)
            yield Standing(kind, term_slug(name), name, shown)


def identities(article: Article) -> list[tuple[str, str, str]]:
    """(kind, slug, identity as JSON) of those of whom the authority file tells more than a name."""
    return sorted({
        (each.type, term_slug(each.preferred or each.name), _encode(identity).decode())
        for each in article.named
        if (identity := Identity(id=each.id, also=each.also, same_as=each.same_as)).tells
    })  # fmt: skip
