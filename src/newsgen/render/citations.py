"""How to cite an article: in words, and as BibTeX, RIS, CSL-JSON and Wikipedia's template.

Only what is given is cited: a date that was inferred is "n.d.", as style guides have it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from newsgen.model import Article, Page, Value
from newsgen.render import dates
from newsgen.render.words import Words
from newsgen.urls import absolute

_BIBTEX_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_CLOSED: Final = (".", "”", "»", "“")  # a part that ends so needs no full stop
_BIBTEX_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_BIBTEX: Final = re.compile(r"[\\{}&%$#_~^]")
_SPACES: Final = re.compile(r"\s+")


class Citation(Value, frozen=True, kw_only=True):
    """One way to cite an article."""

    name: str  # "BibTeX"
    text: str


class _Subject(Value, frozen=True, kw_only=True):
    """What all ways of citing need of an article."""

    key: str
    headline: str
    authors: tuple[str, ...]
    paper: str
    date: str  # ISO, as long as it is given; empty when it is not
    url: str  # empty when the site has no address of its own
    language: str


def citations(page: Page, words: Words) -> tuple[Citation, ...]:
    """The article of this page, cited in each of the five ways."""
    if not page.article:
        return ()
    subject = _subject(page, page.article)
    plain = Citation(name=words("plain_text"), text=_plain(subject, words))
    return (plain, *(Citation(name=name, text=made(subject)) for name, made in _WAYS.items()))


def _subject(page: Page, article: Article) -> _Subject:
    return _Subject(
        key=article.slug,
        headline=_line(article.headline),
        authors=tuple(_line(person.name) for person in article.byline),
        paper=_line(article.publisher or page.site.publisher or page.site.title),
        date=article.published.text[:10] if article.published.given else "",
        url=absolute(page.site.base_url, page.plan.url) if page.site.base_url else "",
        language=article.language,
    )


def _plain(subject: _Subject, words: Words) -> str:
    date = dates.in_words(subject.date, words.language) if subject.date else words("no_date")
    headline = words("quoted", text=subject.headline)
    parts = (", ".join(subject.authors), headline, subject.paper, date, subject.url)
    return " ".join(part if part == subject.url or part.endswith(_CLOSED) else f"{part}." for part in parts if part)


def _bibtex(subject: _Subject) -> str:
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in subject.authors),
        "title": f"{{{_tex(subject.headline)}}}",
        "journal": _tex(subject.paper),
        "year": subject.date[:4],
        "month": _BIBTEX_MONTHS[int(subject.date[5:7]) - 1] if len(subject.date) > 4 else "",
        "day": subject.date[8:10].lstrip("0"),
        "url": subject.url,
        "langid": subject.language,
    }
    lines = (
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    )
    return f"@article{{{subject.key},\n" + ",\n".join(lines) + "\n}"


def _ris(subject: _Subject) -> str:
    year, month, day = [*subject.date.split("-"), "", "", ""][:3]
    rows = [
        ("TY", "NEWS"),
        *(("AU", name) for name in subject.authors),
        ("TI", subject.headline),
        ("T2", subject.paper),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if month else ""),
        ("UR", subject.url),
        ("LA", subject.language),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in rows if value), "ER  - "])


def _csl_json(subject: _Subject) -> str:
    entry: dict[str, Any] = {"id": subject.key, "type": "article-newspaper", "title": subject.headline}
    if subject.authors:
        entry["author"] = [{"literal": name} for name in subject.authors]
    entry["container-title"] = subject.paper
    if subject.date:
        entry["issued"] = {"date-parts": [[int(part) for part in subject.date.split("-")]]}
    if subject.url:
        entry["URL"] = subject.url
    entry["language"] = subject.language
    rows = (f"  {_json(name)}: {_json(value)}" for name, value in entry.items())
    return "[{\n" + ",\n".join(rows) + "\n}]"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _cite_news(subject: _Subject) -> str:
    return "{{cite news" + "".join(f" |{name}={_wiki(value)}" for name, value in _wiki_fields(subject) if value) + "}}"


def _wiki_fields(subject: _Subject) -> Iterator[tuple[str, str]]:
    single = len(subject.authors) == 1
    for place, name in enumerate(subject.authors, 1):
        yield "author" if single else f"author{place}", name
    yield "title", subject.headline
    yield "newspaper", subject.paper
    yield "date", dates.in_words(subject.date, "en") if subject.date else ""
    yield "url", subject.url
    yield "language", subject.language if subject.language.split("-")[0] != "en" else ""


def _wiki(value: str) -> str:
    return value.replace("|", "{{!}}").replace("[", "&#91;").replace("]", "&#93;")


def _tex(text: str) -> str:
    return _BIBTEX.sub(lambda found: _BIBTEX_SPECIAL[found[0]], text)


def _line(text: str) -> str:
    """One line: a line break in a field would end a RIS record's row or begin another."""
    return _SPACES.sub(" ", text).strip()


_WAYS: Final[dict[str, Callable[[_Subject], str]]] = {
    "BibTeX": _bibtex,
    "RIS": _ris,
    "CSL-JSON": _csl_json,
    "Wikipedia": _cite_news,
}
