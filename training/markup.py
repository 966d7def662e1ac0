"""Web pages as raw texts whose roles the markup, and what is known of the page, tell.

A page is laid down as somebody would copy it: from its headline to a few blocks below its last paragraph. Words of
which neither the markup nor the truth beside the page says what they are have no role: nothing is learnt from them, but
they stand among their neighbours as they do in life.
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from training.pages import Seen, blocks
from training.texts import Block, Text, norm

TAIL: Final = 8  # blocks kept below the last paragraph
RUN: Final = 5  # blocks of the page's kept in a row: nobody copies a whole menu
LONGEST_ASIDE: Final = 30  # words; a longer one may be a box of the story's
FEWEST: Final = 5  # paragraphs; with fewer found, the truth is of another version of the page

_PAGES: Final = re.compile(
    r"related|newsletter|promo|recirc|read-?more|readmore|also-?read|recommend|subscri|most-?read|trending|outbrain|"
    r"taboola|advert|teaser|paywall|more-from|signup|sign-up|copyright|donat|see-also|popular|further|mehr-zum-thema"
)
_MENUS: Final = re.compile(
    r"share|social|comment|breadcrumb|\bnav|menu|tags?\b|toolbar|cookie|consent|footer|login|player"
)
_CAPTION: Final = re.compile(r"caption|figcaption|bildunterschrift|legend|pie-de-foto|image-desc|photo-desc|media-desc")
_CREDIT: Final = re.compile(r"credit|copyright|photographer|source|urheber|author")
_CREDITED: Final = re.compile(r"©|\(c\)|photo|foto|image|picture|bild|quelle|source|credit|imagen|crédit|fonte|фото")
_AGENCY: Final = re.compile(r"getty|reuters|imago|shutterstock|\bafp\b|\bap\b|\bdpa\b|/")
_BYLINE: Final = re.compile(r"by-?line|author|writer|autor|verfasser|reporter|contributor")
_BIO: Final = re.compile(r"author-?(?:bio|box|info|desc)|bio\b|about-the-author")
_CLOSED: Final = re.compile(r"[.!?…。؟।][\"”’»')\]]*$")
_HEADS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))


class Truth(NamedTuple):
    """What is known of a page beside its markup, all normalised."""

    title: str
    standfirsts: frozenset[str]
    subheads: frozenset[str]
    paragraphs: str  # all of them, one a line
    captions: str
    authors: frozenset[str]


def pages(shared: Path, without: frozenset[str]) -> Iterator[Text]:
    """The pages as texts, but for those whose file is named among the labelled texts."""
    corpora = shared / "corpora"
    for file, url, truth in (*_fundus(corpora), *_newspaper(corpora), *_aeb(corpora)):
        name = file.name.removesuffix(".gz").removesuffix(".html")
        if name in without or not file.is_file():
            continue
        found = _text(name, url, _html(file), truth)
        if found is not None:
            yield found


def _html(file: Path) -> str:
    return gzip.decompress(file.read_bytes()).decode("utf-8", errors="replace")


def publisher(url: str) -> str:
    """The publisher's key: the host without what stands before its own name."""
    return (urlsplit(url).hostname or url).removeprefix("www.").removeprefix("amp.")


# -- what is known ------------------------------------------------------------------------------

Known = tuple[Path, str, Truth]


def _fundus(corpora: Path) -> Iterator[Known]:
    for file in sorted((corpora / "html-fundus").rglob("*.json")):
        versions = sorted(json.loads(file.read_text(encoding="utf-8")).items())
        urls = json.loads((file.parent / "meta.info").read_text(encoding="utf-8"))
        for page in sorted(file.parent.glob(f"{file.stem}_*.html.gz")):
            html = norm(_html(page)) if len(versions) > 1 else ""
            best = max((truth for _, truth in versions), key=lambda truth: _held(truth, html))
            yield page, urls.get(page.name, {}).get("url", file.stem), _of_fundus(best)


def _held(truth: dict[str, Any], html: str) -> int:
    """How much of one version's truth stands in a page."""
    return sum(norm(words)[:60] in html for words in _paragraphs(truth))


def _paragraphs(truth: dict[str, Any]) -> list[str]:
    return [words for section in (truth.get("body") or {}).get("sections", ()) for words in section["paragraphs"]]


def _of_fundus(truth: dict[str, Any]) -> Truth:
    body = truth.get("body") or {}
    heads = [head for section in body.get("sections", ()) for head in section["headline"]]
    images = truth.get("images") or ()
    return Truth(
        title=norm(truth.get("title") or ""),
        standfirsts=frozenset(map(norm, body.get("summary") or ())),
        subheads=frozenset(map(norm, heads)),
        paragraphs="\n".join(map(norm, _paragraphs(truth))),
        captions="\n".join(norm(image.get("caption") or "") for image in images),
        authors=frozenset(map(norm, truth.get("authors") or ())),
    )


def _newspaper(corpora: Path) -> Iterator[Known]:
    folder = corpora / "html-newspaper4k"
    for row in json.loads((folder / "articles.json").read_text(encoding="utf-8")):
        page = folder / "html" / f"{Path(row['html_file']).name.removesuffix('.gz')}.gz"
        authors = re.split(r",| and |;", row.get("authors") or "")
        yield page, row["link"], _plain(row["text"], row["title"], authors)


def _aeb(corpora: Path) -> Iterator[Known]:
    folder = corpora / "html-aeb"
    for name, row in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        yield folder / "html" / f"{name}.html.gz", row["url"], _plain(row["articleBody"], "", [])


def _plain(text: str, title: str, authors: list[str]) -> Truth:
    lines = "\n".join(norm(line) for line in text.splitlines() if line.strip())
    names = frozenset(filter(None, map(norm, authors)))
    return Truth(norm(title), frozenset(), frozenset(), lines, "", names)


# -- from page to text --------------------------------------------------------------------------


def _text(name: str, url: str, html: str, truth: Truth) -> Text | None:
    seen = blocks(html)
    told = [_role(each, truth) for each in seen]
    story = [at for at, role in enumerate(told) if role == "paragraph"]
    first = max((at for at, role in enumerate(told) if role == "headline" and at < min(story, default=0)), default=-1)
    if len(story) < FEWEST or first < 0:
        return None
    lines: list[tuple[str, str]] = []
    run = 0
    for at in range(first, min(len(seen), story[-1] + TAIL)):
        role = _settled(told[at], before=at < story[0], again=at > first)
        run = run + 1 if role in ("boilerplate", "", "drop") else 0
        if role != "drop" and run <= RUN and (not lines or lines[-1][0] != seen[at].words):
            lines.append((seen[at].words, role))
    return _laid_down(name, publisher(url), lines)


def _settled(role: str, *, before: bool, again: bool) -> str:
    """A role that hangs on the place: only a headline heads, dates and standfirsts stand above the story."""
    if role == "headline" and again:
        return ""
    if role in ("date", "standfirst") and not before:
        return ""
    return role


def _laid_down(name: str, key: str, lines: list[tuple[str, str]]) -> Text:
    blocks_: list[Block] = []
    place = 0
    for words, role in lines:
        blocks_.append(Block(place, place + len(words), frozenset((role,)) if role else frozenset()))
        place += len(words) + 2
    return Text(name, key, "\n\n".join(words for words, _ in lines), tuple(blocks_))


def _role(seen: Seen, truth: Truth) -> str:
    """What a block is; empty when nobody says, "drop" for menus and the like."""
    words = norm(seen.words)
    if words == truth.title or (not truth.title and "h1" in seen.tags):
        return "headline"
    if _MENUS.search(seen.names) and len(words.split()) < 12:
        return "drop"
    picture = bool(_CAPTION.search(seen.names)) or "figcaption" in seen.tags or "figure" in seen.tags
    if picture and not _PAGES.search(seen.names):
        return _of_picture(seen, words)
    if words in truth.standfirsts:
        return "standfirst" if words not in truth.paragraphs else ""
    if words in truth.subheads:
        return "subhead"
    return _of_story(seen, words, truth) or _of_page(seen, words, truth)


def _of_picture(seen: Seen, words: str) -> str:
    """The caption or the credit of a picture, or nothing where the markup does not say which."""
    length = len(words.split())
    named = any(_CREDIT.search(name) for name in seen.names.split()[-4:])
    if length < 12 and (_CREDITED.match(words) or (named and _AGENCY.search(words))):
        return "credit"
    if length < 4 or (named and length < 12 and not words.endswith(".")):
        return ""
    return "caption"


def _of_story(seen: Seen, words: str, truth: Truth) -> str:
    """The story's own: what stands in its text, as far as the tags leave no doubt what it is there."""
    whole = f"\n{words}\n" in f"\n{truth.paragraphs}\n"
    if not whole and not (len(words) > 60 and words in truth.paragraphs):
        return ""
    if _HEADS & set(seen.tags):
        return "subhead"
    # A line in bold is often no paragraph but a subhead, and a quotation in a box a pull quote or a post.
    if "blockquote" in seen.tags or (len(words) < 100 and not _CLOSED.search(words)):
        return ""
    return "list_item" if "li" in seen.tags else "paragraph"


def _of_page(seen: Seen, words: str, truth: Truth) -> str:
    """What stands about the story: of its author, of its day, of the page."""
    length = len(words.split())
    if any(author in words and len(words) < 80 for author in truth.authors):
        return "byline" if _BYLINE.search(seen.names) else ""
    if _BIO.search(seen.names) and length > 8:
        return "author_bio"
    if "time" in seen.tags and any(char.isdigit() for char in words) and length > 1:
        return "date"
    if _PAGES.search(seen.names) or ("aside" in seen.tags and length < LONGEST_ASIDE):
        return "boilerplate" if length > 1 else "drop"
    return "caption" if words in truth.captions and len(words) > 20 else ""
