"""What templates may call: filters, tests, and the names that stand for a page.

Every field of `Page` is a name of its own (`article`, `cards`, `links`, …); beside them stand

- `t`, the interface's words in the site's language, and `own`, those in the article's;
- `root`, the way to the site's root, `here`, which of the ways into the archive the page is itself, if any,
  and `heading`, what the page is called.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final
from unicodedata import normalize

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec.structs import asdict

from newsgen.model import Article, Card, Figure, Group, Page, Period, Photo, Shot, Site, Step, Term, When
from newsgen.render import calendars, charts, dates, record, revisions, versions
from newsgen.render.body import runs
from newsgen.render.cards import Cards, section_of
from newsgen.render.citations import citations
from newsgen.render.formats.jsonld import news_article, script
from newsgen.render.headings import heading, heading_within
from newsgen.render.links import Way, absolute
from newsgen.render.standing import Standing
from newsgen.render.summaries import summary
from newsgen.render.words import Tables, Words
from newsgen.render.years import misdated
from newsgen.urls import photo as photo_file
from newsgen.urls import photo_copy

HOST_ROOTED: Final = "notfound"  # a host shows this page at any address, so that no relative link would hold


def names(page: Page, tables: Tables, cards: Cards, standing: Standing) -> dict[str, Any]:
    """Every name that a template may use for this page."""
    words = tables.words(page.site.language)
    language = page.article.language if page.article else page.lang
    way = way_from(page)
    return {
        **asdict(page),
        "page": page,
        "t": words,
        "own": tables.words(language, otherwise=page.site.language),
        "way": way,
        "root": way.root,
        "here": standing.here(page),
        "heading": heading(page, words),
        "summary": summary(page),
        "cards_of": cards,
        "standing_of": standing,
        # On a page in another language than the site's, its furniture says which language it is in.
        "furniture": "" if words.language.split("-")[0] == page.lang.split("-")[0] else _tongue(words),
    }


def _tongue(words: Words) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(words.language, words.direction)


def way_from(page: Page) -> Way:
    """The ways from a page to others; a host shows one page at any address, where only whole ones hold."""
    if page.plan.kind == HOST_ROOTED:
        return Way(page.plan.url, page.site.base_url or "/")
    return Way(page.plan.url)


@pass_context
def link(context: Context, path: str) -> str:
    """A site path as a link from this page. It names `index.html`, so that it works from a disk, too."""
    way: Way = context.parent["way"]
    return way.to(path)


@pass_context
def srcset(context: Context, photo: Photo) -> str:
    """A photo's copies for a browser to choose from, each with its width."""
    way: Way = context.parent["way"]
    return ", ".join([f"{way.to(photo_copy(photo.path, width, 'webp'))} {width}w" for width in photo.sizes])


@pass_context
def thumbnail(context: Context, photo: Photo) -> str:
    """The link to the smallest copy of a photo, or to the photo itself where it has none."""
    way: Way = context.parent["way"]
    return way.to(photo_copy(photo.path, photo.sizes[0], "webp") if photo.sizes else photo.url)


@pass_context
def original(context: Context, photo: Photo) -> str:
    """The link to the photo in full size."""
    way: Way = context.parent["way"]
    return way.to(photo_file(photo.path))


@pass_context
def full(context: Context, path: str) -> str:
    """A site path as the whole address, host included; only where the site has a `base_url`."""
    site: Site = context.parent["site"]
    return absolute(site.base_url, path)


@pass_context
def cards(context: Context, shown: Iterable[Card], shape: str = "story") -> Markup:
    """These articles as a list shows them."""
    given = context.parent
    of: Cards = given["cards_of"]
    return of.joined(shown, page=given["page"], words=given["t"], root=given["root"], shape=shape)


@pass_context
def standing(context: Context, name: str) -> Markup:
    """A part that is the same on thousands of pages: `{{ "parts/masthead.html" | standing }}`."""
    of: Standing = context.parent["standing_of"]
    return of.part(name, context.parent)


@pass_context
def section(context: Context, named: str) -> Term | None:
    """The section of this slug or name, when it has a listing."""
    return section_of(context.parent["page"], named)


def _tongue_of(card: Card | Shot | Step, words: Words) -> str:
    """The attributes that say in which language an article's words are, and which way they run, if not the list's."""
    if not card.language or card.language.split("-")[0] == words.language.split("-")[0]:
        return ""
    way = Markup(' dir="{}"').format(card.direction) if card.direction != words.direction else ""
    return Markup(' lang="{}"{}').format(card.language, way)


def _unquoted(text: str) -> Markup:
    """A text as it may stand between tags, where quotation marks need no escape: of a citation, 200 bytes less."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))  # noqa: S704 - escaped here


def _in_words(iso: str, words: Words) -> str:
    return dates.in_words(iso, words.language)


def _number(value: int, words: Words) -> str:
    return dates.number(value, words.language)


@lru_cache(maxsize=4096)
def _counted(value: int, words: Words, name: str = "articles") -> str:
    return words(name, n=value, count=dates.number(value, words.language))


def _month(iso: str, words: Words, *, year: bool = False, short: bool = False) -> str:
    return dates.month(iso, words.language, year=year, short=short)


def _language_name(tag: str, words: Words) -> str:
    return dates.language_name(tag, words.language)


def _parted(things: Sequence[Any], mark: str, last: str | None = None) -> list[tuple[str, Any]]:
    """Each with what stands before it: nothing, the mark between two, and another before the last one.

    A loop that asks for `loop.last` takes several times as long as one that does not.
    """
    marks = ["", *[mark] * (len(things) - 1)]
    if last is not None and len(things) > 1:
        marks[-1] = last
    return list(zip(marks, things, strict=False))


def _initials(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Terms under their first letters, accents aside; what begins with none stands under "#"."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        first = normalize("NFD", term.name[:1])[:1].upper()
        found.setdefault(first if first.isalpha() else "#", []).append(term)
    return sorted(found.items())


def _json_ld(page: Page) -> Markup:
    return script(news_article(page, page.article)) if page.article else Markup("{}")


def _misdated(article: Article, by: Card) -> bool:
    return misdated(article, by=by.published.text)


def _machine(published: When) -> str:
    """A date for a `datetime` attribute: only the whole of it, or nothing."""
    return published.text if published.day else ""


def _surviving(figures: Iterable[Figure], photos: Mapping[str, Photo]) -> Figure | None:
    """The first photo whose file there is."""
    return next((figure for figure in figures if figure.file in photos), None)


def _whose(address: str) -> str:
    """Whom a web address belongs to, and the last part of it: "wikidata.org: Q42"."""
    host, _, path = address.partition("://")[2].partition("/")
    last = path.rstrip("/").rpartition("/")[2]
    return f"{host.removeprefix('www.')}: {last}" if last else host


def _without(shown: Iterable[Card], others: Iterable[Card]) -> list[Card]:
    known = {card.id for card in others}
    return [card for card in shown if card.id not in known]


def _group_heading(group: Group, words: Words, within: Period | None = None) -> str:
    return heading_within(group.key, group.title, words, within=within.key if within else "")


def _months(words: Words) -> list[str]:
    """The months of the year, short."""
    return [dates.month(f"2000-{number:02}", words.language, year=False, short=True) for number in range(1, 13)]


def _sheets(year: Period) -> list[tuple[str, int]]:
    """The months of a year, and what each holds."""
    return [(f"{year.key}-{number:02}", count) for number, count in enumerate(year.months, start=1)]


def _whence(figure: Figure, words: Words) -> str:
    """Which of a photo's words are its own file's, in words; what only programs read aloud is not among them."""
    said = [words(f"from_{name}") for name in figure.from_file if name != "alt"]
    return words("from_file", names=words("comma").join(said)) if said else ""


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "absolute": full,
    "almanac": calendars.almanac,
    "body": runs,
    "calendar": calendars.calendar,
    "cards": cards,
    "chart": charts.chart,
    "citations": citations,
    "counted": _counted,
    "decades": calendars.decades,
    "group_heading": _group_heading,
    "filed_under": record.filed_under,
    "changes": revisions.count,
    "in_words": _in_words,
    "inferred": record.inferred,
    "initials": _initials,
    "json_ld": _json_ld,
    "language_name": _language_name,
    "link": link,
    "machine": _machine,
    "misdated": _misdated,
    "month": _month,
    "months": _months,
    "number": _number,
    "original": original,
    "parted": _parted,
    "printed": record.printed,
    "revisions": revisions.states,
    "roles": record.roles,
    "section": section,
    "sheets": _sheets,
    "srcset": srcset,
    "standing": standing,
    "state_told": revisions.told,
    "story_heading": versions.heading,
    "surviving": _surviving,
    "thumbnail": thumbnail,
    "tongue": _tongue_of,
    "unmistaken": versions.unmistaken,
    "dated_beside": versions.dated,
    "version_told": versions.told,
    "unquoted": _unquoted,
    "when": dates.when,
    "whence": _whence,
    "whose": _whose,
    "without": _without,
}
# The filters that look at more of the page than what they are given, and where it stands.
OF_THE_PAGE: Final = frozenset(("cards", "section", "standing"))
TESTS: Final[Mapping[str, Callable[..., bool]]] = {}
