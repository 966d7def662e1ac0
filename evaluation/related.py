"""How well articles are told to be related, measured on texts that lie outside this repository.

    python evaluation/related.py FOLDER

FOLDER/corpora/reuters21578 holds an agency's stories of 1987 with topics given by its editors. Each story's nearest
older ones are found by the words alone, as its page shows them, and those counted that share a topic with it. Where
scikit-learn is installed, the same is done by TF-IDF of all words against all older stories, for comparison.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from time import process_time
from typing import Final, NamedTuple

from benchmarks.reuters import stories
from newsgen.catalog.gists import SHOWN, Ring, gist
from newsgen.model import Article, Block, Origin, When

MUST: Final = 0.65


class Told(NamedTuple):
    """A story, and what its editors said it is about."""

    article: Article
    topics: frozenset[str]


def told_by_time(folder: Path) -> list[Told]:
    """The stories with a topic and a date, oldest first."""
    known = sorted((story for story in stories(folder) if story.topics and story.moment), key=attrgetter("moment"))
    return [Told(_article(story.headline, story.text), frozenset(story.topics)) for story in known]


def _article(title: str, body: str) -> Article:
    blocks = (Block(kind="paragraph", html="", text=body, anchor="p1"),)
    return Article(id="", headline=title, slug="", language="en", direction="ltr", published=When(), body=blocks,
                   origin=Origin(path="", format=""))  # fmt: skip


def by_gists(gists: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Those of each that its page shows, in order."""
    ring = Ring()
    for number, said in enumerate(gists):
        yield [other - 1 for other in ring.near(said)]
        ring.add(number + 1, said)


def by_all_words(articles: Sequence[Article]) -> Iterator[list[int]]:
    """The nearest older ones of each by all words of all stories, weighed by how rare they are in all."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{one.headline} {one.body_text}" for one in articles]
    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    for number in range(matrix.shape[0]):
        scores = (matrix[:number] @ matrix[number].T).toarray().ravel() if number else []
        yield sorted(range(number), key=lambda other: (-scores[other], -other))[:SHOWN]


def right(told: Sequence[Told], lists: Iterable[list[int]]) -> tuple[int, int]:
    """How many have a topic of the story that they are listed under, and how many are listed."""
    shared = [bool(told[other].topics & told[number].topics) for number, some in enumerate(lists) for other in some]
    return sum(shared), len(shared)


def main(folder: Path) -> int:
    """Prints every figure; gives the exit status."""
    told = told_by_time(folder / "corpora" / "reuters21578")
    if not told:
        print(f"There is nothing to measure on: {folder / 'corpora' / 'reuters21578'} is not there.")
        return 2
    begun = process_time()
    made = [gist(story.article) for story in told]
    between = process_time()
    lists = list(by_gists(made))
    ended = process_time()
    found, listed = right(told, lists)
    of_five = found / (SHOWN * len(told))
    print(f"reuters21578: {len(told)} stories with topics")
    print(f"  P@{SHOWN} {of_five:.3f}, a place that stays empty counted as wrong; {MUST} promised")
    print(f"  {found / listed:.3f} of those that are listed share a topic; {listed / len(told):.1f} a story")
    making, comparing = (spent / len(told) * 1e6 for spent in (between - begun, ended - between))
    print(f"  {making:.0f} µs for a gist, {comparing:.0f} µs to compare")
    if find_spec("sklearn"):
        whole, _ = right(told, by_all_words([story.article for story in told]))
        print(f"  P@{SHOWN} {whole / (SHOWN * len(told)):.3f} by TF-IDF of all words")
    return int(of_five < MUST)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
