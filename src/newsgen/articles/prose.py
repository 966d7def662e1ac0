"""Prose as HTML and as Markdown, without a parser.

Most of a newspaper is prose that no Markdown rule touches. Such a block needs no parser to become a
paragraph: `untouched` knows it, `paragraph` makes the same bytes of it as the long way round. The other
direction is `escape`: Markdown that renders to exactly the text that it was made from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import Final

import msgspec

# -- text as HTML ------------------------------------------------------------------------------


def html(text: str) -> str:
    """Text as HTML, escaped as the sanitiser writes it, so that both ways give the same bytes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def paragraph(text: str) -> str:
    """Text as one HTML paragraph."""
    return f"<p>{html(text)}</p>"


# One class of characters that any rule may look at, then what a line may not begin or end with.
_TOUCHED: Final = re.compile(r"[\\`*_\[\]<~&\t\r\x00-\x08\x0b-\x1f\x7f]")
LINE_TOUCHED: Final = re.compile(r"^(?:[ #>+=|:-]|\d{1,9}[.)](?: |$))| $", re.MULTILINE)

# The same in parts. Which of the signs a body holds at all is known in 5 µs; then only those need looking for.
_TOUCHING: Final = "\\`*_[]<~&"
_CONTROLS: Final = bytes((*range(10), *range(11, 32), 0x7F))
_FIRST_TOUCHED: Final = frozenset(" #>+=|:-")

# A body with a fence or with link definitions is parsed whole: both reach over blank lines.
_FAR_REACHING: Final = ("```", "~~~", "]:")


class Run(msgspec.Struct, frozen=True, gc=False):
    """Lines of a body: one paragraph that needs no parser, or all that stands between two such."""

    line: int  # of its first, from 0
    text: str
    prose: bool


def untouched(block: str) -> bool:
    """Whether no rule of Markdown changes anything in a run of lines that are not blank."""
    return not _TOUCHED.search(block) and flows(block)


def flows(block: str) -> bool:
    """Whether a block without signs is a paragraph, whatever its lines begin and end with."""
    first = block[0]
    if first in _FIRST_TOUCHED or block != block.strip():
        return False
    return not (("\n" in block or first.isdecimal()) and LINE_TOUCHED.search(block))


def runs(body: str) -> tuple[Run, ...]:
    """A body cut where a paragraph of mere prose begins or ends."""
    for sign in _FAR_REACHING:
        if sign[0] in body and sign in body:  # one character is found ten times as fast as two
            return (Run(0, body, False),)
    cut: list[Run] = []
    touched: list[Run] = []
    for chunk in _chunks(body):
        if not chunk.prose:
            touched.append(chunk)
        elif touched:
            cut += (_joined(touched, body), chunk)
            touched = []
        else:
            cut.append(chunk)
    return (*cut, _joined(touched, body)) if touched else tuple(cut)


def _joined(chunks: Sequence[Run], body: str) -> Run:
    """All lines of a body from the first of some chunks to the last."""
    first, last = chunks[0], chunks[-1]
    if first is last:
        return first
    end = last.line + last.text.count("\n") + 1
    return Run(first.line, "\n".join(body.split("\n", end)[first.line : end]), False)


def _chunks(body: str) -> Iterable[Run]:
    """The runs of lines that are not blank, each by itself."""
    data = body.encode(errors="replace")
    if len(data.translate(None, _CONTROLS)) < len(data):
        return _between_blank_lines(body.split("\n"))
    signs = [sign for sign in _TOUCHING if sign in body]
    found = []
    line = 0
    for part in body.split("\n\n"):
        text, start = part, line
        line += 2
        if "\n" in text:
            if " \n" in text:
                return _between_blank_lines(body.split("\n"))
            start += text[0] == "\n"
            line += text.count("\n")
            text = text.strip("\n")
        if text:
            if text[-1] == " ":
                return _between_blank_lines(body.split("\n"))
            found.append(Run(start, text, _is_prose(text, signs)))
    return found


def _is_prose(text: str, signs: Sequence[str]) -> bool:
    """Whether lines have none of some signs, and are a paragraph."""
    for sign in signs:
        if sign in text:
            return False
    return flows(text)


def _between_blank_lines(lines: Sequence[str]) -> Iterator[Run]:
    """The same where a blank line may hold spaces."""
    start = -1
    for number, line in enumerate([*lines, ""]):
        if line.strip(" \t"):
            start = number if start < 0 else start
        elif start >= 0:
            text = "\n".join(lines[start:number])
            yield Run(start, text, untouched(text))
            start = -1


# -- HTML as text ------------------------------------------------------------------------------

_BREAKS: Final = re.compile(r"<br ?/?>[ \n]?|</?(?:p|li|h[1-6]|tr|pre|blockquote|table|ul|ol)\b[^>]*>")
_CELLS: Final = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_TAG: Final = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")


def plain(markup: str) -> str:
    """The text of sanitised HTML: a line for each item, row and break; words as they are."""
    flowing = markup if "<pre" in markup else markup.replace("\n", " ")
    lined = _BREAKS.sub("\n", _CELLS.sub("\t", flowing))
    lines = (line.strip(" ") for line in unescape(_TAG.sub("", lined)).split("\n"))
    return "\n".join(filter(None, lines))


# -- text as Markdown --------------------------------------------------------------------------

_SIGNS: Final = re.compile(
    r"[\\`*\[\]<]"  # what may begin or end something anywhere
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore, but not inside a word
    r"|~(?=~)|(?<=~)~"
    r"|&(?=#?\w+;)"
)
_LINE_SIGN: Final = re.compile(
    r"[#>]"
    r"|[-+](?=\s|$)"
    r"|[-=|:](?=[-=|:\s]*$)"  # a line under a heading or a table's head
)
_NUMBER: Final = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))", re.ASCII)


def escape(text: str) -> str:
    """Markdown that renders to exactly this text, in one paragraph, and stays readable.

    A line break stays one; blank lines and the spaces that Markdown would strip become entities.
    """
    lines = [_escaped_line(line) for line in text.split("\n")]
    joined = lines[0]
    for before, line in pairwise(lines):
        # A line without anything would end the paragraph; so its break must not be one for Markdown.
        joined += ("\n" if before and line else "&#10;") + line
    return joined


def _escaped_line(line: str) -> str:
    bare = line.strip()
    start = line.index(bare) if bare else len(line)
    return _entities(line[:start]) + _escaped(bare) + _entities(line[start + len(bare) :])


def _escaped(bare: str) -> str:
    number = _NUMBER.match(bare)
    head = number[1] + "\\" if number else "\\" if _LINE_SIGN.match(bare) else ""
    escaped = _SIGNS.sub(lambda found: "\\" + found.group(), bare[number.end() if number else 0 :])
    # A heading may end in such signs, which are then not part of it.
    last = len(bare) - len(bare.rstrip("#"))
    return head + (escaped[:-last] + "\\#" * last if 0 < last < len(bare) else escaped)


def _entities(space: str) -> str:
    return "".join(f"&#{ord(character)};" for character in space)
