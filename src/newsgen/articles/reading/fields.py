"""The fields of an article, each from the blocks whose role it is."""

from collections.abc import Sequence
from typing import Any, Final

from newsgen.articles.reading.agencies import agencies, agency
from newsgen.articles.reading.blocks import unwrapped
from newsgen.articles.reading.bylines import writers
from newsgen.articles.reading.datelines import filed_line
from newsgen.articles.reading.published import published, updated
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.sourceline import origin, rights_holder
from newsgen.articles.reading.verdicts import Verdict
from newsgen.model import Event, ReadField, Role, Span

NAMES: Final = (
    "kicker", "headline", "standfirst", "byline", "dateline", "published", "updated", "source_line", "publisher",
    "agencies", "notes",
)  # fmt: skip

SURE_DATELINE: Final = 0.9  # confidence from which a dateline is no part of those words
MORE: Final = "\N{NO-BREAK SPACE}…"
SUPPLIED: Final = 70  # characters of the opening words that stand in for a headline
OPENING: Final = 2  # paragraphs in which the dateline may stand: a standfirst may pass for the first

Told = Sequence[tuple[Signs, Verdict]]


def _field(value: Any, told: Told, *, rule: str = "", sure: float = 0.0) -> ReadField:
    """A given field, with the rule, certainty and place of the blocks that told it."""
    if not value or not told:
        return ReadField()
    return ReadField(
        value=value,
        status="given",
        rule=rule or told[0][1].rule,
        confidence=sure or min(verdict.sure for _, verdict in told),
        evidence=tuple(block.span for block, _ in told),
    )


def _joined(told: Told) -> ReadField:
    """The words of the blocks of one role, one after the other."""
    return _field(" ".join(unwrapped(block.text) for block, _ in told), told)


def _headline(told: Told, page: Told) -> ReadField:
    """The headline that is printed; of a text without one its opening words, in the square brackets of cataloguers."""
    if told:
        return _field(unwrapped(told[0][0].text), told[:1])
    opening = next((block for block, verdict in page if verdict.role in ("standfirst", "paragraph")), None)
    if opening is None:
        return ReadField()
    line = opening.dateline
    begin = line.end if line and line.sure > SURE_DATELINE else 0
    words, more = opening.text[begin : begin + SUPPLIED], len(opening.text) > begin + SUPPLIED
    if more:
        words = words.rpartition(" ")[0] or words
    place = opening.span[0] + begin
    return ReadField(
        value=f"[{unwrapped(words).rstrip(' ,;:–—-')}{MORE if more else ''}]",
        status="inferred",
        rule="headlines/opening-words",
        confidence=0.5,
        evidence=((place, place + len(words)),),
    )


def _byline(told: Told, language: str) -> ReadField:
    """The names of all bylines: an agency on a line of its own is no writer when a person is named."""
    names: dict[str, None] = {}
    for block, _ in told:
        stamp = block.stamp
        names.update(dict.fromkeys(writers(stamp.bare if stamp else block.text, language=language)))
    people = [name for name in names if not _alone(name, told)]
    return _field(people or list(names), told)


def _alone(name: str, told: Told) -> bool:
    """Whether an agency is all that its line says."""
    return bool(agency(name)) and any(agency(block.text) for block, _ in told)


def _dateline(told: Told, page: Told) -> ReadField:
    """The dateline's own line, or the words with which the story opens, or the place on the date line."""
    if told:
        alone = filed_line(told[0][0].text)
        return _field(alone, told[:1]) if alone else _joined(told)
    paragraphs = [block for block, verdict in page if verdict.role == "paragraph"]
    for at, block in enumerate(paragraphs[:OPENING]):
        line = block.dateline
        if line and line.sure > (0.5 if at == 0 else 0.9):
            start = block.span[0] + block.text.index(line.text)
            span: Span = (start, start + len(line.text))
            return ReadField(
                value=line.text, status="given", rule="datelines/opening", confidence=line.sure, evidence=(span,)
            )
    return _place_by_date(page)


def _place_by_date(page: Told) -> ReadField:
    """The one place that stands on a date line ("Bruselas - 15 oct 2024") or after an agency ("AFP, MANILA")."""
    for block, verdict in page:
        if verdict.role == "date" and block.stamp and block.stamp.dated and block.stamp.rest and not block.stamp.starts:
            place = block.stamp.rest[0]
            if len(place.split()) <= 2 and place[0].isupper() and block.text.startswith(place):
                return _field(place, [(block, verdict)], rule="datelines/date-line", sure=0.6)
        name, comma, place = block.text.partition(", ")
        if verdict.role == "byline" and comma and agency(name) and place.isupper():
            return _field(place, [(block, verdict)], rule="datelines/byline", sure=0.8)
    return ReadField()


def _origins(by_role: dict[Role, Told], dateline: ReadField, language: str) -> tuple[ReadField, ReadField]:
    """The paper that says it is its own, and the agencies and papers that a text is taken from."""
    publisher = ""
    found: dict[str, None] = {}
    told: list[tuple[Signs, Verdict]] = []
    for role in ("byline", "dateline"):
        for block, verdict in by_role.get(role, ()):
            for name, _ in agencies(block.text):
                found[name] = None
                told.append((block, verdict))
    for name, _ in agencies(str(dateline.value or "")):
        found[name] = None
    via = False
    for block, verdict in by_role.get("source_line", ()):
        said = origin(block.text, language=language)
        via = via or said.via
        publisher = publisher or said.publisher
        found.update(dict.fromkeys(said.agencies))
        told.append((block, verdict))
    for block, verdict in by_role.get("boilerplate", ()) if via else ():
        if holder := rights_holder(block.text):
            found[holder] = None
            told.append((block, verdict))
    lines = list(by_role.get("source_line", ()))
    named = ReadField(
        value=list(found),
        status="given" if found else "unknown",
        rule="agencies/named" if found else "",
        confidence=0.9 if found else 0.0,
        evidence=tuple(dict.fromkeys(block.span for block, _ in told)) or dateline.evidence if found else (),
    )
    return _field(publisher, lines, rule="sources/own-work", sure=0.9), named


def _incomplete(by_role: dict[Role, list[tuple[Signs, Verdict]]]) -> Told:
    """The lines that print a day without its year or a time of day: no date, but not to be lost."""
    dated = (*by_role.get("date", ()), *by_role.get("byline", ()))
    return [told for told in dated if told[0].stamp and told[0].stamp.incomplete]


def fields(
    page: Sequence[Signs],
    verdicts: Sequence[Verdict],
    *,
    language: str,
    era: tuple[str, str],
    events: Sequence[Event] = (),
) -> dict[str, ReadField]:
    """All fields of an article by their names, those that are not printed as unknown."""
    by_role: dict[Role, list[tuple[Signs, Verdict]]] = {}
    everything = list(zip(page, verdicts, strict=True))
    for block, verdict in everything:
        by_role.setdefault(verdict.role, []).append((block, verdict))
    notes = sorted(
        (*by_role.get("note", ()), *by_role.get("author_bio", ()), *_incomplete(by_role)),
        key=lambda told: told[0].span,
    )
    dateline = _dateline(by_role.get("dateline", []), everything)
    publisher, named = _origins(dict(by_role), dateline, language)
    return {
        "kicker": _joined(by_role.get("kicker", [])),
        "headline": _headline(by_role.get("headline", []), everything),
        "standfirst": _joined(by_role.get("standfirst", [])),
        "byline": _byline(by_role.get("byline", []), language),
        "dateline": dateline,
        "published": published(page, verdicts, language=language, era=era, events=events),
        "updated": updated(page, verdicts),
        "source_line": _joined(by_role.get("source_line", [])),
        "publisher": publisher,
        "agencies": named,
        "notes": _field([unwrapped(block.text) for block, _ in notes], notes),
    }
