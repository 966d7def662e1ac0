"""Raw HTML in Markdown: shown as the text that it is, never as markup; this file finds it and says so."""

import re
from collections.abc import Iterator
from typing import Final

_CODE: Final = re.compile(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_TAG: Final = re.compile(r"(?<!\\)<(?:/?([a-zA-Z][a-zA-Z0-9-]*)(?:[\s/][^<>]*)?>|(!--))")
_EMBED: Final = re.compile(
    r"\s*<(?:iframe|embed|video|audio|object)\b[^<>]*?\b(?:src|data)\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE
)
_INSTEAD: Final = {
    "a": "[words](address)", "b": "**words**", "blockquote": "> words", "br": "two spaces at the end of the line",
    "em": "*words*", "h1": "## words", "h2": "## words", "h3": "### words", "hr": "---", "i": "*words*",
    "img": "![words](file)", "li": "- words", "p": "a blank line", "strong": "**words**",
}  # fmt: skip


def tags(markdown: str) -> tuple[str, ...]:
    """The names of the tags that stand in a run of Markdown outside of code, each once; `!--` for a comment."""
    bare = _CODE.sub("", markdown) if "`" in markdown else markdown
    return tuple(dict.fromkeys((found[1] or found[2]).lower() for found in _TAG.finditer(bare)))


def mend(names: tuple[str, ...]) -> str:
    """What to write instead of these tags."""
    known = [f"{_INSTEAD[name]} for <{name}>" for name in names if name in _INSTEAD]
    return f"Write {', '.join(known)}." if known else "Remove it, or write \\< to show it as it is."


def embedded(markdown: str) -> Iterator[str]:
    """The address of what a block of raw HTML would embed, if that is all that the block does."""
    found = _EMBED.match(markdown)
    if found and markdown.rstrip().endswith(">"):
        yield found[1]
