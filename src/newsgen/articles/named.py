"""The names of one source for its account: those of the authority file, and beside them what is only guessed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from newsgen.articles import authority
from newsgen.articles.candidates import candidates
from newsgen.articles.candidates.article import all_capitals
from newsgen.model import Provenance, Span, When

_Told = dict[str, Any]
_NOTHING: Final = When()


def names(
    text: str,
    spans: Iterable[Span],
    *,
    language: str,
    index: authority.Index | None,
    published: When = _NOTHING,
    guess: bool = True,
) -> list[_Told]:
    """Every name in these spans of a text, in its order, as JSON has it, with its status and all its places.

    A name of the authority file has its id, too; one that several entries share is `unknown`, with the ids of all.
    Without `guess` there are no others.
    """
    if index is None and not guess:
        return []
    several = list(spans)
    bare = _alone(text, several)
    found = authority.matches(bare, index, published=published) if index else authority.Matches()
    if not guess:
        return sorted(_of_file(found), key=lambda each: each["evidence"][0])
    # In a line with capitals all through they do not tell a name.
    telling = _alone(text, [span for span in several if not all_capitals(text[slice(*span)])])
    taken = [span for match in found.sure for span in match.spans]
    taken += [span for doubt in found.doubtful for span in doubt.spans]
    told = [*_of_file(found), *_guessed(telling, language, taken)]
    return sorted(told, key=lambda each: each["evidence"][0])


def fields(told: Sequence[_Told]) -> Iterator[tuple[str, _Told]]:
    """The fields of an article that these names fill: those of the authority file alone."""
    for kind, field in authority.FIELDS.items():
        if some := [each for each in told if each["type"] == kind and each["status"] == "authority"]:
            values = list(dict.fromkeys(each["name"] for each in some))
            evidence = sorted(span for each in some for span in each["evidence"])
            yield field, {**some[0], "value": values, "evidence": evidence, "confidence": 1.0}


def field(values: Sequence[str], known: Provenance, told: Sequence[_Told]) -> _Told:
    """A field as an article has it, with the places of its values in the source."""
    evidence = sorted(span for each in told if each["name"] in values for span in each["evidence"])
    return {
        "value": list(values),
        "status": known.status,
        "confidence": known.confidence,
        "rule": known.rule,
        "evidence": evidence,
    }


def _alone(text: str, spans: Iterable[Span]) -> str:
    """The text with only these spans left, each character in its place, and no line broken within them."""
    kept: list[str] = []
    end = 0
    for start, stop in sorted(spans):
        begun = max(start, end)
        kept += ["\n" * max(begun - end, 0), text[begun:stop].replace("\n", " ")]
        end = max(stop, end)
    return "".join(kept)


def _of_file(found: authority.Matches) -> Iterator[_Told]:
    for match in found.sure:
        entry = match.entry
        yield _one(entry.name, entry.type, "authority", 1.0, match.rule, match.spans) | {"id": entry.id}
    for doubt in found.doubtful:
        ids = {"ids": [entry.id for entry in doubt.entries]}
        yield _one(doubt.name, None, "unknown", 0.0, "authority/shared", doubt.spans) | ids


def _guessed(text: str, language: str, taken: Sequence[Span]) -> Iterator[_Told]:
    """Candidates, but for the places that the authority file accounts for."""
    for each in candidates(text, language=language):
        free = [span for span in each.spans if not any(b < span[1] and span[0] < e for b, e in taken)]
        if free:
            yield _one(each.name, each.type, "inferred", each.confidence, each.rule, free)


def _one(name: str, kind: str | None, status: str, sure: float, rule: str, spans: Iterable[Span]) -> _Told:
    evidence = [list(span) for span in spans]
    return {
        "name": name, "type": kind, "status": status, "confidence": round(sure, 3), "rule": rule, "evidence": evidence,
    }  # fmt: skip
