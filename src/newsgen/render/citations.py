"""How to cite an article: in words, and as BibTeX, RIS, CSL-JSON and Wikipedia's template.

Only what is given is cited: a date that was inferred is "n.d.", as style guides have it.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec

from newsgen.model import Article, Page, Value
from newsgen.render import dates
from newsgen.render.links import absolute
from newsgen.render.words import Words

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
_encode: Final = msgspec.json.Encoder().encode
_BIBTEX: Final = re.compile(r"[\\{}&%$#_~^]")


class Citation(Value, frozen=True, kw_only=True):
    """One way to cite an article."""

    name: str  # "BibTeX"
    text: str


class _Written(NamedTuple):
    """A name, a date or a language as each of the ways writes it, with what stands around it."""

    plain: str
    tex: str
    ris: str
    csl: str
    wiki: str


class _Subject(NamedTuple):
    """What all ways of citing need of an article. What stands on thousands of pages is written once for all."""

    key: str
    headline: str
    authors: list[_Written]
    paper: _Written
    date: _Written  # as long as it is given
    url: str  # empty when the site has no address of its own
    language: _Written


def citations(page: Page, words: Words) -> tuple[Citation, ...]:
    """The article of this page, cited in each of the five ways."""
    if not page.article:
        return ()
    subject = _subject(page, page.article, words)
    return (
        Citation(name=words("plain_text"), text=_plain(subject, words)),
        Citation(name="BibTeX", text=_bibtex(subject)),
        Citation(name="RIS", text=_ris(subject)),
        Citation(name="CSL-JSON", text=_csl_json(subject)),
        Citation(name="Wikipedia", text=_cite_news(subject)),
    )


def _subject(page: Page, article: Article, words: Words) -> _Subject:
    site, published = page.site, article.published
    return _Subject(
        article.slug,
        _line(article.headline),
        [_author(person.name) for person in article.byline],
        _paper(article.publisher or site.publisher or site.title),
        _date(published.text[:10] if published.given else "", words),
        absolute(site.base_url, page.plan.url) if site.base_url else "",
        _language(article.language),
    )


def _plain(subject: _Subject, words: Words) -> str:
    headline = words("quoted", text=subject.headline)
    authors = ", ".join([author.plain for author in subject.authors])
    said = [_closed(authors), _closed(headline), subject.paper.plain, subject.date.plain, subject.url]
    return " ".join(filter(None, said))


def _closed(part: str) -> str:
    return part if not part or part.endswith(_CLOSED) else f"{part}."


def _bibtex(subject: _Subject) -> str:
    names = " and ".join([author.tex for author in subject.authors])
    authors = f"  author = {{{names}}},\n" if names else ""
    url = f",\n  url = {{{subject.url}}}" if subject.url else ""
    return (
        f"@article{{{subject.key},\n{authors}  title = {{{{{_tex(subject.headline)}}}}}"
        f"{subject.paper.tex}{subject.date.tex}{url}{subject.language.tex}\n}}"
    )


def _ris(subject: _Subject) -> str:
    authors = "".join([author.ris for author in subject.authors])
    title = f"TI  - {subject.headline}\n" if subject.headline else ""
    url = f"UR  - {subject.url}\n" if subject.url else ""
    return f"TY  - NEWS\n{authors}{title}{subject.paper.ris}{subject.date.ris}{url}{subject.language.ris}ER  - "


def _csl_json(subject: _Subject) -> str:
    names = ",".join([author.csl for author in subject.authors])
    authors = f'  "author": [{names}],\n' if names else ""
    url = f'  "URL": {_json(subject.url)},\n' if subject.url else ""
    return (
        f'[{{\n  "id": {_json(subject.key)},\n  "type": "article-newspaper",\n'
        f'  "title": {_json(subject.headline)},\n{authors}'
        f"{subject.paper.csl}{subject.date.csl}{url}{subject.language.csl}\n}}]"
    )


def _cite_news(subject: _Subject) -> str:
    names = [author.wiki for author in subject.authors]
    if len(names) == 1:
        authors = f" |author={names[0]}" if names[0] else ""
    else:
        authors = "".join([f" |author{place}={name}" for place, name in enumerate(names, 1) if name])
    title = f" |title={_wiki(subject.headline)}" if subject.headline else ""
    url = f" |url={_wiki(subject.url)}" if subject.url else ""
    return f"{{{{cite news{authors}{title}{subject.paper.wiki}{subject.date.wiki}{url}{subject.language.wiki}}}}}"


@lru_cache(maxsize=1024)
def _author(name: str) -> _Written:
    line = _line(name)
    ris = f"AU  - {line}\n" if line else ""
    return _Written(line, f"{{{_tex(line)}}}", ris, f'{{"literal":{_json(line)}}}', _wiki(line))


@lru_cache(maxsize=1024)
def _paper(name: str) -> _Written:
    line = _line(name)
    csl = f'  "container-title": {_json(line)},\n'
    if not line:
        return _Written("", "", "", csl, "")
    return _Written(
        _closed(line), f",\n  journal = {{{_tex(line)}}}", f"T2  - {line}\n", csl, f" |newspaper={_wiki(line)}"
    )


@lru_cache(maxsize=1024)
def _date(iso: str, words: Words) -> _Written:
    if not iso:
        return _Written(_closed(words("no_date")), "", "", "", "")
    year, month, day = iso[:4], iso[5:7], iso[8:10]
    number = day.lstrip("0")
    tex = [
        f",\n  year = {{{year}}}",
        f",\n  month = {_BIBTEX_MONTHS[int(month) - 1]}" if month else "",  # a word of BibTeX's own, without braces
        f",\n  day = {{{number}}}" if number else "",
    ]
    parts = ",".join([str(int(part)) for part in iso.split("-")])
    return _Written(
        _closed(dates.in_words(iso, words.language)),
        "".join(tex),
        f"PY  - {year}\n" + (f"DA  - {year}/{month}/{day}/\n" if month else ""),
        f'  "issued": {{"date-parts":[[{parts}]]}},\n',
        f" |date={dates.in_words(iso, 'en')}",
    )


@lru_cache(maxsize=64)
def _language(tag: str) -> _Written:
    csl = f'  "language": {_json(tag)}'
    if not tag:
        return _Written("", "", "", csl, "")
    foreign = tag.split("-")[0] != "en"
    return _Written("", f",\n  langid = {{{tag}}}", f"LA  - {tag}\n", csl, f" |language={tag}" if foreign else "")


def _json(value: str) -> str:
    return _encode(value).decode()


def _wiki(value: str) -> str:
    return value.replace("|", "{{!}}").replace("[", "&#91;").replace("]", "&#93;")


def _tex(text: str) -> str:
    return _BIBTEX.sub(lambda found: _BIBTEX_SPECIAL[found[0]], text)


def _line(text: str) -> str:
    """One line: a line break in a field would end a RIS record's row or begin another."""
    return " ".join(text.split())
