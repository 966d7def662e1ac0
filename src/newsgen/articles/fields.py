"""Front matter, field by field: what each is, what else it may be called, and how its value is read.

This table is the one place where a field is declared; the published JSON Schema is made from it.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Final, NamedTuple

from newsgen.articles import beside, filing, moments, people, photos, wording
from newsgen.articles.wording import Fault, Made
from newsgen.config import Section
from newsgen.model import Value, When
from newsgen.problems import Problem, Severity


class Desk(Value, frozen=True, kw_only=True):
    """What a field's function may know beside the value: the language, the sections, the article's folder, the zone."""

    language: str = "en"
    sections: tuple[Section, ...] = ()
    folder: str = ""
    timezone: str = "UTC"


class Field(NamedTuple):
    """A field of front matter. `shape` is the form of its value, a key of the schema's table."""

    name: str
    shape: str
    meaning: str
    read: Callable[[Any, Desk], Made]
    synonyms: tuple[str, ...] = ()
    examples: tuple[Any, ...] = ()
    severity: Severity | None = None  # of its faults, where that is not their own


def _plain(read: Callable[[Any], Made]) -> Callable[[Any, Desk], Made]:
    return lambda value, _desk: read(value)


def _line(value: Any, _desk: Desk) -> Made:
    return wording.line(value)


_lines, _names = _plain(wording.lines), _plain(wording.names)


def _when(value: Any, desk: Desk) -> Made:
    return moments.when(value, language=desk.language)


FIELDS: Final = (
    Field("headline", "line", "The title over the story.", _line, ("title", "hed", "head"),
          ("Ferry service to the islands resumes",)),
    Field("kicker", "line", "The short label above the headline.", _line, ("eyebrow", "overline", "rubric"),
          ("Analysis",)),
    Field("standfirst", "line", "The sentence or sentences between headline and story.", _line,
          ("deck", "dek", "subhead", "subtitle"), ("After nine days of storm the harbour is open again.",)),
    Field("byline", "people", "Who wrote it. Agencies have a field of their own.",
          lambda value, desk: people.byline(value, language=desk.language), ("author", "authors", "by"),
          ("Jane Doe", ["Jane Doe", "John Roe"], [{"name": "Jane Doe", "role": "Political Editor"}])),
    Field("dateline", "line", "Where, and sometimes when, it was filed, as printed.", _line, ("location",),
          ("ROSTOCK, March 14",)),
    Field("published", "date", "When it came out, as far as that is known; or the days between which it did.",
          _when, ("date", "pubdate"), ("2015-10-14", "2015-10-14T09:30+02:00", "2015-10", "2015",
          {"earliest": "2012-07-20", "latest": "2015-12-31"}), "error"),
    Field("updated", "date", "When it was last changed.", _when, ("modified", "lastmod"), ("2015-10-15",)),
    Field("section", "section", "The part of the paper that it belongs to.",
          lambda value, desk: filing.section(value, sections=desk.sections), ("category", "channel"), ("World",)),
    Field("desk", "line", "The team that made it.", _line, ("department",), ("Foreign desk",)),
    Field("slugline", "line", "The newsroom's working name of the story, not its address.", _line, (),
          ("FERRY-STORM",)),
    Field("slug", "line", "The last part of the address. Made from the headline when it is not given.",
          _plain(filing.slug), ("permalink",), ("ferry-service-resumes",)),
    Field("topics", "names", "What it is about.", _names, ("topic", "tags", "tag", "keywords"),
          (["Shipping", "Weather"],)),
    Field("people", "names", "The people whom it names.", _names, ("persons",), (["Jane Doe"],)),
    Field("places", "names", "The places that it names.", _names, (), (["Rostock"],)),
    Field("organisations", "names", "The organisations that it names.", _names, ("organizations",), ()),
    Field("agencies", "names", "The news agencies whose text it uses.", _names, ("agency",), (["Reuters"],)),
    Field("source_line", "line", "The line that names its sources, as printed.", _line, ("source",),
          ("Staff and agencies",)),
    Field("publisher", "line", "The paper that it comes from, when not the archive's own.", _line, (), ()),
    Field("rights", "line", "Who holds the rights.", _line, ("copyright",), ("© The Harbour Gazette",)),
    Field("in_print", "in_print", "Where it stood on paper.", _plain(beside.in_print), (),
          ({"edition": "Late", "section": "News", "page": "3", "column": "2"},)),
    Field("figures", "figures", "Photos: their words always, their file when it survives.",
          lambda value, desk: photos.figures(value, language=desk.language, folder=desk.folder),
          ("figure", "photo", "photos", "image", "images"),
          ([{"file": "harbour.jpg", "caption": "The first ferry leaves.", "credit": "Jane Doe"}],)),
    Field("pullquotes", "quotes", "Lines of the text to be set large, word for word; an empty list for none.",
          _plain(beside.pullquotes), ("pullquote",), ([{"text": "We had no bread", "speaker": "Jane Doe"}],)),
    Field("quotes", "quotes", "Speakers of quotes in the text, where the words themselves do not tell.",
          _plain(beside.pullquotes), (), ([{"text": "No comment", "speaker": "the harbour master"}],)),
    Field("corrections", "corrections", "Dated notes on mistakes.",
          lambda value, desk: beside.corrections(value, language=desk.language), ("correction", "erratum"),
          ([{"date": "2015-10-16", "text": "The ferry's name was misspelt."}],)),
    Field("notes", "lines", "Lines about the making of the story.", _lines, ("note",), (["Editing by John Roe"],)),
    Field("aliases", "lines", "Paths of pages that it had elsewhere; each will lead here.",
          _plain(filing.aliases), ("alias", "redirect_from"), (["/news/1234.html"],)),
    Field("same_story", "lines", "Other versions of the same story in the archive, by id or path.", _lines, (),
          (["2015/10/storm.md"],)),
    Field("not_same_story", "lines", "Articles that look like versions of this one and are not, by id or path.",
          _lines, (), (["2015/10/gale.md"],)),
    Field("id", "line", "What the article is known by for ever. Its path when not given.",
          _plain(filing.identity)),
    Field("language", "line", "Its language as a code, when not the one that its words tell.",
          _plain(filing.language), ("lang",), ("en", "pt-BR")),
    Field("direction", "direction", "Which way it runs, when not that of its language.",
          _plain(filing.direction), ("dir",), ("rtl",)),
    Field("revisions", "flag", "Whether what it told before is shown, where that is kept.", _plain(wording.flag), (),
          (False,)),
    Field("draft", "flag", "Whether it is kept back.", _plain(wording.flag), (), (True,)),
    Field("embargo", "date", "The moment before which nothing of it is published: a day, or a time with its zone.",
          lambda value, desk: moments.moment(value, language=desk.language, timezone=desk.timezone), (),
          ("2026-12-01T06:00+01:00", "2026-12-01")),
    Field("withdrawal", "withdrawal", "What of it is taken back, when and why: note, noindex, anonymise, tombstone.",
          _plain(beside.withdrawal), (),
          ({"level": "noindex", "date": "2026-05-03", "reason": "At the request of a person named in it."},)),
    Field("origin", "origin", "The original that it was imported from. Written by `newsgen import`.",
          _plain(beside.origin)),
    Field("reading", "reading", "How fields were read from the original, as long as nobody changes them. "
          "Written by `newsgen import`.", _plain(beside.reading)),
    Field("reviewed", "line", "The day on which a person compared it with its original. Written by `newsgen review`.",
          lambda value, desk: moments.day(value, language=desk.language), (), ("2026-01-31",)),
)  # fmt: skip

BY_NAME: Final[Mapping[str, Field]] = {field.name: field for field in FIELDS}
_OURS: Final = {word: field.name for field in FIELDS for word in (field.name, *field.synonyms)}
_NAMING: Final = frozenset(("people", "places", "organisations"))  # of which an empty list says that there are none
_HOLDING_BACK: Final = frozenset(("embargo", "withdrawal"))  # nothing is published for a slip of the pen
_HELD: Final = "as it may be there to keep the article back, it is not published."
_NO_DATE: Final = When()  # with what is false, but for False itself: the values of fields that hold nothing


class Fields(Value, frozen=True, kw_only=True):
    """The fields that hold something, by our names; those that are not ours, as written; the problems."""

    values: dict[str, Any]
    written: dict[str, Any]  # the same as they were written
    words: Mapping[str, str]  # our name of each field, whether it holds something or not → the word written for it
    lines: Mapping[str, int]  # of the fields as written
    extra: dict[str, Any]
    problems: tuple[Problem, ...] = ()

    def line(self, name: str) -> int:
        """The line of a field of ours, 0 when it has none."""
        return self.lines.get(self.words.get(name, ""), 0)

    def has_line(self, name: str) -> bool:
        """Whether a field of ours was written, not concluded. Costs less than finding its line."""
        return name in self.words and self.words[name] in self.lines


class _Named(NamedTuple):
    """Which words are which fields: the same for all articles that are written with the same words."""

    fields: tuple[tuple[Field, str], ...]  # in the order in which they are written
    words: dict[str, str]  # our name → the word written for it
    others: tuple[tuple[str, str], ...]  # words that are not taken, each with the field that has another word already


def read(written: Mapping[str, Any], lines: Mapping[str, int], *, desk: Desk) -> Fields:
    """Every field of a front matter in our words."""
    named = _named(tuple(written))
    problems: list[Problem] = []
    for key, name in named.others:
        problems.extend((_twice(key, named.words[name], name, lines),) if name else _unknown(key, written, lines))
    values: dict[str, Any] = {}
    given: dict[str, Any] = {}
    for field, key in named.fields:
        as_written = written[key]
        # Most fields are such lines, which `wording.line` gives back as they are: 0.2 µs each instead of 0.8.
        if field.read is _line and type(as_written) is str and as_written.isprintable():
            if value := as_written.strip(" "):
                values[field.name] = value
                given[field.name] = as_written
            continue
        made = field.read(as_written, desk)
        if made.faults:
            problems.extend(_problem(fault, field, key, lines) for fault in made.faults)
        value = made.value
        if value is False or (value and value != _NO_DATE) or (as_written == [] and field.name in _NAMING):
            values[field.name] = value
            given[field.name] = as_written
    return Fields(
        values=values,
        written=given,
        words=named.words,
        lines=lines,
        extra={key: written[key] for key, _ in named.others},
        problems=tuple(problems),
    )


# Archives are written with a few dozen words for fields, in a few dozen selections, each in many articles.
@lru_cache(maxsize=256)
def _named(keys: tuple[str, ...]) -> _Named:
    """Which of these words are which fields, and which are not taken."""
    words: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    # Our own name goes before the other words for it, in whatever order they stand.
    for key in sorted(keys, key=_is_synonym):
        name = _name_of(key)
        if name and name not in words:
            words[name] = key
        else:
            others.append((key, name))
    of = {key: name for name, key in words.items()}
    taken = [key for key in keys if key in of]
    return _Named(tuple((BY_NAME[of[key]], key) for key in taken), {of[key]: key for key in taken}, tuple(others))


def headline_of(written: Mapping[str, Any]) -> str:
    """The headline among fields as they were written, by whatever word for it."""
    named = {_name_of(key): key for key in written}
    return str(wording.line(written[named["headline"]]).value) if "headline" in named else ""


def revisions_shown(written: Mapping[str, Any]) -> bool:
    """Whether fields as they were written let it be shown what the article told before."""
    named = {_name_of(key): key for key in written}
    return "revisions" not in named or bool(wording.flag(written[named["revisions"]]).value)


@lru_cache(maxsize=1024)
def _name_of(key: str) -> str:
    """Our name of the field that a word stands for, or an empty string."""
    return _OURS.get(_spelled(key), "")


def _is_synonym(key: str) -> bool:
    """Whether a word is none of our own names."""
    return _spelled(key) not in BY_NAME


@lru_cache(maxsize=1024)
def _near(key: str) -> str:
    """The word for a field that another word looks like, or an empty string. Looking costs 0.4 ms."""
    return next(iter(get_close_matches(_spelled(key), list(_OURS), n=1, cutoff=0.8)), "")


def _spelled(key: str) -> str:
    return key.strip().casefold().replace("-", "_").replace(" ", "_")


def _unknown(key: str, written: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """A word for a field that was probably meant to be one of ours."""
    near = _near(key)
    if near and _OURS[near] not in map(_name_of, written):
        holds = _OURS[near] in _HOLDING_BACK
        yield Problem(
            rule="front-matter/unknown",
            message=f"There is no field {key!r}; {_HELD if holds else 'it is kept but not shown.'}",
            mend=f"Did you mean {near!r}?",
            line=lines.get(key, 0),
            field=key,
            severity="error" if holds else "warning",
        )


def _twice(key: str, first: str, name: str, lines: Mapping[str, int]) -> Problem:
    return Problem(
        rule="front-matter/synonym",
        message=f"{first!r} and {key!r} are words for one field; the first was taken.",
        mend=f"Keep `{name}` alone.",
        line=lines.get(key, 0),
        field=key,
        severity="warning",
    )


def _problem(fault: Fault, field: Field, key: str, lines: Mapping[str, int]) -> Problem:
    """A fault with its place: the line of the part that it is about, else that of the field."""
    severity = field.severity if field.severity and fault.severity == "warning" else fault.severity
    place = f"{key}.{fault.at}" if fault.at else key
    return Problem(
        rule=f"front-matter/{field.name}",
        message=fault.message,
        mend=fault.mend,
        line=_line_of(place, lines),
        field=place,
        severity=severity,
    )


def _line_of(place: str, lines: Mapping[str, int]) -> int:
    """The line of a place, or of what it stands in: "figures.0" when "figures.0.file" has none."""
    while place and place not in lines:
        place = place.rpartition(".")[0]
    return lines.get(place, 0)
