"""What a person can do to an article, as the page sends it."""

from typing import Literal

import msgspec

from newsgen.model import Value
from newsgen.review import corrections
from newsgen.review.manuscript import Manuscript
from newsgen.review.proof import Proof
from newsgen.review.roles import refusal, relabelled


class Role(Value, frozen=True, kw_only=True, tag="role"):
    """A part of the source is this."""

    part: int
    role: str


class Field(Value, frozen=True, kw_only=True, tag="field"):
    """A field says this; nothing takes it out."""

    name: str
    value: str


class Photo(Value, frozen=True, kw_only=True, tag="photo"):
    """The words of a photo are these."""

    number: int
    part: str
    value: str


class Speaker(Value, frozen=True, kw_only=True, tag="speaker"):
    """A quote is of this person."""

    quote: int
    speaker: str


class Large(Value, frozen=True, kw_only=True, tag="large"):
    """A quote is set large, or is not."""

    quote: int
    on: bool


class Right(Value, frozen=True, kw_only=True, tag="right"):
    """All is right as it is."""


Step = Role | Field | Photo | Speaker | Large | Right


class Asked(Value, frozen=True, kw_only=True):
    """A step, and the file that it was made on as the page showed it."""

    path: str
    sha256: str
    step: Step


class Move(Value, frozen=True, kw_only=True):
    """On to the next article, or back."""

    by: Literal[1, -1]


def asked(data: bytes) -> Asked:
    """The step in a request. Raises NewsgenError when there is none."""
    try:
        return msgspec.json.decode(data, type=Asked)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise refusal("This is no step of a review.", "Load the page anew.") from error


def move(data: bytes) -> Move:
    """The way to go that a request names. Raises NewsgenError when it names none."""
    try:
        return msgspec.json.decode(data, type=Move)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise refusal("This is no way to go.", "Load the page anew.") from error


def taken(found: Proof, step: Step, *, day: str) -> Manuscript:
    """The manuscript after a step. Raises NewsgenError when it cannot be done."""
    held, article = found.manuscript, found.article
    match step:
        case Role(part=part, role=role):
            _check(part, len(found.parts))
            return relabelled(held, found.parts, part, role, language=article.language)
        case Field(name=name, value=value):
            return corrections.with_field(held, name, value, language=article.language)
        case Photo(number=number, part=photo_part, value=value):
            return corrections.with_figure(held, article, number, photo_part, value)
        case Speaker(quote=number, speaker=speaker):
            _check(number, len(article.quotes))
            return corrections.with_speaker(held, article, article.quotes[number], speaker)
        case Large(quote=number, on=on):
            _check(number, len(article.quotes))
            return corrections.with_large(held, article, article.quotes[number], on=on)
        case Right():
            return corrections.confirmed(held, article, day=day)


def _check(number: int, count: int) -> None:
    if not 0 <= number < count:
        raise refusal("There is no such place in the article.", "Load the page anew.")
