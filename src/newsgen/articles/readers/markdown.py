"""Markdown with front matter in YAML or TOML: what people write, and what imports become.

A file without front matter is read as well: its first heading is the headline.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from newsgen.articles import frontmatter, markup
from newsgen.articles.fields import headline_of
from newsgen.articles.provenance import of_reading
from newsgen.articles.readers.plain import decode
from newsgen.articles.wording import CONTROL, name_of
from newsgen.model import Draft, Source
from newsgen.problems import Problem

SUFFIXES: Final = (".md", ".markdown")
VERSION: Final = 1

_HEADING: Final = re.compile(r"\s*?^ {0,3}#[ \t]+(?P<words>[^\n]+?)[ \t]*(?:#+[ \t]*)?(?:\n|\Z)", re.MULTILINE)


def read(source: Source, *, language: str, era: tuple[str, str]) -> tuple[Draft, tuple[Problem, ...]]:  # noqa: ARG001
    """The draft that a Markdown file holds. Its body stays Markdown; its fields stay as they are written."""
    text, told = decode(source.data)
    text, controls = _printable(text)
    matter = frontmatter.load(text)
    fields, body, line = _headed(matter.fields, matter.body, matter.body_line)
    draft = Draft(
        fields=fields,
        lines=matter.lines,
        body=body,
        body_line=line,
        provenance=of_reading(matter.fields),
    )
    return draft, (*told, *controls, *matter.problems)


def _printable(text: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without characters that no page can hold, and where the first of them was."""
    found = CONTROL.search(text)
    if not found:
        return text, ()
    count = len(CONTROL.findall(text))
    problem = Problem(
        rule="source/control",
        message=f"{count} control character{'s were' if count > 1 else ' was'} taken out; "
        f"the first is {name_of(found.group())}.",
        mend="Remove them from the file.",
        line=text.count("\n", 0, found.start()) + 1,
        severity="warning",
    )
    return CONTROL.sub("", text), (problem,)


def _headed(fields: Mapping[str, Any], body: str, line: int) -> tuple[dict[str, Any], str, int]:
    """The fields with a headline, if only the body has one; a heading that repeats it goes."""
    found = _HEADING.match(body)
    if not found:
        return dict(fields), body, line
    words = markup.words(found["words"])
    given = headline_of(fields)
    if given and given != words:
        return dict(fields), body, line
    rest = body[found.end() :]
    return {"headline": words, **fields}, rest, line + body.count("\n", 0, found.end())
