"""How well copies of a story are found, measured on texts that lie outside this repository.

    python evaluation/copies.py FOLDER

FOLDER/corpora holds texts of a news agency of 1987, with many updates of one story, and of a broadcaster. Of each text
of 150 words and more a copy is made as papers make them: cut, put into another order, reworded, and all of these. Then
all the texts are laid beside one another: how many copies are suspected and judged to be such, and what else is.
"""

import html
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Final

from newsgen.catalog.rows import pack
from newsgen.catalog.sketches import SHARED, STOCK, likeness, measured, sketch
from newsgen.model import Article, Block, Origin, When

Text = list[str]  # paragraphs
Change = Callable[[Text, random.Random], Text]

SOME: Final = 1500  # texts of each collection
FEWEST: Final = 150  # words
MUST: Final = 0.97  # of the copies that are edited in one way, together


def agency(folder: Path) -> Iterator[Text]:
    """The bodies of the agency's stories, whose paragraphs are indented."""
    for file in sorted(folder.glob("*.sgm")):
        for body in re.findall(r"<BODY>(.*?)</BODY>", file.read_text(encoding="latin-1"), re.DOTALL):
            yield [" ".join(html.unescape(some).split()) for some in re.split(r"\n {4}", body)]


def broadcaster(folder: Path) -> Iterator[Text]:
    """The paragraphs of the broadcaster's stories, without their headlines."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "PROVENANCE"):
        yield [line for line in file.read_text(encoding="utf-8", errors="replace").splitlines()[1:] if line.strip()]


def cut(text: Text, _dice: random.Random) -> Text:
    """The first six of ten words."""
    words = " ".join(text).split()
    return [" ".join(words[: len(words) * 6 // 10])]


def mixed(text: Text, dice: random.Random) -> Text:
    """The paragraphs in another order."""
    return dice.sample(text, len(text))


def reworded(text: Text, dice: random.Random) -> Text:
    """One word in ten another of the text's own."""
    words = " ".join(text).split()
    return [" ".join(dice.choice(words) if dice.random() < 0.1 else word for word in part.split()) for part in text]


def edited(text: Text, dice: random.Random) -> Text:
    """All of these."""
    return cut(mixed(reworded(text, dice), dice), dice)


CHANGES: Final[tuple[Change, ...]] = (cut, mixed, reworded, edited)


def article(text: Text) -> Article:
    """A text as the catalog has it."""
    body = tuple(Block(kind="paragraph", html="", text=part, anchor="") for part in text)
    return Article(id="", headline="", slug="", language="en", direction="ltr", published=_UNKNOWN, body=body,
                   origin=Origin(path="", format=""))  # fmt: skip


_UNKNOWN: Final = When()


def pairs(articles: list[Article]) -> set[tuple[int, int]]:
    """Which of these are versions of each other, by the catalog's own measures."""
    having: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(articles):
        for shingle in sketch(one):
            having[shingle].append(number)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        for pair in combinations(numbers, 2) if len(numbers) <= STOCK else ():
            counts[pair] += 1
    texts = {number: measured(pack(articles[number])) for pair in counts if counts[pair] >= SHARED for number in pair}
    return {pair for pair, count in counts.items() if count >= SHARED and likeness(*(texts[n] for n in pair)).alike}


def overlaps(articles: list[Article]) -> set[tuple[int, int]]:
    """The same by comparing all with all: what there is to be found."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    texts = [measured(pack(one)) for one in articles]
    for number, text in enumerate(texts):
        for run in text.runs:
            having[run].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        for pair in combinations(numbers, 2) if len(numbers) > 1 else ():
            shared[pair] += 1
    return {pair for pair, count in shared.items() if likeness(*(texts[n] for n in pair)).alike and count}


def found(texts: list[Text], change: Change) -> float:
    """The share of the texts whose copy is found among all."""
    dice = random.Random(7)
    together = [article(text) for text in texts] + [article(change(text, dice)) for text in texts]
    versions = pairs(together)
    return sum((number, number + len(texts)) in versions for number in range(len(texts))) / len(texts)


def main(folder: Path) -> int:
    """Prints every figure; gives the exit status."""
    missed = False
    for name, read in (("reuters21578", agency), ("bbc-fulltext", broadcaster)):
        place = folder / "corpora" / name
        texts = [text for text in read(place) if len(" ".join(text).split()) >= FEWEST][:SOME]
        if not texts:
            print(f"There is nothing to measure on: {place} is not there.")
            return 2
        print(f"{name}: {len(texts)} texts of {FEWEST} words and more")
        shares = {change: found(texts, change) for change in CHANGES}
        mean = sum(share for change, share in shares.items() if change is not edited) / (len(CHANGES) - 1)
        missed |= mean < MUST
        for change, share in shares.items():
            print(f"  {change.__name__:<10} {share:.3f} of the copies found")
        print(f"  one edit   {mean:.3f}, {MUST} promised")
        _as_they_are([article(text) for text in texts])
    return int(missed)


def _as_they_are(articles: list[Article]) -> None:
    there, seen = overlaps(articles), pairs(articles)
    right = len(there & seen)
    print(f"  as they are: {len(there)} pairs share half of the shorter text, {right} are found, {len(seen)} named")
    begun = process_time()
    for one in articles:
        sketch(one)
    words = sum(len(one.body_text.split()) for one in articles)
    spent = (process_time() - begun) / words
    print(f"  {spent * 600e6:.0f} µs for the sketch of 600 words")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
