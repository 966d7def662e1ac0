"""A part of the source is said to be something else: its words leave their place in the article for another.

What a person said is noted in the front matter, in the map `reading` under `roles`, by the place of the words in the
original: so a line that was left out stays accounted for, and nobody is asked about it again.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from newsgen.articles import moments, people
from newsgen.articles.reading.ledger import FIELDS
from newsgen.articles.writing import person
from newsgen.model import Role, Value
from newsgen.problems import NewsgenError, Problem
from newsgen.review import pictures, story
from newsgen.review.manuscript import Manuscript
from newsgen.review.story import IN_BODY, Piece, words

ROLES: Final = "roles"  # the entry of the map `reading` that holds them


class Part(Value, frozen=True, kw_only=True):
    """A block of the source: its place, its words on one line, its role."""

    start: int
    end: int
    text: str
    role: Role
    confidence: float = 1.0

    @property
    def place(self) -> str:
        """Its place, as the notes name it."""
        return f"{self.start}-{self.end}"


def as_said(parts: Sequence[Part], reading: Mapping[str, Any]) -> tuple[Part, ...]:
    """The parts with the roles that a person gave to some of them; of those nothing is in doubt."""
    said = reading.get(ROLES)
    given = said if isinstance(said, dict) else {}
    known = {part.place: _ROLES[given[part.place]] for part in parts if given.get(part.place) in _ROLES}
    return tuple(
        Part(start=part.start, end=part.end, text=part.text, role=known[part.place]) if part.place in known else part
        for part in parts
    )


_ROLES: Final[Mapping[Any, Role]] = {
    role: role for role in (*FIELDS, *sorted(IN_BODY), "caption", "credit", "boilerplate")
}


def relabelled(written: Manuscript, parts: Sequence[Part], number: int, role: str, *, language: str) -> Manuscript:
    """The article once part `number` has this role. Raises NewsgenError when it cannot have it.

    A headline takes the place of the one before, which becomes a paragraph.
    """
    if role not in _ROLES:
        raise refusal(f"There is no role {role!r}.", "Choose one of those that the page offers.")
    part = parts[number]
    if part.role == "headline" and role != "headline" and words(part.text) == words(str(written.field("headline"))):
        raise refusal(
            "An article needs a headline.", "Say first which other line is the headline; this one is free then."
        )
    made = _moved(written, parts, number, _ROLES[role], language)
    if role == "headline":
        known = [*parts[:number], _with(part, "headline"), *parts[number + 1 :]]
        before = [at for at, each in enumerate(parts) if each.role == "headline" and at != number]
        for at in before:  # printed a second time, it is no second paragraph
            made = _moved(made, known, at, "paragraph" if at == before[0] else "boilerplate", language)
    return made


def refusal(message: str, mend: str) -> NewsgenError:
    """The error that ends a step which cannot be done."""
    return NewsgenError(Problem(rule="review/step", message=message, mend=mend))


def _with(part: Part, role: Role) -> Part:
    return Part(start=part.start, end=part.end, text=part.text, role=role)


def _moved(written: Manuscript, parts: Sequence[Part], number: int, role: Role, language: str) -> Manuscript:
    part = parts[number]
    if part.role == role:
        return written
    if part.role in IN_BODY and role in IN_BODY:
        made = _in_body(written, parts, number, role)
    else:
        made = _put(_taken(written, parts, number, language), parts, number, role, language)
    said = made.reading.get(ROLES)
    noted = {**(said if isinstance(said, dict) else {}), part.place: role}
    return made.noted({**made.reading, ROLES: noted})


def _taken(written: Manuscript, parts: Sequence[Part], number: int, language: str) -> Manuscript:
    """The article without these words where they stand now."""
    part = parts[number]
    if part.role in IN_BODY:
        return _cut(written, parts, number)
    if part.role in ("caption", "credit"):
        return pictures.without(written, part.text, part.role)
    return _out_of_field(written, part, language) if part.role in FIELDS else written


def _put(written: Manuscript, parts: Sequence[Part], number: int, role: Role, language: str) -> Manuscript:
    part = parts[number]
    if role in IN_BODY:
        return _in_body(written, parts, number, role)
    if role in ("caption", "credit"):
        return pictures.added(written, part.text, role, after=_blocks_before(written, parts, number))
    return _PUT[role](written, part.text, language) if role in _PUT else written


# -- fields ------------------------------------------------------------------------------------


def _out_of_field(written: Manuscript, part: Part, language: str) -> Manuscript:
    """The field without these words, if it holds no others, or holds them as one of several."""
    name = FIELDS[part.role]
    value, sought = written.field(name), words(part.text)
    if isinstance(value, list):
        left = [item for item in value if not _told_by(item, sought)]
        return written.changed({name: left or None}) if left != value else written
    if isinstance(value, str) and words(value) != sought and " ".join(sought) in " ".join(words(value)):
        return written.changed({name: value.replace(part.text, "").strip() or None})
    read_from = str((written.reading.get(name) or {}).get("evidence", "")).split()
    whole = isinstance(value, str) and (words(value) == sought or _told_by(value, sought))
    dated = name == "published" and value is not None and bool(moments.when(part.text, language=language).value.text)
    return written.changed({name: None}) if whole or dated or part.place in read_from else written


def _told_by(item: Any, sought: story.Words) -> bool:
    """Whether all words of an item, or of its name, are among these."""
    named = item.get("name", "") if isinstance(item, dict) else item
    found = words(str(named))
    return bool(found) and set(found) <= set(sought)


def _single(name: str) -> Callable[[Manuscript, str, str], Manuscript]:
    return lambda written, text, _language: written.changed({name: text})


def _standfirst(written: Manuscript, text: str, _language: str) -> Manuscript:
    there = written.field("standfirst")
    return written.changed({"standfirst": f"{there} {text}" if isinstance(there, str) and there else text})


def _byline(written: Manuscript, text: str, language: str) -> Manuscript:
    there = people.byline(written.field("byline") or "", language=language).value
    named = people.byline(text, language=language).value
    if not named:
        raise refusal("No name stands in this line.", "Write the byline in its field.")
    return written.changed({"byline": [person(each) for each in dict.fromkeys((*there, *named))]})


def _date(written: Manuscript, text: str, language: str) -> Manuscript:
    found = moments.when(text, language=language).value
    if not found.given:
        raise refusal("These words tell no whole date.", "Write the date in the field `published`.")
    return written.changed({"published": found.text})


def _note(written: Manuscript, text: str, _language: str) -> Manuscript:
    there = written.field("notes")
    notes = there if isinstance(there, list) else [there] if there else []
    return written.changed({"notes": [*notes, text]})


_PUT: Final[Mapping[Role, Callable[[Manuscript, str, str], Manuscript]]] = {
    "headline": _single("headline"),
    "kicker": _single("kicker"),
    "standfirst": _standfirst,
    "byline": _byline,
    "date": _date,
    "dateline": _single("dateline"),
    "source_line": _single("source_line"),
    "note": _note,
    "author_bio": _note,
}


# -- body --------------------------------------------------------------------------------------


def _pieces(written: Manuscript) -> tuple[Piece, ...]:
    found = story.pieces(written.body)
    if found is None:
        raise refusal("The body holds Markdown that cannot be taken apart here.", "Change the article's file itself.")
    return found


def _cut(written: Manuscript, parts: Sequence[Part], number: int) -> Manuscript:
    pieces = _pieces(written)
    at = story.place_of(words(parts[number].text), pieces)
    if at < 0:
        raise refusal("These words stand no longer in the body as they were read.", "Change the article's file itself.")
    left = [*pieces[:at], *pieces[at + 1 :]]
    return _with_body(written, pieces, left, at)


def _in_body(written: Manuscript, parts: Sequence[Part], number: int, role: Role) -> Manuscript:
    """The words as a piece of the body: where they stand, or behind those that precede them in the source."""
    pieces = _pieces(written)
    part = parts[number]
    at = story.place_of(words(part.text), pieces) if part.role in IN_BODY else -1
    there = at >= 0
    if not there:
        at = _place_for(parts, number, pieces)
    beside = pieces[at - 1].list if at and pieces[at - 1].list >= 0 else -1
    new = story.piece(part.text, role, beside=beside)
    return _with_body(written, pieces, [*pieces[:at], new, *pieces[at + there :]], at)


def _place_for(parts: Sequence[Part], number: int, pieces: Sequence[Piece]) -> int:
    """Behind the nearest part before that stands in the body, else before the nearest after, else at the end."""
    for part in reversed(parts[:number]):
        if part.role in IN_BODY and (at := story.place_of(words(part.text), pieces)) >= 0:
            return at + 1
    for part in parts[number + 1 :]:
        if part.role in IN_BODY and (at := story.place_of(words(part.text), pieces)) >= 0:
            return at
    return len(pieces)


def _blocks_before(written: Manuscript, parts: Sequence[Part], number: int) -> int:
    pieces = _pieces(written)
    return story.blocks(pieces[: _place_for(parts, number, pieces)])


def _with_body(written: Manuscript, before: Sequence[Piece], after: Sequence[Piece], at: int) -> Manuscript:
    """The article with this body; the photos below the place of the change keep theirs among the blocks."""
    moved = story.blocks(after) - story.blocks(before)
    figures = pictures.shifted(written.field("figures"), by=moved, below=story.blocks(before[:at]))
    return written.changed(figures, body=story.body(after))
