"""A text cut into front matter and body, uninterpreted.

The front matter stands at the top of the file between two lines `---` (YAML) or `+++` (TOML).
"""

import re
from typing import Final

from newsgen.model import Value
from newsgen.problems import Problem

LARGEST: Final = 64 * 1024  # bytes of front matter

_OPENING: Final = re.compile(r"(?:[ \t]*\n)*(---|\+\+\+)[ \t]*(?:\n|\Z)")
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_FIELD: Final = re.compile(r"\s*[\w\"'-]+[ \t]*[:=]")


class Parts(Value, frozen=True, kw_only=True):
    """A text cut in two. `mark` is "---", "+++", or empty when there is no front matter."""

    mark: str = ""
    matter: str = ""
    matter_line: int = 1
    body: str = ""
    body_line: int = 1
    closed: bool = True


def split(text: str) -> Parts:
    """The front matter and the body of a text.

    A line `---` without a second one is front matter left open only when fields follow; else it is a rule
    at the top of the body.
    """
    if text.startswith("---\n") and (end := _end(text)):
        matter = text[4 : end + 1]
        line = matter.count("\n") + 3
        return Parts(mark="---", matter=matter, matter_line=2, body=text[end + 5 :], body_line=line)
    opening = _OPENING.match(text)
    if not opening:
        return Parts(body=text)
    first = text.count("\n", 0, opening.end()) + 1
    closing = _CLOSING[opening[1]].search(text, opening.end())
    if closing is None:
        if not _FIELD.match(text, opening.end()):
            return Parts(body=text)
        return Parts(mark=opening[1], matter=text[opening.end() :], matter_line=first, closed=False)
    return Parts(
        mark=opening[1],
        matter=text[opening.end() : closing.start()],
        matter_line=first,
        body=text[closing.end() + 1 :],
        body_line=text.count("\n", 0, closing.end()) + 2,
    )


def _end(text: str) -> int:
    """Where the line break before the closing `---` stands, if no other line comes into question; else 0."""
    end = text.find("\n---", 3)
    return end if end > 0 and text.startswith("\n---\n", end) and text.find("\n...", 3, end) < 0 else 0


def unreadable(parts: Parts) -> Problem | None:
    """Why the front matter is not even looked at: it has no end, or is too large."""
    if not parts.closed:
        return Problem(
            rule="front-matter/open",
            message="The front matter has no end.",
            mend=f"Write a line {parts.mark} after its last field.",
            line=parts.matter_line - 1,
        )
    if len(parts.matter) * 4 > LARGEST and (size := len(parts.matter.encode(errors="replace"))) > LARGEST:
        return Problem(
            rule="front-matter/size",
            message=f"The front matter has {size:,} bytes; {LARGEST:,} are allowed.",
            mend="Move what is not a field into the body.",
            line=parts.matter_line,
        )
    return None
