"""What files an article: its id, slug, addresses, section, language and direction."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from newsgen import urls
from newsgen.articles.wording import Fault, Made, fault, gathered, line
from newsgen.config import Section
from newsgen.outcome import Outcome
from newsgen.problems import Problem, did_you_mean
from newsgen.redirects_file import FILE

LONGEST_ID: Final = 200  # characters
LONGEST_SHOWN: Final = 120  # characters of a wrong value, in a message

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def identity(value: Any) -> Made:
    """The article's id: any text of up to 200 characters that is the same for ever."""
    made = line(value)
    bare = unicodedata.normalize("NFC", made.value)
    if bare.startswith("@"):
        return fault("", f"The id {bare!r} begins with @.", "Write another sign there.", severity="error")
    if len(bare) > LONGEST_ID:
        message = f"The id has {len(bare)} characters; {LONGEST_ID} are allowed."
        return fault("", message, "Write a shorter one.", severity="error")
    return Made(value=bare, faults=made.faults)


def slug(value: Any) -> Made:
    """The last part of the address. Of a whole path, as some generators write it, the last part counts."""
    made = line(value)
    last = made.value.rstrip("/").rpartition("/")[2].removesuffix(".html")
    shaped = urls.slug(last, fallback="-") if last else ""
    if not last or shaped == last:
        return Made(value=last, faults=made.faults)
    told = Fault(
        message=f"{last!r} cannot stand in an address as it is: {shaped!r} was taken.",
        mend=f"Write {shaped}.",
        severity="note" if shaped.replace("-", "") == last.casefold().replace("-", "") else "warning",
    )
    return Made(value=shaped, faults=(*made.faults, told))


def aliases(value: Any) -> Made:
    """Addresses that the article had elsewhere, as site paths: a page at each leads to the new one."""
    items = value if isinstance(value, list | tuple) else [value] if value else []
    made = gathered(_alias(item) for item in items)
    return Made(value=tuple(dict.fromkeys(filter(None, made.value))), faults=made.faults)


def led_to(outcome: Outcome, redirects: Mapping[str, tuple[str, ...]], own: str = "") -> Outcome:
    """The same, its article with the addresses that the archive's list gives it, by its path or its id (or `own`)."""
    article = outcome.article
    if article is None or not redirects:
        return outcome
    named = dict.fromkeys((outcome.path, article.id, own))
    made = aliases([address for name in named for address in redirects.get(name, ())])
    told = tuple(
        Problem(rule="redirects/address", message=each.message, mend=each.mend, path=FILE, severity="warning")
        for each in made.faults
    )
    known = tuple(dict.fromkeys((*article.aliases, *made.value)))
    return replace(outcome, article=replace(article, aliases=known), problems=(*outcome.problems, *told))


def _alias(value: Any) -> Made:
    made = line(value)
    try:
        address = urlsplit(made.value)
    except ValueError:
        return fault("", f"{made.value!r} is not an address.", "Write the path of the old page.")
    if address.scheme not in ("", "http", "https"):
        return fault("", f"{made.value!r} is not the address of a page.", "Write the path of the old page.")
    path = unquote(address.path)
    if address.query:
        message = f"{made.value!r} has a query, which files cannot answer."
        return fault("", message, "Leave it out, or redirect it on the web server.")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    page = _as_page(parts, folder=path.endswith("/")) if parts else ""
    if not page or ".." in parts or "\\" in path or line(path).faults or _too_long(page):
        shown = made.value if len(made.value) <= LONGEST_SHOWN else f"{made.value[:LONGEST_SHOWN]}…"
        return fault("", f"{shown!r} cannot be the path of a page.", "Write it like /2015/10/old-name.html.")
    return Made(value=page, faults=made.faults)


def _too_long(path: str) -> bool:
    return len(path.encode()) > urls.LONGEST or any(len(part.encode()) > urls.LONGEST_PART for part in path.split("/"))


def _as_page(parts: Sequence[str], *, folder: bool) -> str:
    """The file that a web server gives for a path: `old/page` and `old/page/` are `old/page/index.html`."""
    path = "/".join(parts)
    return path if not folder and path.lower().endswith((".html", ".htm")) else f"{path}/index.html"


def section(value: Any, *, sections: tuple[Section, ...]) -> Made:
    """The part of the paper, by the title that the archive gives it; another one is kept, with a problem."""
    made = line(value)
    if not made.value or not sections:
        return made
    if title := _titles(sections).get(made.value.casefold()):
        return Made(value=title, faults=made.faults)
    message = f"{made.value!r} is not a section of this archive."
    mend = did_you_mean(made.value, [known.title for known in sections])
    return Made(value=made.value, faults=(*made.faults, Fault(message=message, mend=mend)))


@lru_cache(maxsize=16)
def _titles(sections: tuple[Section, ...]) -> dict[str, str]:
    """The title of each section by its slug and by its title."""
    return {word.casefold(): known.title for known in sections for word in (known.slug, known.title)}


def language(value: Any) -> Made:
    """The language as a BCP 47 tag: "en", "pt-BR"."""
    return _known(value) if type(value) is str and len(value) <= LONGEST_SHOWN else _language(value)


@lru_cache(maxsize=256)
def _known(value: str) -> Made:
    return _language(value)


def _language(value: Any) -> Made:
    made = line(value)
    tag = made.value.replace("_", "-")
    if tag and not _LANGUAGE.fullmatch(tag):
        return fault("", f"{made.value!r} is not the code of a language.", "Write en, de, pt-BR or the like.")
    return Made(value=_cased(tag), faults=made.faults)


def _cased(tag: str) -> str:
    """A tag as it is customarily written: zh-Hant-TW."""
    first, *others = tag.lower().split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first, *(cases.get(len(part), str)(part) for part in others)])


def direction(value: Any) -> Made:
    """Which way the text runs: "ltr" or "rtl"; empty to follow the language."""
    made = line(value)
    if made.value.lower() in ("", "ltr", "rtl"):
        return Made(value=made.value.lower(), faults=made.faults)
    return fault("", f"{made.value!r} is not a direction.", "Write ltr or rtl.")
