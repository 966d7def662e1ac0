"""What a person corrects beside roles: fields, photos' words, speakers, pull quotes; and that all is right.

Every correction takes a manuscript and gives another; what cannot be done raises NewsgenError.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from newsgen.articles.fields import BY_NAME, Desk
from newsgen.articles.provenance import check
from newsgen.articles.quoting import place_of
from newsgen.articles.wording import line
from newsgen.articles.writing import person
from newsgen.model import Article, Figure, PullQuote, Quote, When
from newsgen.review import pictures
from newsgen.review.manuscript import Manuscript
from newsgen.review.roles import ROLES, refusal

FIELDS: Final = (
    "headline", "kicker", "standfirst", "byline", "dateline", "published", "updated", "source_line", "agencies",
    "publisher", "notes", "section", "topics", "language",
)  # fmt: skip
LONGEST: Final = 20_000  # characters of a value
SURE: Final = 0.85  # confidence in a speaker from which a quote may be set large

_SPAN: Final = re.compile(r"(\d{4}[\d-]*)?\s*(?:/|–)\s*(\d{4}[\d-]*)?", re.ASCII)
_MARKS: Final = "\"“”„«»‘’' "


def with_field(written: Manuscript, name: str, value: str, *, language: str) -> Manuscript:
    """The article with this value of a field, as a person typed it; an empty one takes the field out.

    Lists have a name a line, or commas between them. A date may be one as front matter has it, or two with a slash
    between: the first and the last day on which it can have come out; either may be left out.
    """
    if name not in FIELDS:
        raise refusal(f"There is no field {name!r} here.", f"Known: {', '.join(FIELDS)}.")
    if len(value) > LONGEST:
        raise refusal("The value is too long.", f"Write at most {LONGEST:,} characters.")
    if not value.strip():
        if name == "headline":
            raise refusal("An article needs a headline.", "Write it.")
        return written.changed({name: None})
    return written.changed({name: _as_written(name, value.strip(), language)})


def _as_written(name: str, value: str, language: str) -> Any:
    """The value as front matter has it. Raises NewsgenError when it is none of this field."""
    shape = BY_NAME[name].shape
    typed: Any = [one for one in value.split("\n") if one.strip()] if shape in ("people", "lines", "names") else value
    if shape == "names":
        typed = [bare for one in re.split(r"[\n,;،؛、]", value) if (bare := one.strip())]
    if shape == "people" and len(typed) == 1:
        typed = typed[0]
    if shape == "date" and (span := _SPAN.fullmatch(value)) and any(span.groups()):
        typed = {"earliest": span[1] or "", "latest": span[2] or ""}
    made = BY_NAME[name].read(typed, Desk(language=language))
    when = made.value if isinstance(made.value, When) else When()
    # A date in words is told as well as read; how it was read shows at once.
    if made.faults and when.precision == "unknown":
        raise refusal(made.faults[0].message, made.faults[0].mend)
    if isinstance(made.value, When):
        return when.text or {end: day for end in ("earliest", "latest") if (day := getattr(when, end))}
    if shape == "people":
        return [person(each) for each in made.value]
    return list(made.value) if isinstance(made.value, tuple) else str(made.value)


def with_figure(written: Manuscript, article: Article, number: int, part: str, value: str) -> Manuscript:
    """The article with another caption, credit, date, place or alt text of a photo of its front matter."""
    figures = _own(written, article)
    if not 0 <= number < len(figures) == len(pictures.photos(written)) or part not in pictures.PARTS:
        raise refusal("There is no such photo in the front matter.", "Change it in the article's body.")
    words = str(line(value[:LONGEST]).value)
    if part == "date" and words:
        read = BY_NAME["published"].read(words, Desk(language=article.language))
        if not read.value.text:
            raise refusal(f"{words[:60]!r} is not a date.", "Write 2015-10-14, 2015-10 or 2015.")
        words = read.value.text[:10]
    told = {name: getattr(figures[number], name) for name in pictures.PARTS} | {part: words}
    return pictures.worded(written, number, Figure(**told))


def _own(written: Manuscript, article: Article) -> list[Figure]:
    """The figures of the front matter in the order in which they are written there."""
    found = BY_NAME["figures"].read(pictures.photos(written), Desk(language=article.language))
    return list(found.value)


def with_speaker(written: Manuscript, article: Article, quote: Quote, speaker: str) -> Manuscript:
    """The article with the speaker of a quote; an empty name says that nobody knows.

    Front matter names a quote by its words, and by its paragraph where they stand in an earlier one, too; so of words
    that stand twice in a paragraph only the first can be given a speaker.
    """
    name = str(line(speaker[:LONGEST]).value)
    text = quote.text.strip(_MARKS)
    if not text:
        raise refusal("This quote has no words.", "Leave it.")
    if not _is_first(article, quote, quote.anchor):
        message = "These words stand earlier in the paragraph as well, and a speaker would be taken for theirs."
        raise refusal(message, "Leave it.")
    where = {} if _is_first(article, quote) else {"anchor": quote.anchor}
    others = [
        each
        for each in _listed(written, "quotes")
        if (str(each.get("text", "")).strip(_MARKS), each.get("anchor", "")) != (text, where.get("anchor", ""))
    ]
    changed = written.changed({"quotes": [*others, {"text": text, **where, "speaker": name}]})
    if "pullquotes" not in written.words:
        return changed
    large = [_named(each, text, name) for each in _listed(written, "pullquotes")]
    return changed.changed({"pullquotes": large})


def _is_first(article: Article, quote: Quote, anchor: str = "") -> bool:
    """Whether the first place of a quote's words in the body, or in the paragraph of an anchor, is the quote itself."""
    place = place_of(quote.text.strip(_MARKS), article.body, anchor)
    return place is not None and article.body[place.block].anchor == quote.anchor and place.start >= quote.start


def _named(large: dict[str, Any], text: str, speaker: str) -> dict[str, Any]:
    """A chosen pull quote with the speaker of its quote."""
    said = str(large.get("text", ""))
    return {"text": said, "speaker": speaker} if said and said in text else large


def with_large(written: Manuscript, article: Article, quote: Quote, *, on: bool) -> Manuscript:
    """The article with a quote set large, or not: its pull quotes are then those that a person chose."""
    text = quote.text.strip(_MARKS)
    others = [_written(large) for large in article.pullquotes if not _same(large, quote)]
    speaker = "" if quote.inferred else quote.speaker
    new = [_written(PullQuote(text=text.rstrip(",،、 "), speaker=speaker))] if on and text else []
    return written.changed({"pullquotes": [*others, *new]})


def is_large(quote: Quote, article: Article) -> bool:
    """Whether a quote, or a part of it, is set large."""
    return any(_same(large, quote) for large in article.pullquotes)


def _same(large: PullQuote, quote: Quote) -> bool:
    return large.anchor == quote.anchor and (large.text in quote.text or quote.text.strip(_MARKS) in large.text)


def _written(large: PullQuote) -> dict[str, str]:
    return {"text": large.text} | ({"speaker": large.speaker} if large.speaker else {})


def _listed(written: Manuscript, name: str) -> list[dict[str, Any]]:
    """The quotes of a field as maps."""
    value = written.field(name)
    items: Sequence[Any] = value if isinstance(value, list) else [value] if value else []
    return [dict(item) if isinstance(item, dict) else {"text": str(item)} for item in items]


def confirmed(written: Manuscript, article: Article, *, day: str) -> Manuscript:
    """The article with a person's word that all of it is right: what was read is given from now on.

    Only bounds of a date stay inferred, since nobody has given the date. Speakers that were in doubt are written
    down; a quote without a speaker stays one.
    """
    for quote in article.quotes:
        if quote.speaker and (quote.inferred or quote.confidence < SURE) and _is_first(article, quote, quote.anchor):
            written = with_speaker(written, article, quote, quote.speaker)
    entries = {name: _sure(written, name, entry) for name, entry in written.reading.items()}
    return (written.noted(entries) if entries else written).changed({"reviewed": day})


def _sure(written: Manuscript, name: str, entry: Any) -> Any:
    """What is noted of a field, once a person has confirmed it."""
    value = written.field(name)
    if name == ROLES or not isinstance(entry, dict) or isinstance(value, dict) or entry.get("of") != check(value):
        return entry
    return {**entry, "status": "given", "rule": "review/confirmed", "confidence": "1.0"}
