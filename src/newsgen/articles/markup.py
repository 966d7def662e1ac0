"""Markdown as blocks of safe HTML and their plain text; the only file that knows a Markdown library.

Strict CommonMark with tables and strikethrough. Raw HTML is shown as the text that it is. Everything that a
parser made, whoever wrote it, goes through the sanitiser last. Paragraphs that hold no sign of Markdown
need no parser (`prose`), which is five times as fast and gives the same bytes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from newsgen import urls
from newsgen.articles import lightmarkup, photos, prose, rawhtml
from newsgen.articles.lightmarkup import Light
from newsgen.articles.prose import escape as escape
from newsgen.articles.prose import plain as plain
from newsgen.model import Block, BlockKind, Figure
from newsgen.problems import Problem, Severity

LARGEST: Final = 2_000_000  # bytes of a body
DEEPEST: Final = 100  # lists and quotations inside each other

TAGS: Final = frozenset(
    {"a", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s"}
    | {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}}
CLASSES: Final = {"td": {"centre", "right"}, "th": {"centre", "right"}}
_ALIGNED: Final = {"text-align:right": "right", "text-align:center": "centre"}

_KINDS: Final[dict[str, BlockKind]] = {
    "paragraph_open": "paragraph",
    "heading_open": "subhead",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "hr": "rule",
}
_LETTERS: Final[dict[BlockKind, str]] = {"paragraph": "p", "quote": "p", "subhead": "h"}
_OPENING_TAG: Final = re.compile(r"<(?:[a-zA-Z][^\s/>]*|!--)")
_HANDLER: Final = re.compile(r"(?<=[\s/\"'])on[a-z]+(?=\s*=)", re.IGNORECASE)


class Rendered(NamedTuple):
    """A body: its blocks, the photos that stood in it, and what was wrong."""

    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def render(body: str, *, line: int = 1) -> Rendered:
    """The blocks of a Markdown body, its photos and its problems. `line` is that of the body's first."""
    if len(body) * 4 > LARGEST and (size := len(body.encode(errors="replace"))) > LARGEST:
        message = f"The body has {size:,} bytes; {LARGEST:,} are allowed."
        return Rendered((), (), (_problem("size", message, "Divide the article.", line, severity="error"),))
    runs = prose.runs(body)
    read = [() if run.prose else lightmarkup.blocks(run.text) or _parser().parse(run.text) for run in runs]
    paper = _Paper(line, level=_topmost([block for blocks in read if blocks for block in blocks]))
    for run, blocks in zip(runs, read, strict=True):
        if run.prose:
            paper.add_prose(run.text)
        elif type(blocks) is tuple:
            paper.add_light(blocks)
        else:
            paper.add_tokens(blocks, line + run.line)
    return Rendered(tuple(paper.blocks), tuple(paper.figures), tuple(paper.problems))


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": DEEPEST})
    # Links are judged afterwards by our own rule, which can then say on which line it refused one.
    parser.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign]
    return parser.enable(["table", "strikethrough"])


@cache
def _cleaner() -> Any:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes=CLASSES,
        url_schemes=set(urls.SCHEMES),
        link_rel=None,
    )


def words(markdown: str) -> str:
    """One line of Markdown as the plain text that it shows."""
    return plain(sanitise(str(_parser().renderInline(markdown))))


def sanitise(html: str) -> str:
    """HTML with nothing in it but our tags, our attributes and safe links."""
    return str(_cleaner().clean(html))


def removed(before: str, after: str) -> tuple[str, ...]:
    """What the sanitiser took out, as it was written: "<iframe", "onclick"."""
    gone: Counter[str] = Counter()
    for pattern in (_OPENING_TAG, _HANDLER):
        gone += Counter(pattern.findall(before)) - Counter(pattern.findall(after))
    return tuple(sorted(gone))


def checked(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The blocks of any reader with safe HTML, numbered as ours are, and what was taken out of them."""
    paper = _Paper(0, level=2)
    for block in blocks:
        html, text = block.html, block.text
        if html != prose.paragraph(text):
            html = _compact(sanitise(html))
            text = plain(html) if block.kind == "list" else text
        if gone := removed(block.html, html):
            paper.tell("sanitised", f"{', '.join(gone)} was taken out of the body.", "Remove it.", 0)
        paper.add(block.kind, html, text)
    return tuple(paper.blocks), tuple(paper.problems)


# Line breaks beside the tags of blocks mean nothing, and not every reader writes them.
_BREAK_AT_TAG: Final = re.compile(r"(?<=>)\n(?=</?(?:blockquote|h[2-6]|hr|li|ol|p|table|tbody|td|th|thead|tr|ul)\b)")


def _compact(html: str) -> str:
    if "\n" not in html or "<pre" in html:
        return html
    return _BREAK_AT_TAG.sub("", html)


def _topmost(blocks: Iterable[Any]) -> int:
    """The level of the highest heading: it becomes an h2, under the headline's h1, and the others follow."""
    return min((level for block in blocks if (level := _level(block))), default=2)


def _level(block: Any) -> int:
    """The level of a heading, be it light or a parser's token; 0 for anything else."""
    if type(block) is Light:
        return block.level
    return int(block.tag[1]) if block.type == "heading_open" else 0


def _problem(rule: str, message: str, mend: str, line: int, *, severity: Severity = "warning") -> Problem:
    return Problem(rule=f"markdown/{rule}", message=message, mend=mend, line=line, severity=severity)


class _Paper:
    """The body as it grows: blocks with their anchors, photos with the place where they stood."""

    def __init__(self, line: int, *, level: int) -> None:
        self.line = line
        self.shift = 2 - level
        self.blocks: list[Block] = []
        self.figures: list[Figure] = []
        self.problems: list[Problem] = []
        self._numbers = {"p": 0, "h": 0}

    def add(self, kind: BlockKind, html: str, text: str) -> None:
        """One more block, under the next anchor of its kind."""
        anchor = ""
        if letter := _LETTERS.get(kind):
            number = self._numbers[letter] = self._numbers[letter] + 1
            anchor = f"{letter}{number}"
        self.blocks.append(Block(kind=kind, html=html, text=text, anchor=anchor))

    def add_prose(self, text: str) -> None:
        """One more paragraph, which has none of the signs of Markdown."""
        number = self._numbers["p"] = self._numbers["p"] + 1
        shown = text.replace(">", "&gt;").replace("\xa0", "&nbsp;")
        self.blocks.append(
            Block(kind="paragraph", html=f"<p>{shown}</p>", text=text.replace("\n", " "), anchor=f"p{number}")
        )

    def tell(self, rule: str, message: str, mend: str, line: int, *, severity: Severity = "warning") -> None:
        """One more problem."""
        self.problems.append(_problem(rule, message, mend, line, severity=severity))

    def add_light(self, blocks: Iterable[Light]) -> None:
        """The blocks that needed no parser."""
        for kind, html, text, level in blocks:
            tag = f"h{min(level + self.shift, 6)}" if level else ""
            self.add(kind, f"<{tag}>{html}</{tag}>" if tag else html, text)

    def add_tokens(self, tokens: Sequence[Any], line: int) -> None:
        """The blocks of a parser's tokens; `line` is that of the first line parsed."""
        start = depth = 0
        for place, token in enumerate(tokens):
            depth += token.nesting
            if token.level >= DEEPEST - 2:
                mend = "Write it with fewer lists or quotations inside each other."
                self.tell("nesting", f"This is more than {DEEPEST} deep.", mend, line, severity="error")
                return
            if depth == 0:
                self._add_group(tokens[start : place + 1], line)
                start = place + 1

    def _add_group(self, group: Sequence[Any], first: int) -> None:
        """One block: a token by itself, or all from an opening one to its end."""
        line = first + (group[0].map[0] if group[0].map else 0)
        kind = _KINDS[group[0].type]
        for token in group:
            self._settle(token, first + (token.map[0] if token.map else line - first))
        if kind == "paragraph" and self._embed(group[1].content, line):
            return
        html = _compact(sanitise(_parser().renderer.render(group, _parser().options, {})).strip("\n"))
        text = group[0].content.rstrip("\n") if kind == "code" else plain(html)
        if text or kind == "rule":
            self.add(kind, html, text)
        self._place(group, line, alone=not text)

    def _settle(self, token: Any, line: int) -> None:
        """Make of a token what may be printed: headings below the headline, links that are safe."""
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + self.shift, 6)}"
        elif token.type in ("th_open", "td_open") and token.attrs:
            token.attrs = {"class": _ALIGNED.get(str(token.attrs.get("style")), "")}
        elif token.type == "inline":
            texts = (child.content for child in token.children or () if child.type == "text")
            if names := rawhtml.tags(token.content, texts):
                shown = ", ".join(f"<{name}>" if name != "!--" else "<!-- -->" for name in names)
                message = f"HTML ({shown}) is not read in Markdown; it is shown as text."
                self.tell("html", message, rawhtml.mend(names), line)
            token.children = self._inline(token.children or [], line)

    def _inline(self, children: Sequence[Any], line: int) -> list[Any]:
        """Without links that are refused: their words stay."""
        kept, refused = [], []
        for child in children:
            if child.type == "link_open":
                refused.append(not self._allowed(str(child.attrs.get("href", "")), line))
                if refused[-1]:
                    continue
            if child.type == "link_close" and refused.pop():
                continue
            kept.append(child)
        return kept

    def _allowed(self, href: str, line: int) -> bool:
        if urls.safe_link(href):
            return True
        mend = "Link to an address that begins with https:, http:, mailto: or tel:, or to a path."
        self.tell("link", f"The link to {href[:80]!r} is refused; its words stay.", mend, line)
        return False

    def _embed(self, content: str, line: int) -> bool:
        """Put a link where raw HTML would embed something; whether it did."""
        for address in rawhtml.embedded(content):
            if not urls.safe_link(address):
                return False
            link = f'<p><a href="{prose.html(address).replace(chr(34), "&quot;")}">{prose.html(address)}</a></p>'
            self.problems.pop()  # that HTML is shown as text, which is not so here
            self.tell("embed", f"What {address} shows is not embedded; a link stands there.",
                      "Write a link with words of your own.", line)  # fmt: skip
            self.add("embed", sanitise(link), address)
            return True
        return False

    def _place(self, group: Sequence[Any], line: int, *, alone: bool) -> None:
        """The photos of a block, each after it, or in its place when there is nothing else in it."""
        images = [child for token in group for child in token.children or () if child.type == "image"]
        for image in images:
            caption, credit = photos.captioned(str(image.attrs.get("title", "")))
            file = unquote(str(image.attrs.get("src", "")))
            self.figures.append(
                Figure(file=file, caption=caption, credit=credit, alt=image.content, after=len(self.blocks))
            )
        if not images:
            return
        if not alone:
            mend = "Write it in a paragraph of its own."
            self.tell("photo", "A photo inside of text stands after it.", mend, line, severity="note")
        elif any(child.type == "link_open" for token in group for child in token.children or ()):
            mend = "Write the link in the caption's paragraph."
            self.tell("photo", "A photo is no link here; the link was left out.", mend, line)
