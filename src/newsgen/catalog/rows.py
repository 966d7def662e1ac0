"""What the catalog keeps of an outcome: plain columns for asking, encoded values for showing."""

import html
import posixpath
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import msgspec

from newsgen import urls
from newsgen.catalog.bodies import packed
from newsgen.catalog.corrected import corrected
from newsgen.catalog.gists import gist, place
from newsgen.catalog.identities import identities, standings
from newsgen.catalog.sketches import sketch
from newsgen.catalog.slugs import term_slug
from newsgen.catalog.voices import Voices, told, voices
from newsgen.digests import digest
from newsgen.model import Article, Card, TermKind, When
from newsgen.outcome import Outcome

_NO_PROBLEMS: Final = msgspec.msgpack.encode(())
_INITIALS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

HREF: Final = re.compile(r'href="([^"]*)"')
RAW: Final = ".txt"  # the suffix of raw texts
OPENING: Final = 160  # characters of the body that stand in for a standfirst

pack = msgspec.msgpack.Encoder(order="deterministic").encode


class Row(NamedTuple):
    """One source as it goes into the catalog: tuples of plain values, cheap to hand between processes."""

    source: tuple[Any, ...]
    article: tuple[Any, ...] | None
    terms: tuple[tuple[str, str, str, str, str, str], ...]
    figures: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str, str], ...]
    sketch: tuple[int, ...] = ()
    kin: tuple[tuple[int, str], ...] = ()  # (1 same or 0 another story, id or path)
    sheet: tuple[str, int, str, bytes] | None = None  # month, year or nothing; how many; digest; the photos
    voices: tuple[tuple[str, int, str], ...] = ()  # (slug of a speaker, number of quotes, digest of them)
    place: int = 0  # in time
    gist: tuple[int, ...] = ()  # what it is about
    identities: tuple[tuple[str, str, str], ...] = ()  # (kind, slug, what the authority file tells)
    corrected: tuple[tuple[str, str], ...] = ()  # (day, digest of what was corrected then)
    revised: bool = False  # whether it told something else before
    withheld: tuple[str, bytes] | None = None  # the id that it would have; all of what was taken back
    trails: tuple[tuple[str, str, str, int], ...] = ()  # (slug of a topic, sort key, id, the topic's rank)


def row(
    outcome: Outcome,
    *,
    entry: tuple[int, int, int],
    sha256: str,
    reading: str,
    sections: Mapping[str, str],
) -> Row:
    """Everything that is stored of one outcome.

    `entry` is (size, mtime_ns, inode) of its file; `sections` gives the slug of each section's title where the
    configuration names one.
    """
    problems = pack(outcome.problems) if outcome.problems else _NO_PROBLEMS
    kept = (outcome.path, *entry, outcome.digest, sha256, reading, outcome.kind, problems, outcome.until)
    article, held = outcome.article, outcome.withheld
    taken = (held.own, pack(held)) if held else None
    if article is None:
        return Row(kept, None, (), (), (), withheld=taken)
    path, sort, period = outcome.path, sort_key(article.published), _period(article.published)
    figures = sorted({f.file for f in article.figures if f.file}) if article.figures else ()
    speaking = voices(article)
    filed = sorted({*terms(article, sections), *_speakers(speaking)})
    return Row(
        kept,
        _article_row(outcome, article, sections, sort),
        tuple([(*term[:2], sort, path, term[2], period) for term in filed]),
        tuple([(path, file) for file in figures]),
        tuple([(path, *link) for link in sorted(inner_links(article, path))]),
        sketch(article),
        kin(article) if article.same_story or article.not_same_story else (),
        _sheet(article, period) if article.figures else None,
        told(speaking) if speaking else (),
        place(sort, article.id),
        gist(article),
        tuple(identities(article)) if article.named else (),
        tuple(corrected(article)) if article.corrections else (),
        bool(article.revisions),
        taken,
        _trails(article, sort) if article.topics and article.published.day else (),
    )


def _trails(article: Article, sort: str) -> tuple[tuple[str, str, str, int], ...]:
    """The trails of its topics; the first of several of one name counts."""
    slugs = dict.fromkeys(map(term_slug, article.topics))
    return tuple([(slug, sort, article.id, rank) for rank, slug in enumerate(slugs)])


def _sheet(article: Article, period: str) -> tuple[str, int, str, bytes]:
    """The article's photos for a contact sheet, with all that the sheet shows of the article but its address."""
    told = (article.headline, article.published, article.language, article.direction)
    shown = pack((article.figures, *told))
    return period, len(article.figures), digest(shown), shown


def _article_row(outcome: Outcome, article: Article, sections: Mapping[str, str], sort: str) -> tuple[Any, ...]:
    preview = card(article, url="")
    body, shown = packed(article), pack(preview)
    year, month, day = date_parts(article.published)
    given = article.provenance.get("slug")
    return (
        outcome.path,
        article.id,
        1,
        outcome.digest,
        article.origin.sha256 if article.origin.file else "",
        digest(body),
        digest(shown),
        article.slug,
        int(given is not None and given.status == "given"),
        sort,
        year,
        f"{year}-{month}" if month else "",
        f"{year}-{month}-{day}" if day else "",
        article.published.precision,
        section_slug(article.section, sections),
        article.language,
        article.origin.format,
        initial(article.headline),
        article.headline,
        preview.image,
        int(article.withdrawal is not None and article.withdrawal.level == "noindex"),
        article.lead_day.says_of(article.published) if article.lead_day else "",
        msgspec.json.encode(article.aliases).decode() if article.aliases else "[]",
        shown,
        body,
    )


def card(article: Article, *, url: str) -> Card:
    """What a list shows of the article, at the site path `url`."""
    lead = next((figure for figure in article.figures if figure.file), None) if article.figures else None
    return Card(
        id=article.id,
        url=url,
        headline=article.headline,
        kicker=article.kicker,
        standfirst=article.standfirst or opening(article),
        byline=tuple([person.name for person in article.byline]),
        published=article.published,
        section=article.section,
        language=article.language,
        direction=article.direction,
        image=lead.file if lead else "",
        image_alt=(lead.alt or lead.caption) if lead else "",
    )


def kin(article: Article) -> tuple[tuple[int, str], ...]:
    """What the article says of others: (1, id or path) for the same story, (0, …) for another one."""
    same, another = (map(_known, named) for named in (article.same_story, article.not_same_story))
    return (*((1, other) for other in same), *((0, other) for other in another))


def _known(named: str) -> str:
    """The id of a raw text that is named by its path, which holds for the file that a review makes of it, too."""
    return named.removesuffix(RAW)


def opening(article: Article) -> str:
    """The first paragraph, cut at a sentence, else at a word, within 160 characters."""
    return _cut(next((block.text for block in article.body if block.kind == "paragraph"), ""))


def _cut(text: str) -> str:
    """A text with single spaces, cut. Where it has no others, only its beginning is looked at: 1 µs instead of 3."""
    head = text[: OPENING + 1]
    if not (len(head) > OPENING and head.isprintable() and "  " not in head and " " not in (head[0], head[-1])):
        text = " ".join(text.split())
    if len(text) <= OPENING:
        return text
    head = text[:OPENING]
    stop = max(head.rfind(". "), head.rfind("! "), head.rfind("? "), head.rfind("。"))
    if stop > OPENING // 3:
        return head[: stop + 1]
    return head[: head.rfind(" ")].rstrip(" ,;:–—-") + " …" if " " in head else head + "…"


def sort_key(when: When) -> str:
    """The earliest moment that is known, as text that sorts by time; empty when nothing is."""
    return when.text if when.precision in ("time", "day") else when.earliest


def date_parts(when: When) -> tuple[str, str, str]:
    """Year, month and day as far as they are given, each two or four digits or empty."""
    if not when.given:
        return "", "", ""
    return when.text[:4], when.text[5:7], when.text[8:10]


def _period(when: When) -> str:
    """The month of a date, or its year where no month is given; empty for neither."""
    year, month, _ = date_parts(when)
    return f"{year}-{month}" if month else year


def terms(article: Article, sections: Mapping[str, str]) -> list[tuple[TermKind, str, str]]:
    """(kind, slug, name) of each listing in which the article stands."""
    found: list[tuple[TermKind, str, str]] = []
    if article.section:
        found.append(("section", section_slug(article.section, sections), article.section))
    found += [("topic", term_slug(name), name) for name in article.topics]
    found += [("author", term_slug(person.name), person.name) for person in article.byline]
    found += [("agency", term_slug(name), name) for name in article.agencies]
    found += [one[:3] for one in standings(article)]
    return found


def _speakers(speaking: Voices) -> list[tuple[TermKind, str, str]]:
    return [("quotes", slug, name) for slug, (name, _) in speaking.items()]


def section_slug(title: str, sections: Mapping[str, str]) -> str:
    """The address part of a section: as configured, else made from its title; empty for no section."""
    return sections.get(title) or (term_slug(title) if title else "")


def inner_links(article: Article, path: str) -> set[tuple[str, str]]:
    """("content", path), ("id", id) or ("site", site path) for each link of the body that stays inside the archive."""
    # One sign is found at once, and few blocks without a link have it.
    linking = [block.html for block in article.body if "=" in block.html]
    hrefs = {html.unescape(href) for shown in linking for href in HREF.findall(shown)}
    return {link for href in hrefs if (link := inner_link(href, path))}


def inner_link(href: str, path: str) -> tuple[str, str] | None:
    """Where a link in the content file `path` leads, if it stays inside the archive.

    "/topics/x/" is an address of the site; anything else without a scheme is a file of content/, seen from the
    article's own folder, as an editor on disk would follow it. A raw text is known by its id, the path without its
    suffix: so it still is when a review has made another file of it.
    """
    if href.startswith(("https://", "http://")):
        return None
    target = unquote(re.split(r"[?#]", href, maxsplit=1)[0])
    if not target or target.startswith("//") or urlsplit(href).scheme:
        return None
    if target.startswith("/"):
        return "site", target[1:] + ("index.html" if target.endswith("/") else "")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return ("id", unicodedata.normalize("NFC", file[: -len(RAW)])) if file.endswith(RAW) else ("content", file)


def initial(headline: str) -> str:
    """The letter of the alphabet under which a headline stands: "A", "0-9", or "other"."""
    if headline[:2].isascii() and headline[:1] in _INITIALS:
        return "0-9" if headline[0].isdigit() else headline[0].upper()
    if not any(character.isalnum() for character in headline):
        return "other"
    first = urls.slug(headline, fallback="~")[0]
    return "0-9" if first.isdigit() else first.upper()
