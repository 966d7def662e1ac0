"""Addresses: slugs, site paths, and the relative links between them.

A *site path* is POSIX, relative to the site's root, without a leading slash: "2015/10/14/slug.html",
"topics/syria/index.html". All links inside the site are relative, so that the archive works at any
sub-path of any host and from a disk; only `absolute` knows the host.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

SLUG_BYTES = 120  # well below the 255 bytes of common file systems, with room for suffixes
LONGEST_PART = 255  # bytes of one name in a path, on common file systems
LONGEST = 1024  # bytes of a whole site path: macOS's limit, the least of the common ones

# Where pages and files of newsgen's own stand; beside them only years, undated/ and single files.
OUR_FOLDERS = (
    "a-z", "about", "agencies", "assets", "authors", "corrections", "data", "days", "feeds", "hosts", "organisations",
    "people", "photos", "places", "quotes", "sections", "sitemaps", "sizes", "sums", "topics",
)  # fmt: skip

# Files of ours that are made when all pages are printed: none of them can be a folder of an old address.
OUR_FILES = frozenset(
    {
        ".htaccess", ".nojekyll", ".well-known/security.txt", ".well-known/tdmrep.json", "_headers", "_redirects",
        "data/datapackage.json", "hosts/caddyfile", "hosts/nginx.conf", "robots.txt", "sha256sums",
    }
)  # fmt: skip

# Names that Windows reserves in every folder, whatever the ending; people unpack archives there.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index"] + [f"com{n}" for n in range(1, 10)] + [f"lpt{n}" for n in range(1, 10)]
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBERS = re.compile(r"(?<=[0-9]),(?=[0-9])")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})
_ACCENTS = re.compile("[\u0300-\u034e]")

# http, https, mailto and tel may stand in a link; everything else is refused.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def slug(text: str, *, fallback: str) -> str:
    """The last part of an address: lower-case ASCII words joined by hyphens, at most 120 bytes.

    Never empty: text without a letter or digit that can be written in ASCII gives the `fallback`'s
    slug, or "article". Names that Windows reserves get a "-1" behind them.
    """
    plain = text if text.isascii() else _unaccented(text)
    made = _ascii_slug(plain) or _any_slug(plain.replace("'", ""), fallback)
    return f"{made}-1" if made in _RESERVED else made


def _unaccented(text: str) -> str:
    """The text without its accents, its quotation marks and dashes as ASCII has them."""
    # "Don't" and "Don’t" are one word and one address: both apostrophes go.
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS).replace("'", "")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))


def _ascii_slug(text: str) -> str:
    """The slug of ASCII text without entities, as slugify makes it, in 3 µs instead of 13; else an empty string."""
    if len(text) < SLUG_BYTES and _SLUG.fullmatch(text):
        return text
    if not text.isascii() or "&" in text:
        return ""
    made = _BETWEEN.sub("-", _NUMBERS.sub("", text.lower().replace("'", ""))).strip("-")
    return made if len(made) < SLUG_BYTES else ""


def _any_slug(plain: str, fallback: str) -> str:
    from slugify import slugify  # 15 ms of tables, not needed by a build with nothing to do

    for candidate in (plain, fallback):
        if made := slugify(_spelt(candidate), max_length=SLUG_BYTES, word_boundary=True, save_order=True):
            return made
    return "article"


def _spelt(text: str) -> str:
    """Text in ASCII letters, as slugify writes it: left to itself, it looks for other tables on the disk each time."""
    from text_unidecode import unidecode

    if text.isascii() or "&" in text:
        return text
    spelt: str = unidecode(unicodedata.normalize("NFKD", text.replace("'", "-")))
    return spelt.replace("'", "")


def address(pattern: str, *, year: str, month: str, day: str, slug: str) -> str:
    """The site path of an article; parts of the date that are not known fall away with their folder."""
    path = pattern.format(year=year, month=month, day=day, slug=slug)
    return "/".join(part for part in path.split("/") if part)


def photo(path: str) -> str:
    """The site path of a photo's own file, from its path under content/."""
    return f"photos/{path}"


def photo_copy(path: str, width: int, suffix: str) -> str:
    """The site path of a photo's copy of this width: "sizes/960/2015/10/storm.jpg.webp"."""
    return f"sizes/{width}/{path}.{suffix}"


def photo_of_copy(url: str) -> tuple[str, int, str]:
    """Content path, width and suffix of the copy that stands at this site path."""
    _, width, name = url.split("/", 2)
    path, _, suffix = name.rpartition(".")
    return path, int(width), suffix


def relative(source: str, target: str) -> str:
    """The link from one site path to another, percent-encoded: "../10/index.html"."""
    here, there = source.split("/")[:-1], target.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([".."] * (len(here) - shared) + there[shared:]))


def absolute(base_url: str, path: str) -> str:
    """The full address of a site path; an `index.html` at the end is left out."""
    return base_url + quote(pretty(path))


def pretty(path: str) -> str:
    """A site path as people and canonical links write it: "topics/syria/"."""
    return path.removesuffix("index.html") if path.split("/")[-1] == "index.html" else path


def safe_link(target: str) -> bool:
    """Whether a link may be published: relative, or with one of our four schemes.

    Control and invisible characters are removed first, as browsers do before they look at the scheme.
    """
    bare = _CONTROL.sub("", target)
    if bare.startswith(("//", "\\", "/\\")):
        return bare.startswith("//")
    try:
        scheme = urlsplit(bare).scheme.lower()
    except ValueError:
        return False
    if scheme:
        return scheme in SCHEMES
    # "javascript&colon;…" has no scheme for urlsplit but may get one once entities are resolved.
    return ":" not in bare.split("/")[0].split("?")[0].split("#")[0] and "&" not in bare.split("/")[0].split("?")[0]


def above(path: str) -> tuple[str, ...]:
    """The folders that a site path lies in: "2015/10/a.html" lies in "2015" and "2015/10"."""
    parts = path.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(1, len(parts)))


def fold(path: str) -> str:
    """The form in which two paths are the same file on some file system: NFC and case folded."""
    return unicodedata.normalize("NFC", path).casefold()
