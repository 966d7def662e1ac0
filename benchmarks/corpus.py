"""Articles for every builder to build: the same bytes for the same number and seed, in any number of processes.

    python -m benchmarks.corpus 10000 FOLDER [--seed 1] [--jobs 2]

Each is some 600 words as a paper prints them: a headline, a summary, paragraphs of a few sentences, quotes with their
speakers, subheads, now and then a list, a block quote, a link out, a word in italics; in the front matter writers,
topics, a section, agencies and a photo. They lie at FOLDER/content/YYYY/MM/DD-slug.md, spread over 28 years.

Two things are as the builders can share them. Links lead out only, for each writes links inside its own way. Photos
are 48 files in FOLDER/images that articles take from, small ones: no peer measures photos or misses them, and with a
file of its own for each article newsgen would do work that the others do not.
"""

import argparse
import json
import multiprocessing
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from benchmarks.lexicon import AGENCIES, Lexicon, lexicon

FIRST: Final = datetime(1998, 1, 1, 6, tzinfo=UTC)
LAST: Final = datetime(2025, 12, 31, 18, tzinfo=UTC)
PHOTOS: Final = 48
BATCH: Final = 500


class Story(NamedTuple):
    """One article, before any builder's format."""

    title: str
    slug: str
    date: datetime
    summary: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    section: str
    agencies: tuple[str, ...]
    photo: str
    caption: str
    credit: str
    body: str

    @property
    def path(self) -> str:
        """Where it lies under content/."""
        return f"{self.date:%Y/%m/%d}-{self.slug}.md"


Form = Callable[[Story], str]


def story(number: int, total: int, *, seed: int = 1) -> Story:
    """The article of this number out of so many, by number from the oldest; one past the end is news of the last day.

    Each is drawn on its own, so that any process can write any of them.
    """
    chance, words = Random(f"{seed} {number}"), _words(seed)
    write = Writer(words, chance)
    title = write.headline(6, 11)
    return Story(
        title=title,
        slug=f"{_slug(title)}-{number:x}",
        date=_when(number, total, chance),
        summary=write.sentence(),
        authors=tuple(words.authors.different(chance, chance.choice((1, 1, 1, 2)))),
        tags=tuple(words.topics.different(chance, chance.choice((2, 3, 4)))),
        section=words.sections.draw(chance),
        agencies=tuple(chance.sample(AGENCIES, chance.choice((0, 1, 1, 2)))),
        photo=f"/images/photo-{chance.randrange(PHOTOS):02}.png",
        caption=write.sentence(),
        credit=write.person(),
        body=write.body(),
    )


class Writer:
    """Turns words into copy, one article's worth."""

    def __init__(self, words: Lexicon, chance: Random) -> None:
        self._words = words
        self._chance = chance
        self._running = self._text()

    def body(self) -> str:
        """Paragraphs and what stands between them, as Markdown."""
        chance = self._chance
        blocks = [self.paragraph() for _ in range(chance.randint(13, 17))]
        for place in chance.sample(range(len(blocks)), chance.choice((0, 1, 1, 2))):
            blocks[place] = self._marked(blocks[place], "[", f"](https://www.{chance.randrange(16**6):06x}.example/)")
        if chance.random() < 0.35:
            blocks[2] = self._marked(blocks[2], "*", "*")
        if chance.random() < 0.3:
            blocks.insert(chance.randint(3, 9), f"> {self._quote()}")
        if chance.random() < 0.06:
            blocks.insert(chance.randint(3, 9), "\n".join(f"- {self.sentence()}" for _ in range(4)))
        for place in range(5, 5 + 6 * chance.choice((1, 1, 2)), 6):
            blocks.insert(place, f"## {self.headline(3, 6)}")
        return "\n\n".join(blocks) + "\n"

    def headline(self, least: int, most: int) -> str:
        """A line without a full stop; now and then with a colon, or with words in quotation marks."""
        chance = self._chance
        words = self._words.nouns.several(chance, chance.randint(least, most))
        words[chance.randrange(1, len(words))] = chance.choice(("over", "after", "in", "and", "for", "as"))
        if chance.random() < 0.6:
            words[0] = self._words.places.draw(chance)
        if (dress := chance.random()) < 0.1:
            words[0] += ":"
        elif dress < 0.2:
            words[-1] = f"‘{words[-1]}’"
        return _capital(" ".join(words))

    def paragraph(self) -> str:
        """Two or three sentences, of some 40 words."""
        return " ".join(self.sentence() for _ in range(self._chance.choice((2, 3, 3))))

    def sentence(self) -> str:
        """A statement, or what somebody said."""
        if (kind := self._chance.random()) < 0.14:
            return self._quote()
        second = f", {self._clause()}" if kind < 0.55 else f" – {self._clause()}" if kind < 0.62 else ""
        return f"{_capital(self._clause())}{second}."

    def person(self) -> str:
        """A name."""
        return f"{self._words.first_names.draw(self._chance)} {self._words.last_names.draw(self._chance)}"

    def _quote(self) -> str:
        return f"“{_capital(self._clause())},” {self.person()} said."

    def _clause(self) -> str:
        chance = self._chance
        words = [next(self._running) for _ in range(chance.randint(6, 13))]
        place, kind = chance.randrange(len(words)), chance.random()
        if kind < 0.3:
            words[place] = self._words.places.draw(chance)
        elif kind < 0.5:
            words[place] = self.person()
        elif kind < 0.62:
            words[place] = chance.choice((f"{chance.randint(2, 98)}%", f"${chance.randint(1, 900)} million", "1,204"))
        elif kind < 0.69:
            words[place] += "’s"
        elif kind < 0.7:
            words[place] = "Bread & Roses"
        return " ".join(words)

    def _text(self) -> Iterator[str]:
        while True:  # drawn by the hundred, at a fifth of what it costs one by one
            yield from self._words.words.several(self._chance, 300)

    def _marked(self, paragraph: str, before: str, after: str) -> str:
        """The paragraph with two of its words between marks."""
        words = paragraph.split(" ")
        place = self._chance.randrange(1, len(words) - 3)
        words[place] = before + words[place]
        words[place + 1] += after
        return " ".join(words)


def markdown(story: Story) -> str:
    """The article with its front matter in YAML, as newsgen, Hugo and Eleventy read it."""
    lines = [
        "---",
        f"title: {_quoted(story.title)}",
        f"slug: {story.slug}",
        f"date: {story.date:%Y-%m-%dT%H:%M:%SZ}",
        f"summary: {_quoted(story.summary)}",
        "authors:",
        *(f"  - {author}" for author in story.authors),
        "tags:",
        *(f"  - {tag}" for tag in story.tags),
        f"section: {story.section}",
        f"agencies: [{', '.join(story.agencies)}]",
        "image:",
        f"  src: {story.photo}",
        f"  caption: {_quoted(story.caption)}",
        f"  credit: {_quoted(story.credit)}",
        "---",
    ]
    return "\n".join([*lines, "", story.body])


def write(folder: Path, total: int, *, seed: int = 1, jobs: int = 1, form: Form = markdown) -> int:
    """Lay the corpus out in a folder; gives the bytes of all its articles. `form` makes a file of a story."""
    _words(seed)  # once, before there are other processes
    batches = [range(start, min(start + BATCH, total)) for start in range(0, total, BATCH)]
    work = partial(_write_batch, folder / "content", total=total, seed=seed, form=form)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for number in range(PHOTOS):
        (folder / "images" / f"photo-{number:02}.png").write_bytes(photo(number))
    if jobs == 1 or len(batches) == 1:
        return sum(map(work, batches))
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return sum(pool.imap_unordered(work, batches))


def _write_batch(content: Path, numbers: Iterable[int], *, total: int, seed: int, form: Form) -> int:
    """A batch is of one or few months: each folder is made once."""
    stories = (story(number, total, seed=seed) for number in numbers)
    size = 0
    for month, those in groupby(stories, key=lambda one: f"{one.date:%Y/%m}"):
        (content / month).mkdir(parents=True, exist_ok=True)
        for one in those:
            size += (content / one.path).write_bytes(form(one).encode())
    return size


def photo(number: int) -> bytes:
    """A picture of 960 × 640, of one grey: a whole PNG of some 100 bytes."""
    wide, high = 960, 640
    rows = (b"\0" + bytes([number * 5 % 256]) * (wide // 8)) * high  # one bit a pixel
    head = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@cache
def _words(seed: int) -> Lexicon:
    return lexicon(seed)


def _when(number: int, total: int, chance: Random) -> datetime:
    """Evenly spread, in order of the numbers; what comes after the last is a minute later each."""
    step = (LAST - FIRST) / total
    if number >= total:
        return LAST + timedelta(minutes=number - total + 1)
    return (FIRST + step * (number + chance.random() * 0.99)).replace(microsecond=0)


def _slug(title: str) -> str:
    plain = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.lower())
    return "-".join(plain.split())[:70].strip("-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # which YAML reads as it is meant


def main() -> None:
    """Write a corpus from the command line."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description="Write a corpus of made-up news.")
    ask.add_argument("articles", type=int)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    asked = ask.parse_args()
    size = write(asked.folder, asked.articles, seed=asked.seed, jobs=asked.jobs)
    print(f"{asked.articles:,} articles, {size:,} bytes, in {asked.folder}")


if __name__ == "__main__":
    main()
