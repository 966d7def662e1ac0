"""The pictures of an article, from the words that stood by them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsgen.articles.reading.blocks import unwrapped
from newsgen.articles.reading.capitals import CAPITALISED
from newsgen.articles.reading.dates import dates
from newsgen.articles.reading.language import phrases
from newsgen.articles.reading.phrasebook import any_of
from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.verdicts import Verdict
from newsgen.model import Figure, Value

_STRAY: str = " \t—–-|/"


class Picture(Value, frozen=True, kw_only=True):
    """A picture's words: the places of its caption and its credit among the blocks, -1 for what is not there."""

    caption: int = -1
    credit: int = -1

    @property
    def first(self) -> int:
        """The place of the first of its blocks."""
        return min(place for place in (self.caption, self.credit) if place >= 0)


class Pictures(Value, frozen=True, kw_only=True):
    """The pictures in order, and which blocks say again what an earlier one says."""

    found: tuple[Picture, ...]
    again: dict[int, int]  # place of the repeating block → place of the first


def _runs(verdicts: Sequence[Verdict]) -> Iterator[list[int]]:
    """Captions and credits that follow each other without anything between."""
    run: list[int] = []
    for place, verdict in enumerate(verdicts):
        if verdict.role in ("caption", "credit"):
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _of_run(
    run: Sequence[int], page: Sequence[Signs], verdicts: Sequence[Verdict]
) -> tuple[list[Picture], dict[int, int]]:
    """The pictures of one run: a second caption, or another credit, begins the next."""
    found: list[Picture] = []
    again: dict[int, int] = {}
    for place in run:
        current = found[-1] if found else Picture()
        if verdicts[place].role == "caption":
            fits = current.caption < 0 and (current.credit >= 0)
            one = Picture(caption=place, credit=current.credit) if fits else Picture(caption=place)
        elif current.credit >= 0 and page[place].text == page[current.credit].text:
            again[place] = current.credit
            continue
        else:
            fits = current.credit < 0 and current.caption >= 0
            one = Picture(caption=current.caption, credit=place) if fits else Picture(credit=place)
        found[len(found) - fits :] = [one]
    return found, again


def pictures(page: Sequence[Signs], verdicts: Sequence[Verdict]) -> Pictures:
    """All pictures, each once: one whose caption was printed before is the same picture."""
    found: list[Picture] = []
    again: dict[int, int] = {}
    captions: dict[str, Picture] = {}
    for run in _runs(verdicts):
        of_run, repeated = _of_run(run, page, verdicts)
        again |= repeated
        for picture in of_run:
            words = page[picture.caption].text if picture.caption >= 0 else ""
            earlier = captions.get(words) if words else None
            if earlier is None:
                found.append(picture)
                captions.setdefault(words, picture)
                continue
            again[picture.caption] = earlier.caption
            if picture.credit >= 0:
                again[picture.credit] = max(earlier.credit, earlier.caption)
    return Pictures(found=tuple(found), again=again)


@cache
def _place_before_date(language: str) -> re.Pattern[str]:
    """A place at the end of what stands before a caption's date: "… in Damascus, "."""
    joined = any_of(phrases(language, "credits", "places")) or "(?!)"
    name = rf"{CAPITALISED}(?:[\s-](?:{CAPITALISED}|de|del|la|al|of|the))*"
    place = rf"(?<!\w)(?:{joined})\s+(?P<place>(?:the\s)?{name}(?:,\s{name}){{0,2}})"
    return re.compile(rf"{place}(?:\s\([^()]*\))?,?\s*(?:on\s+)?(?:[^\W\d_]+day,?\s)?$")


def _when_and_where(caption: str, language: str) -> tuple[str, str]:
    """The date and the place with which a caption ends; empty for what it doesn't say."""
    whole = [day for day in dates(caption, language=language) if day.whole]
    if not whole:
        return "", ""
    day = whole[-1]
    found = _place_before_date(language).search(caption[max(0, day.start - 90) : day.start])
    return day.iso, found["place"].strip(" ,") if found else ""


def _words(page: Sequence[Signs], picture: Picture) -> tuple[str, str]:
    """The caption without its credit, and the credit."""
    caption, credit = "", ""
    if picture.caption >= 0:
        block = page[picture.caption]
        caption = block.text
        if block.tail and block.tail.sure >= 0.7:
            caption, credit = block.text[: block.tail.start].rstrip(_STRAY), block.tail.name
        elif block.lead:
            caption, credit = block.text[block.lead.start :], block.lead.name
    if picture.credit >= 0:
        line = page[picture.credit]
        credit = (line.credit.name if line.credit else "") or line.text
    return caption, credit


def figure(page: Sequence[Signs], picture: Picture, *, language: str, after: int) -> Figure:
    """One picture as a figure that stands after so many blocks of the story."""
    caption, credit = _words(page, picture)
    date, place = _when_and_where(caption, language)
    caption = unwrapped(caption)
    return Figure(caption=caption, credit=credit, date=date, place=place, after=after)
