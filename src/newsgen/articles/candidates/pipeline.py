"""Names as a spaCy pipeline finds them, in place of the rules: an extra, with a model of the user's own."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from newsgen.articles.candidates.finding import Candidate, Finder
from newsgen.model import NameType, Span
from newsgen.problems import ConfigError, Problem

CONFIDENCE: Final = 0.8  # spaCy tells none; its small models are right about so often
LONGEST: Final = 200_000  # characters of a text; spaCy needs a gigabyte for a million
# The labels of spaCy's own models, those of OntoNotes and of WikiNER.
_TYPES: Final[Mapping[str, NameType]] = {
    "PERSON": "person", "PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation",
    "persName": "person", "placeName": "place", "geogName": "place", "orgName": "organisation",
}  # fmt: skip


@lru_cache(maxsize=1)  # loaded once, before the processes that share it are begun
def pipeline(path: str) -> Finder:
    """What finds names by the pipeline that was saved in this folder.

    Raises ConfigError when spaCy is not installed, or the folder holds no pipeline that it can load.
    """
    try:
        import spacy
    except ImportError:
        told, mend = "spaCy is not installed.", 'Install it with `pip install "newsgen[spacy]"`, or leave --spacy out.'
        raise ConfigError(Problem(rule="spacy/missing", message=told, mend=mend)) from None
    try:
        loaded = spacy.load(Path(path))
    except (OSError, ValueError, KeyError) as error:
        told = f"There is no spaCy pipeline that can be loaded: {' '.join(str(error).split())[:200]}"
        mend = "Name the folder that holds its config.cfg."
        raise ConfigError(Problem(rule="spacy/model", path=path, message=told, mend=mend)) from None

    def find(text: str, *, language: str) -> tuple[Candidate, ...]:  # noqa: ARG001 - the pipeline has its own
        return found_in(loaded(text[:LONGEST]))

    return find


def found_in(document: Any) -> tuple[Candidate, ...]:
    """The names of people, places and organisations in a document of spaCy, each once."""
    spans: dict[tuple[str, NameType], list[Span]] = {}
    for entity in document.ents:
        name = " ".join(entity.text.split())
        if entity.label_ in _TYPES and name:
            spans.setdefault((name, _TYPES[entity.label_]), []).append((entity.start_char, entity.end_char))
    return tuple(Candidate(name, kind, CONFIDENCE, "names/spacy", (), tuple(at)) for (name, kind), at in spans.items())
