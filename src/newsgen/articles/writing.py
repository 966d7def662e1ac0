"""Articles written as Markdown files: front matter that a person can edit, a body that reads back exactly.

What was inferred is written as inferred, never as given: bounds of a date stay bounds, and a map `reading`
tells of each field how it was read from the original.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any, Final

from newsgen.articles import frontmatter, prose, provenance
from newsgen.articles.provenance import BY_CONFIGURATION
from newsgen.model import Article, Block, BlockKind, Correction, Figure, InPrint, Origin, Person, PullQuote, When

_TEXTS: Final = ("headline", "kicker", "standfirst")
_MORE_TEXTS: Final = ("dateline", "section", "desk", "slugline")
_LISTS: Final = ("topics", "people", "places", "organisations", "agencies")
_ENDS: Final = ("source_line", "publisher", "rights")
_ITEM: Final = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def markdown_file(article: Article, *, id: str, origin: Origin) -> bytes:  # noqa: A002
    """An article as a Markdown file from which `parse` makes the same article again.

    `origin` is the kept original's. Only text is written of the body: what its blocks show, escaped, so that
    it means itself. The archive's own publisher and rights are not written, since they may change.
    """
    fields = {name: value for name, value in _fields(article) if value}
    known = {name: entry for name in fields if (entry := article.provenance.get(name))}
    reading = {name: frontmatter.Flow(provenance.entry(entry, fields[name])) for name, entry in known.items()}
    kept = {**fields, **article.extra, "id": id, "origin": origin_map(origin), "reading": reading}
    return whole(kept, body(article.body))


def whole(fields: Mapping[str, Any], text: str) -> bytes:
    """Front matter and body as the bytes of one file."""
    return f"---\n{frontmatter.dump(dict(fields))}---\n\n{text.strip(chr(10))}\n".encode()


def origin_map(origin: Origin) -> dict[str, str]:
    """The origin as front matter holds it: all but the path, which is the file's own."""
    parts = {"format": origin.format, "file": origin.file, "sha256": origin.sha256, "received": origin.received}
    return {name: part for name, part in parts.items() if part}


# -- front matter ------------------------------------------------------------------------------


def _fields(article: Article) -> Iterator[tuple[str, Any]]:
    """Our fields in the order in which a reader of the paper meets them; those of the archive left out."""
    yield from ((name, getattr(article, name)) for name in _TEXTS)
    yield "byline", [person(each) for each in article.byline]
    yield "dateline", article.dateline
    for name, when in (("published", article.published), ("updated", article.updated)):
        yield name, _when(when, article.provenance.get(name, provenance.BY_HAND).status)
    yield from ((name, getattr(article, name)) for name in _MORE_TEXTS[1:])
    yield from ((name, list(getattr(article, name))) for name in _LISTS)
    own = [name for name in _ENDS if article.provenance.get(name) != BY_CONFIGURATION]
    yield from ((name, getattr(article, name)) for name in own)
    yield "in_print", _parts(article.in_print)
    yield "figures", [_parts(figure) for figure in article.figures]
    # Those that were found in the text will be found again.
    if "pullquotes" in article.provenance:
        yield "pullquotes", [_parts(quote, ("text", "speaker")) for quote in article.pullquotes]
    yield "corrections", [_parts(correction) for correction in article.corrections]
    yield "notes", list(article.notes)
    yield "aliases", [f"/{alias}" for alias in article.aliases]
    yield "language", article.language


def person(one: Person) -> Any:
    """One of a byline as front matter writes it: a name, or a map with the role beside it."""
    return _parts(one) if one.role else one.name


def _when(when: When, status: str) -> Any:
    """A date as text; bounds as a map, which says when it is inferred."""
    if when.text:
        return when.text
    bounds = {"earliest": when.earliest, "latest": when.latest}
    known = {end: day for end, day in bounds.items() if day}
    return known | {"status": status} if known and status != "given" else known


def _parts(
    value: Person | Figure | InPrint | Correction | PullQuote | None, names: Sequence[str] = ()
) -> dict[str, Any]:
    """The parts of a value that hold something, by name."""
    if value is None:
        return {}
    parts = {name: getattr(value, name) for name in names or value.__struct_fields__}
    if parts.get("file"):
        parts["file"] = f"/{parts['file']}"  # from content/, wherever the article itself will stand
    return {name: part for name, part in parts.items() if part}


# -- body --------------------------------------------------------------------------------------


def body(blocks: Sequence[Block]) -> str:
    """The words of the blocks as Markdown that renders to the same blocks."""
    written = []
    for number, block in enumerate(blocks):
        again = number > 0 and blocks[number - 1].kind == block.kind == "list"
        # Two lists that follow each other would be one, were it not for another sign before their items.
        text = _WRITERS.get(block.kind, _paragraph)(block)
        written.append(re.sub(r"^- ", "* ", text, flags=re.MULTILINE) if again and number % 2 else text)
    return "\n\n".join(written)


def _paragraph(block: Block) -> str:
    return prose.escape(block.text)


def _subhead(block: Block) -> str:
    return "## " + prose.escape(block.text)


def _list(block: Block) -> str:
    """The items of a list, each on one line."""
    items = [unescape(re.sub(r"<[^>]*>", "", item)) for item in _ITEM.findall(block.html)]
    signs = (f"{n}. " for n in range(1, len(items) + 1)) if block.html.startswith("<ol") else ["- "] * len(items)
    return "\n".join(sign + prose.escape(item.replace("\n", " ")) for sign, item in zip(signs, items, strict=True))


def _quote(block: Block) -> str:
    return "\n>\n".join(f"> {prose.escape(line)}" for line in block.text.split("\n"))


_WRITERS: Final[dict[BlockKind, Callable[[Block], str]]] = {
    "subhead": _subhead,
    "list": _list,
    "quote": _quote,
    "rule": lambda _block: "---",
}
