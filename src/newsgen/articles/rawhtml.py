"""Raw HTML in Markdown: shown as the text that it is, never as markup; this file finds it and says so."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_TAG: Final = re.compile(r"(?<!\\)<(?:/?([a-zA-Z][a-zA-Z0-9-]*)(?:[\s/][^<>]*)?>|(!--))")
_EMBED: Final = re.compile(
    r"\s*<(?:iframe|embed|video|audio|object)\b[^<>]*?\b(?:src|data)\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE
)
_INSTEAD: Final = {
    "a": "[words](address)", "b": "**words**", "blockquote": "> words", "br": "two spaces at the end of the line",
    "em": "*words*", "h1": "## words", "h2": "## words", "h3": "### words", "hr": "---", "i": "*words*",
    "img": "![words](file)", "li": "- words", "p": "a blank line", "strong": "**words**",
}  # fmt: skip


def tags(markdown: str, shown: Iterable[str]) -> tuple[str, ...]:
    """The tags that a run of Markdown shows as text, by name, each once; `!--` for a comment.

    `shown` are the texts that came of it. A tag in code is not among them, and one that was escaped on purpose
    is not in the Markdown; what is in both was meant as HTML.
    """
    seen = {_name(found) for text in shown if "<" in text for found in _TAG.finditer(text)}
    if not seen:
        return ()
    return tuple(dict.fromkeys(name for found in _TAG.finditer(markdown) if (name := _name(found)) in seen))


def _name(found: re.Match[str]) -> str:
    return (found[1] or found[2]).lower()


def mend(names: tuple[str, ...]) -> str:
    """What to write instead of these tags."""
    known = [f"{_INSTEAD[name]} for <{name}>" for name in names if name in _INSTEAD]
    return f"Write {', '.join(known)}." if known else "Remove it, or write \\< to show it as it is."


def embedded(markdown: str) -> Iterator[str]:
    """The address of what a block of raw HTML would embed, if that is all that the block does."""
    found = _EMBED.match(markdown)
    if found and markdown.rstrip().endswith(">"):
        yield found[1]
