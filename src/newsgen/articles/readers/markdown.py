"""Markdown with front matter in YAML or TOML: what people write, and what imports become.

A file without front matter is read as well: its first heading is the headline.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from newsgen.articles import frontmatter, markup
from newsgen.articles.decoding import decode
from newsgen.articles.fields import headline_of
from newsgen.articles.provenance import of_reading
from newsgen.model import Draft, Event, Source
from newsgen.problems import Problem

SUFFIXES: Final = (".md", ".markdown")
VERSION: Final = 1

_HEADED: Final = re.compile(r"\n* {0,3}#")
_HEADING: Final = re.compile(r" {0,3}#[ \t]+(?=\S)")


def read(
    source: Source,
    *,
    language: str,  # noqa: ARG001
    era: tuple[str, str],  # noqa: ARG001
    events: Sequence[Event] = (),  # noqa: ARG001
) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft that a Markdown file holds. Its body stays Markdown; its fields stay as they are written."""
    text, told = decode(source.data)
    matter = frontmatter.load(text)
    fields, body, line = _headed(matter.fields, matter.body, matter.body_line)
    draft = Draft(
        fields=fields,
        lines=matter.lines,
        body=body,
        body_line=line,
        provenance=of_reading(matter.fields),
    )
    return draft, (*told, *matter.problems)


def _headed(fields: dict[str, Any], body: str, line: int) -> tuple[dict[str, Any], str, int]:
    """The fields with a headline, if only the body has one; a heading that repeats it goes."""
    if not _HEADED.match(body):
        return fields, body, line
    bare = body.lstrip("\n")
    first, _, rest = bare.partition("\n")
    found = _HEADING.match(first)
    if not found:
        return fields, body, line
    words = markup.words(first[found.end() :].rstrip(" \t").rstrip("#"))
    given = headline_of(fields)
    if not words or (given and given != words):
        return fields, body, line
    headed = fields if given else {"headline": words, **fields}
    return headed, rest, line + len(body) - len(bare) + 1
