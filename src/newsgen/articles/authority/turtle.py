"""An authority file in SKOS as Turtle, read by rdflib, which is an extra."""

import re
from collections.abc import Iterator
from typing import Any, Final

from newsgen.articles.authority import skos
from newsgen.articles.authority.entry import Row
from newsgen.problems import ConfigError, Problem

_SUBJECT: Final = re.compile(r"(?:<([^<>\s]+)>|([\w-]*:[\w.-]+))\s")


def rows(text: str, *, path: str) -> Iterator[Row]:
    """The entries of the file. Raises ConfigError when it is no Turtle, or rdflib is not installed."""
    try:
        import rdflib
    except ImportError:
        told = "To read Turtle, rdflib is needed, and it is not installed."
        mend = 'Install it with `pip install "newsgen[skos]"`, or save the file as CSV, YAML, RDF/XML or JSON-LD.'
        raise ConfigError(Problem(rule="authorities/rdflib", message=told, mend=mend, path=path)) from None
    graph = rdflib.Graph()
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:  # the parser's own errors are of several kinds, and it raises others as well
        line = int(getattr(error, "lines", 0)) + 1
        told, mend = f"This is not Turtle: {type(error).__name__}.", "Mend it, or save it as Turtle anew."
        raise ConfigError(Problem(rule="authorities/turtle", message=told, mend=mend, path=path, line=line)) from None
    said: dict[str, dict[str, list[str]]] = {}
    for subject, name, value in sorted(graph, key=_order):
        said.setdefault(str(subject), {}).setdefault(skos.short(str(name)), []).append(str(value))
    lines = _lines(text)
    return skos.rows(skos.Concept(address, lines.get(skos.short(address), 0), told) for address, told in said.items())


def _lines(text: str) -> dict[str, int]:
    """The last part of a subject's name → the line on which it is written, where that begins with it."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if subject := _SUBJECT.match(line):
            found.setdefault(skos.short(subject[1] or subject[2]), number)
    return found


def _order(triple: tuple[Any, Any, Any]) -> tuple[str, str, bool, str]:
    """A graph has none, and the first label is the name: one of no language or in English, else by the alphabet."""
    subject, name, value = triple
    return str(subject), str(name), getattr(value, "language", None) not in (None, "en"), str(value)
