"""Photos of front matter and body: their words always, their file when it lies under content/."""

import re
from collections.abc import Callable
from functools import lru_cache
from posixpath import join, normpath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from newsgen.articles.moments import day
from newsgen.articles.suffixes import PHOTOS
from newsgen.articles.wording import CONTROL, Fault, Made, fault, gathered, inside, line, stray
from newsgen.model import Figure

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "file": ("src", "path", "url", "image", "href"),
    "caption": ("cutline", "title", "description"),
    "credit": ("photo", "source", "photographer", "by"),
    "alt": ("alternative",),
    "date": (),
    "place": ("location",),
    "after": (),
}
_KEYS: Final = {name: (name, *words) for name, words in _WORDS.items()}
_NONE: Final = Figure()
# The parts that are lines of text, by every word for them.
_LINES: Final = {key: name for name, keys in _KEYS.items() if name not in ("date", "after") for key in keys}
# What stands before a name in brackets at the end of a caption: "(Photo: Jane Doe)", in a few languages.
_CREDIT: Final = re.compile(
    r"\s*(?:photo(?:graph)?|picture|image|credit|foto|fotografía|bild|fotoğraf|صورة)"
    r"(?:\s+by\b\s*:?|\s*[:/]|\s)\s*",
    re.IGNORECASE,
)


def captioned(words: str) -> tuple[str, str]:
    """Caption and credit of the words under a photo; the credit stands in brackets at their end."""
    bare = words.strip()
    opening = max(bare.rfind("("), bare.rfind("["))
    if opening >= 0 and bare.endswith((")", "]")) and (found := _CREDIT.match(bare, opening + 1)):
        return bare[:opening].rstrip(), bare[found.end() : -1].strip()
    return bare, ""


def figures(value: Any, *, language: str, folder: str) -> Made:
    """The photos of a front matter: a list of maps or file names, or one alone."""
    if type(value) is dict and (words := _plain_words(value)):  # one alone, as most are
        only = _or_nothing(located(words, folder=folder))
        return Made(value=(only.value,) if only.value else (), faults=inside("0", only.faults))
    items = value if isinstance(value, list | tuple) else [value] if value else []
    made = gathered(_figure(item, language, folder) for item in items)
    return Made(value=tuple(filter(None, made.value)), faults=made.faults)


def _figure(value: Any, language: str, folder: str) -> Made:
    if not isinstance(value, dict):
        value = {"file": value}
    if words := _plain_words(value):
        return _or_nothing(located(words, folder=folder))
    return _part_by_part(value, language, folder)


def _or_nothing(made: Made) -> Made:
    return made if made.value != _NONE else Made(value=None, faults=made.faults)


def _part_by_part(value: dict[str, Any], language: str, folder: str) -> Made:
    fields, faults = {}, list[Fault]()
    for name, keys in _KEYS.items():
        if written := _written(value, keys):
            made = _READ[name](written, language)
            fields[name] = made.value
            faults.extend(inside(name, made.faults))
    faults.extend(stray(value, _WORDS))
    if not any(fields.values()):
        told = Fault(message="This photo has neither a file nor words.", mend="Write `file:` or `caption:`.")
        return Made(value=None, faults=(told, *faults))
    made = _or_nothing(located(Figure(**fields), folder=folder))
    return Made(value=made.value, faults=(*faults, *made.faults))


def _plain_words(value: dict[str, Any]) -> Figure | None:
    """The photo of a map that holds nothing but plain lines, each under one word; its file is not looked at.

    Most maps are such: 3 µs instead of 8.
    """
    fields: dict[str, Any] = {}
    for key, written in value.items():
        name = _LINES.get(key)
        if name is None or name in fields or type(written) is not str or not written.isprintable():
            return None
        if bare := written.strip(" "):
            fields[name] = bare
        elif written:
            return None
    return Figure(**fields) if fields else None


def _written(value: dict[str, Any], keys: tuple[str, ...]) -> Any:
    """What is written under the first of the keys that has something, or an empty text."""
    for key in keys:
        if value.get(key):
            return value[key]
    return ""


def _line(value: Any, _language: str) -> Made:
    return line(value)


def _day(value: Any, language: str) -> Made:
    return day(value, language=language)


def _count(value: Any, _language: str) -> Made:
    written = str(value or 0).strip()
    if written.isdecimal() and written.isascii() and len(written) < 6:
        return Made(value=int(written))
    return fault(0, f"{written!r} is not a number of blocks.", "Write how many blocks of the body stand before it.")


_READ: Final[dict[str, Callable[[Any, str], Made]]] = {
    "file": _line,
    "caption": _line,
    "credit": _line,
    "alt": _line,
    "date": _day,
    "place": _line,
    "after": _count,
}


def located(figure: Figure, *, folder: str) -> Made:
    """The figure with its file as a path under content/; a file that cannot be there is left out.

    As in Markdown, a path is relative to the article's own folder, or to content/ when it begins with a slash.
    """
    if not figure.file:
        return Made(value=figure)
    path, told = _path(figure.file, folder)
    if path != figure.file:
        figure = replace(figure, file=path)
    return Made(value=figure, faults=inside("file", (told,)) if told else ())


def cleaned(figure: Figure) -> Made:
    """The figure of any reader with its words as front matter's are: in one line, without control characters."""
    made = {name: line(getattr(figure, name)) for name in ("caption", "credit", "alt", "date", "place")}
    faults = tuple(fault for name, one in made.items() for fault in inside(name, one.faults))
    return Made(value=replace(figure, **{name: one.value for name, one in made.items()}), faults=faults)


_FOLDER: Final = re.compile(r"(?:[\w-][\w .-]*/)*", re.ASCII)
_PHOTO: Final = re.compile(rf"{_FOLDER.pattern}[\w-][\w .-]*\.(?:avif|gif|jpe?g|png|svg|webp)", re.ASCII)


@lru_cache(maxsize=1024)
def _is_plain(folder: str) -> bool:
    return _FOLDER.fullmatch(f"{folder}/" if folder else "") is not None


def _path(written: str, folder: str) -> tuple[str, Fault | None]:
    # Nothing in such a path means anything else than it says: 1 µs instead of 8.
    if _PHOTO.fullmatch(written, written.startswith("/")) and (written[0] == "/" or _is_plain(folder)):
        return (written[1:] if written[0] == "/" else f"{folder}/{written}" if folder else written), None
    return _judged(written, folder)


def _judged(written: str, folder: str) -> tuple[str, Fault | None]:
    try:
        address = urlsplit(written)
    except ValueError:
        address = None
    if address is None or address.scheme or address.netloc or "\\" in written:
        message = f"The photo {written!r} is not a file under content/."
        return "", Fault(message=message, mend="Copy it there and write its path, with slashes.")
    # Written as a file's name, not as an address: "storm#2.jpg".
    whole = not _is_photo(address.path) and _is_photo(written)
    named = unquote(written if whole else address.path)
    if CONTROL.search(named):
        message = f"The photo {written!r} has a control character in its name."
        return "", Fault(message=message, mend="Rename the file.")
    path = normpath(join("/" if named.startswith("/") else folder, named.lstrip("/"))).lstrip("/")
    if path.startswith("..") or path in ("", "."):
        return "", Fault(message=f"The photo {written!r} lies outside content/.", mend="Copy it into content/.")
    if not _is_photo(path):
        message = f"{written!r} is not a photo that browsers show."
        return "", Fault(message=message, mend=f"Use one of {', '.join(sorted(PHOTOS))}.")
    return path, None


def _is_photo(path: str) -> bool:
    return path.lower().endswith(tuple(PHOTOS))
