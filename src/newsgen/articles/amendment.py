"""A file with some of its fields changed, and everything else left as a person wrote it.

Only the lines of the fields that change are written anew, so comments, the order of the fields and the way the
others are written stay. Where that would not read back as meant (front matter in TOML, a map in brackets), the whole
of the front matter is written anew.
"""

from collections.abc import Mapping
from typing import Any, Final

from newsgen.articles import frontmatter, writing
from newsgen.articles.parts import Parts, split

# What stands last in an imported file: new fields go before it.
_LAST: Final = ("id", "origin", "reading", "reviewed")


def amended(text: str, changes: Mapping[str, Any], *, body: str | None = None) -> str:
    """The text with these fields instead, and with this body; a field whose value is None goes.

    The text is one that `frontmatter.load` reads without an error.
    """
    parts, before = split(text), frontmatter.load(text)
    wanted = {name: value for name, value in {**before.fields, **changes}.items() if value is not None}
    words = parts.body if body is None else f"\n{body.strip(chr(10))}\n"
    if parts.mark == "---":
        places = {name: before.lines[name] - parts.matter_line for name in before.fields if name in before.lines}
        matter = _matter(parts, places, changes)
        made = text[: text.index(parts.matter, 3)] + f"{matter}---\n{words}" if parts.matter else ""
        if frontmatter.load(made).fields == _read_back(wanted):
            return made
    return writing.whole(wanted, words).decode()


def _read_back(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are read once they have been written."""
    return frontmatter.load(f"---\n{frontmatter.dump(fields)}---\n").fields


def _matter(parts: Parts, places: Mapping[str, int], changes: Mapping[str, Any]) -> str:
    """The lines of the front matter, those of changed fields written anew."""
    lines = parts.matter.splitlines(keepends=True)
    starts = [*sorted(places.values()), len(lines)]
    kept = {name: (place, _end(lines, place, starts)) for name, place in places.items()}
    first = min((kept[name][0] for name in _LAST if name in kept), default=len(lines))
    new = "".join(_written(name, value) for name, value in changes.items() if name not in kept and name not in _LAST)
    last = "".join(_written(name, value) for name, value in changes.items() if name not in kept and name in _LAST)
    made, at = "", 0
    for name, (start, end) in sorted(kept.items(), key=lambda item: item[1]):
        made += "".join(lines[at:start]) + (new if start == first else "")
        made += _written(name, changes[name]) if name in changes else "".join(lines[start:end])
        at = end
    return made + "".join(lines[at:]) + (new if first == len(lines) else "") + last


def _end(lines: list[str], start: int, starts: list[int]) -> int:
    """Where a field ends: at the next one, without the blank lines and comments that lead over to it."""
    end = next(place for place in starts if place > start)
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _written(name: str, value: Any) -> str:
    return "" if value is None else frontmatter.dump({name: value})
