"""The columns of the table of articles: what each holds, and how a row is made.

What a value was inferred from nobody sees in a table, so each that can be inferred has a column beside it, `…_status`:
"given", "authority" (found by the archive's authority file), "inferred", or "unknown" where there is no value.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Final, NamedTuple

from newsgen.catalog.queries import Whole
from newsgen.model import Article, When
from newsgen.render.links import absolute

Value = Callable[[Article], Any]
STATUS: Final = "How it is known: given, authority, inferred, unknown"


class Column(NamedTuple):
    """One column of the table."""

    name: str
    kind: str  # "text", "texts", "corrections"
    meaning: str
    value: Value

    def type(self, arrow: Any) -> Any:
        """The same as Arrow has it."""
        if self.kind == "texts":
            return arrow.list_(arrow.string())
        if self.kind == "corrections":
            return arrow.list_(arrow.struct([("date", arrow.string()), ("text", arrow.string())]))
        return arrow.string()


def _status(article: Article, name: str) -> str:
    """Of a field; of one that holds nothing, there is nothing to know."""
    known = article.provenance.get(name)
    if known:
        return known.status
    return "given" if getattr(article, name) not in ("", (), When()) else "unknown"


def _known(name: str, meaning: str, *, kind: str = "text", value: Value | None = None) -> Iterator[Column]:
    """A field, and how it is known."""
    yield Column(name, kind, meaning, value or attrgetter(name))
    yield Column(f"{name}_status", "text", STATUS, lambda article: _status(article, name))


def _when(name: str, meaning: str) -> Iterator[Column]:
    """A date in its parts, none of them made more exact than it is."""
    yield Column(name, "text", f"{meaning}, as far as it is given: ISO 8601", lambda each: getattr(each, name).text)
    told = "time, day, month, year: so much is given; bounded: between two days; unknown"
    yield Column(f"{name}_precision", "text", told, lambda each: getattr(each, name).precision)
    yield Column(f"{name}_earliest", "text", "The first day that it can be", lambda each: getattr(each, name).earliest)
    yield Column(f"{name}_latest", "text", "The last day that it can be", lambda each: getattr(each, name).latest)
    yield Column(f"{name}_status", "text", STATUS, lambda article: _status(article, name))


def _people(article: Article) -> list[str]:
    return [person.name for person in article.byline]


def _corrections(article: Article) -> list[dict[str, str]]:
    return [{"date": each.date, "text": each.text} for each in article.corrections]


def _original(article: Article) -> str:
    return article.origin.file and article.origin.sha256


# `url` and `source_sha256` are not the article's own: `row` gives them.
COLUMNS: Final = (
    Column("id", "text", "The article's lasting identifier", lambda each: each.id),
    Column("url", "text", "The address of its page; inside the site, where the site has none", lambda _: ""),
    *_known("headline", "Headline"),
    *_known("kicker", "The words above the headline"),
    *_known("standfirst", "The lines below the headline"),
    *_known("byline", "Who wrote it", kind="texts", value=_people),
    *_known("dateline", "Where it was filed, as printed"),
    *_when("published", "When it was published"),
    *_when("updated", "When it was changed last"),
    *_known("section", "The part of the paper that it stood in"),
    *_known("topics", "What it is about", kind="texts"),
    *_known("people", "People it names", kind="texts"),
    *_known("places", "Places it names", kind="texts"),
    *_known("organisations", "Organisations it names", kind="texts"),
    *_known("agencies", "News agencies it comes from", kind="texts"),
    *_known("source_line", "Its source as printed"),
    *_known("publisher", "Who published it"),
    *_known("rights", "Who holds the rights, and what they allow"),
    *_known("language", "Its language: BCP 47"),
    Column("direction", "text", "ltr or rtl", lambda each: each.direction),
    Column("text", "text", "Its words, an empty line between blocks", lambda each: each.body_text),
    *_known("corrections", "Notes on mistakes, each with its date", kind="corrections", value=_corrections),
    Column("source_path", "text", "The file that it was read from, in content/", lambda each: each.origin.path),
    Column("source_sha256", "text", "SHA-256 of that file", lambda _: ""),
    Column(
        "original_sha256",
        "text",
        "SHA-256 of what it was imported from",
        lambda each: each.origin.file and each.origin.sha256,
    ),
)


def row(whole: Whole, base_url: str) -> dict[str, Any]:
    """An article's row; what there is none of is null, or a list with nothing in it."""
    told = {each.name: _held(each.value(whole.article)) for each in COLUMNS}
    url = absolute(base_url, whole.address) if base_url else whole.address
    return {**told, "url": url, "text": whole.article.body_text, "source_sha256": whole.sha256}


def _held(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value or (None if value == "" else value)
