"""Declaring a setting: what it means, what it touches, and which values it takes.

A *check* turns the value that stands in the file into ours, or raises `Wrong` with what to write
instead. `declarations` puts the declarations beside the fields; nothing here knows their names.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from newsgen import urls
from newsgen.model import Value
from newsgen.problems import did_you_mean, nearest

Touches = Literal["reading", "pages", "output", "nothing"]
Check = Callable[[Any], Any]

# Language (BCP 47): code, script, country or UN region; enough for every paper's edition.
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_LANGUAGE_NAMES: Final = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "farsi": "fa", "french": "fr",
    "german": "de", "hebrew": "he", "italian": "it", "japanese": "ja", "persian": "fa", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
}  # fmt: skip
_ISO_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLAIN_NAME: Final = re.compile(r"[a-z0-9]{6,60}")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100  # as for every date of the archive
_PLACES: Final = ("year", "month", "day", "slug")


class Setting(Value, frozen=True, kw_only=True):
    """The declaration of one setting, beside its field in `Config`."""

    meaning: str  # sentences for the archivist, as they stand in a new newsgen.toml
    check: Check
    # reading: articles are read anew · pages: rendered anew · output: files stand elsewhere · nothing: of the site
    touches: Touches
    example: str = ""  # TOML of a value, where the default says too little


class Section(Value, frozen=True, kw_only=True):
    """A part of the paper. `slug` stands in addresses, `title` on pages."""

    slug: str
    title: str


class Era(Value, frozen=True, kw_only=True):
    """The span of dates in which the whole archive was published; either end may be open."""

    earliest: str = ""
    latest: str = ""


class Wrong(Exception):
    """A value cannot be taken. `at` is the piece of the file's text that is to blame, when known."""

    def __init__(self, message: str, mend: str, *, at: str = "") -> None:
        super().__init__(message)
        self.message, self.mend, self.at = message, mend, at


def text(value: Any) -> str:
    """Any text, trimmed."""
    if not isinstance(value, str):
        raise Wrong(f"{shown(value)} is not text.", "Write text in quotation marks.", at=shown(value))
    return value.strip()


def name(value: Any) -> str:
    """Text that is not empty."""
    if not (given := text(value)):
        raise Wrong("It is empty.", "Write at least one word, or leave the line out.")
    return given


def web_address(value: Any) -> str:
    """An http or https address with a host, ending in a slash; or empty."""
    if not (given := text(value)):
        return ""
    bare_host = re.fullmatch(r"[\w.-]+\.[a-z]{2,}(/\S*)?", given)
    mend = f'Write "https://{given}".' if bare_host else 'Write it like "https://example.org/archive/".'
    try:
        parts = urlsplit(given)
        host = parts.hostname
    except ValueError:
        raise Wrong(f"{given!r} is not a web address.", mend) from None
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", given):
        raise Wrong(f"{given!r} is not the address of a site.", mend)
    if parts.query or parts.fragment:
        raise Wrong(f"{given!r} has something behind its path.", "Leave out all from the ? or # on.")
    if parts.username or parts.password:
        raise Wrong("It holds a user's name or password, which every page would show.", mend)
    return given.rstrip("/") + "/"


def language(value: Any) -> str:
    """A language code (BCP 47): "en", "pt-BR", "zh-Hant"."""
    given = text(value)
    if _LANGUAGE.fullmatch(given):
        return given
    guess = _LANGUAGE_NAMES.get(given.lower()) or _as_code(given)
    mend = f'Write "{guess}".' if guess else 'Write it like "en" or "pt-BR".'
    raise Wrong(f"{given!r} is not a language code.", mend)


def timezone(value: Any) -> str:
    """A time zone's name in the IANA database."""
    given = text(value)
    if given == "UTC":  # needs no database, which some machines lack
        return given
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(given)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        known = zoneinfo.available_timezones()
        guess = nearest(given, known) or nearest(given, [zone for zone in known if "/" in zone])
        mend = f"Did you mean {guess!r}?" if guess else 'Write it like "Europe/London", or "UTC".'
        raise Wrong(f"{given!r} is not a time zone.", mend) from None
    return given


# The kinds of pages that no other page needs.
LEFT_OUT: Final = (
    "agency", "author", "corrections", "data", "day", "hosts", "organisation", "person", "photos", "place", "quotes",
    "revisions",
    "sameday", "topic",
)  # fmt: skip


def sections(value: Any) -> tuple[Section, ...]:
    """The parts of the paper in their order, each a name or a table of slug and title."""
    if not isinstance(value, list):
        raise Wrong(f"{shown(value)} is not a list.", 'Write it like ["World", "Sport"].')
    made: dict[str, Section] = {}
    for entry in value:
        section = _section(entry)
        if section.slug in made:
            mend = "Leave one out, or give each a slug of its own."
            raise Wrong(f"Two sections have the address {section.slug!r}.", mend, at=section.title)
        made[section.slug] = section
    return tuple(made.values())


def era(value: Any) -> Era:
    """Two dates, each as exact as it is known, as the first and the last day that they allow."""
    if not isinstance(value, dict):
        mend = 'Write it like { earliest = "1987", latest = "1994-06-30" }.'
        raise Wrong(f"{shown(value)} is not a pair of dates.", mend)
    known_keys(value, ("earliest", "latest"))
    earliest = day(value.get("earliest", ""), last=False)
    latest = day(value.get("latest", ""), last=True)
    if earliest and latest and earliest > latest:
        raise Wrong(f"It ends ({latest}) before it begins ({earliest}).", "Change the two dates round.")
    return Era(earliest=earliest, latest=latest)


def address(value: Any) -> str:
    """The pattern of an article's address inside the site."""
    given = text(value)
    mend = 'Write it like "{year}/{month}/{day}/{slug}.html".'
    try:
        pieces = list(Formatter().parse(given))
    except ValueError:
        raise Wrong(f"The braces of {given!r} do not pair.", mend) from None
    for _, place, spec, conversion in pieces:
        if place is not None and (place not in _PLACES or spec or conversion):
            known = did_you_mean(place, _PLACES)
            raise Wrong(f"{{{place}{':' + spec if spec else ''}}} stands for nothing.", known)
    if "slug" not in [place for _, place, _, _ in pieces]:
        raise Wrong("Without {slug}, articles would overwrite each other.", mend)
    if not given.endswith(".html"):
        raise Wrong("It does not end in .html.", mend)
    folders = given.split("/")[:-1]
    if folders and folders[0] in urls.OUR_FOLDERS:
        raise Wrong(f"Pages of newsgen's own stand in {folders[0]}/.", mend)
    if any(folder.endswith((".html", ".xml")) for folder in folders):
        raise Wrong("A folder cannot be called like a page.", mend)
    return _inside(given, mend)


def folder(value: Any) -> str:
    """A folder inside the archive's own, as a relative path."""
    given = text(value).replace("\\", "/").rstrip("/")
    mend = 'Write the name of a folder beside newsgen.toml, like "content".'
    if given in ("", ".") or given.split("/")[0] == ".newsgen":
        raise Wrong(f"{text(value)!r} is not a folder of its own.", mend)
    return _inside(given, mend)


def file(value: Any) -> str:
    """A file inside the archive's own folder, as a relative path."""
    return _inside(text(value).replace("\\", "/"), 'Write the path of a file beside newsgen.toml, like "events.yaml".')


def page_kinds(value: Any) -> tuple[str, ...]:
    """Kinds of pages that an archive can do without."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Wrong(f"{shown(value)} is not a list of kinds of pages.", 'Write it like ["day", "agency"].')
    for each in value:
        if each not in LEFT_OUT:
            mend = did_you_mean(each, LEFT_OUT) or f"These can be left out: {', '.join(LEFT_OUT)}."
            raise Wrong(f"{each!r} is no kind of page that can be left out.", mend, at=each)
    return tuple(sorted(set(value)))


def known_keys(table: Mapping[str, Any], known: Iterable[str]) -> None:
    """Nothing when every key of a small table is known."""
    for key in table:
        if key not in known:
            raise Wrong(f"There is no {key!r} here.", did_you_mean(key, known), at=key)


def _section(entry: Any) -> Section:
    if isinstance(entry, str):
        return Section(slug=_slug(name(entry)), title=name(entry))
    if not isinstance(entry, dict) or "title" not in entry:
        mend = 'Write "World", or { slug = "world", title = "World" }.'
        raise Wrong(f"{shown(entry)} is not a section.", mend, at=shown(entry))
    known_keys(entry, ("slug", "title"))
    title = name(entry["title"])
    slug = text(entry.get("slug", "")) or _slug(title)
    if not _SLUG.fullmatch(slug):
        raise Wrong(f"{slug!r} cannot stand in an address.", f'Write "{_slug(slug)}".', at=slug)
    return Section(slug=slug, title=title)


def _slug(title: str) -> str:
    """`urls.slug` of a title, without its tables for one plain word (too long to be a reserved name)."""
    bare = title.lower()
    return bare if _PLAIN_NAME.fullmatch(bare) else urls.slug(title, fallback="section")


def day(value: Any, *, last: bool) -> str:
    """The first or last day (YYYY-MM-DD) of a date that may be a year or a month; empty stays empty."""
    import datetime

    given = value.isoformat()[:10] if isinstance(value, datetime.date) else str(value).strip()
    if not given:
        return ""
    mend = 'Write it as "1987", "1987-03" or "1987-03-14".'
    found = _ISO_DATE.fullmatch(given)
    if not found or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise Wrong(f"{given!r} is not a date from {_FIRST_YEAR} to {_LAST_YEAR}.", mend, at=given)
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        first = datetime.date(year, month, int(found[3] or 1))
    except ValueError:
        raise Wrong(f"{given!r} is not a date.", mend, at=given) from None
    if found[3] or not last:
        return first.isoformat()
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(days=1)).isoformat()


def _inside(path: str, mend: str) -> str:
    """The path, when it stays inside the folder that it is relative to."""
    parts = path.split("/")
    if ".." in parts or "" in parts or "." in parts or re.search(r"[\\:?#\x00-\x1f]", path):
        raise Wrong(f"{path!r} does not stay inside the archive.", mend)
    return path


def _as_code(word: str) -> str:
    """The language code that was probably meant: "en_us" → "en-US"; empty when there is none."""
    shapes = {2: str.upper, 4: str.capitalize}
    code, *rest = re.split(r"[-_. ]", word)
    made = "-".join([code.lower(), *(shapes.get(len(part), str)(part) for part in rest)])
    return made if _LANGUAGE.fullmatch(made) else ""


def shown(value: Any) -> str:
    """A value as its file would write it, near enough to be recognised."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
