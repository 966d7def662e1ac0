"""The news agencies of the world, and the picture agencies, by the names that are printed."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from newsgen.model import Span

_EDGES: Final = r"(?<![\w.]){}(?!\w)"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("newsgen.articles.reading") / "agencies.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, str]:
    """Each written form, and the name that we give the agency."""
    return {form.casefold(): name for name, forms in _table()["news"].items() for form in (name, *forms)}


def _pattern(names: list[str]) -> re.Pattern[str]:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile(_EDGES.format(f"(?:{'|'.join(map(re.escape, ordered))})"))


@cache
def _news() -> re.Pattern[str]:
    return _pattern([form for name, forms in _table()["news"].items() for form in (name, *forms)])


@cache
def _pictures() -> re.Pattern[str]:
    # Agencies' names in scripts without capitals may be words: the Emirates' is Persian for "loan".
    news = [form for forms in _table()["news"].values() for form in forms if form.lower() != form]
    return _pattern([*_table()["pictures"]["names"], *news])


def agency(text: str) -> str:
    """The agency that a text names and nothing else ("The Associated Press" → "AP"), or an empty string."""
    return _names().get(text.strip(" .,;:()[]").casefold(), "")


def agencies(text: str) -> tuple[tuple[str, Span], ...]:
    """The news agencies named in a text, in order, each once, and where."""
    found: dict[str, Span] = {}
    for match in _news().finditer(text):
        found.setdefault(_names()[match[0].casefold()], match.span())
    return tuple(found.items())


def names_picture_agency(text: str) -> bool:
    """Whether a text names an agency or a library that pictures come from."""
    return _pictures().search(text) is not None
