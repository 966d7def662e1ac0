"""The page of a galley: every account that was asked for, one below the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from newsgen.accounts import Account
from newsgen.galley.marks import UNSURE, Line, lines


class Understood(NamedTuple):
    """A field as the page shows it."""

    name: str
    value: str
    status: str
    confidence: float
    rule: str
    evidence: tuple[tuple[int, str], ...]  # where it begins in the source, and its words


class Galley(NamedTuple):
    """One file's part of the page."""

    told: Mapping[str, Any]
    number: int  # of the file, so that places in it have addresses of their own
    lines: Sequence[Line]
    fields: Sequence[Understood]
    missing: Sequence[str]  # fields that were not found
    problems: Sequence[str]


def page(accounts: Sequence[Account]) -> str:
    """The whole page as HTML, with its style; it leads to no other file."""
    galleys = [_galley(number, each) for number, each in enumerate(accounts, start=1)]
    style = (files("newsgen.galley") / "galley.css").read_text(encoding="utf-8")
    return _template().render(galleys=galleys, style=style, unsure=UNSURE)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("newsgen.galley", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("galley.html")


def _galley(number: int, account: Account) -> Galley:
    told = account.told
    read = "fields" in told
    return Galley(
        told=told,
        number=number,
        lines=lines(account.text, told) if read else (),
        fields=tuple(_fields(account.text, told["fields"])) if read else (),
        missing=[name for name, field in told["fields"].items() if field["status"] == "unknown"] if read else (),
        problems=[f"{problem.message} {problem.mend}" for problem in account.problems],
    )


def _fields(text: str, fields: Mapping[str, Any]) -> Iterator[Understood]:
    for name, field in fields.items():
        if field["status"] != "unknown":
            evidence = tuple((start, " ".join(text[start:end].split())) for start, end in field["evidence"])
            yield Understood(name, value(field), field["status"], field["confidence"], field["rule"], evidence)


def value(field: Mapping[str, Any]) -> str:
    """A field's value in a line: lists with commas, a date that is not printed by its bounds."""
    written = field["value"]
    if written in (None, "", []):
        bounds = [f"{word} {field[end]}" for word, end in (("from", "earliest"), ("to", "latest")) if field.get(end)]
        return " ".join(bounds) or "–"
    return ", ".join(map(str, written)) if isinstance(written, list) else str(written)
