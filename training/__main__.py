"""Makes the weights, or checks that those that come with newsgen are what would be made."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from training.labels import labels, with_labels
from training.markup import pages
from training.plain import plain
from training.rows import rows
from training.texts import LABELLED, Text, kept_out, labelled
from training.trial import gives, report, temperature, trials
from training.weights import learn, written

FILE: Final = Path(__file__).parents[1] / "src/newsgen/articles/reading/weights.json"


def texts(shared: Path) -> tuple[list[Text], list[Text]]:
    """The texts that people labelled and the pages, but for those of publishers that are kept out."""
    by_hand = list(labelled(shared))
    out = {text.publisher for text in by_hand if kept_out(text.publisher)}
    names = frozenset(
        json.loads(line)["source_file"].removesuffix(".gz").removesuffix(".html")
        for line in (shared / LABELLED).read_text(encoding="utf-8").splitlines()
    )
    found = with_labels(pages(shared, names), labels())
    return [text for text in by_hand if text.publisher not in out], [text for text in found if not _of(text, out)]


def _of(text: Text, publishers: set[str]) -> bool:
    """Whether a text is of one of these publishers, or of a part of theirs ("sport.example.com")."""
    return any(f".{text.publisher}".endswith(f".{publisher}") for publisher in publishers)


def made(shared: Path) -> bytes:
    """The weights as a file; what is learnt on the way is printed."""
    by_hand, found = texts(shared)
    names = frozenset(text.id for text in by_hand)
    stories = list(plain(shared))
    data = list(rows((*by_hand, *found, *stories)))
    print(f"{len(by_hand)} labelled texts, {len(found)} pages, {len(stories)} plain texts: {len(data)} blocks")
    seen = trials(data, names)
    degree = temperature(seen)
    seen = [trial._replace(scale=replace(trial.scale, temperature=degree)) for trial in seen]
    given = gives(seen)
    print("\n".join(report(seen, given, names)))
    return written(learn(data, names, given, degree))


def main(given: Sequence[str] | None = None) -> int:
    """The exit status: 0, or 1 where a check fails, or 2 where there is nothing to learn from."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("folder", type=Path, help="a folder with corpora/ in it")
    options.add_argument("--check", action="store_true", help="write nothing; say whether the weights would change")
    asked = options.parse_args(given)
    if not (asked.folder / LABELLED).is_file():
        print(f"There is nothing to learn from: {asked.folder} has no {LABELLED}.")
        return 2
    weights = made(asked.folder)
    if asked.check:
        same = FILE.read_bytes() == weights
        print("The weights are the same, byte for byte." if same else f"{FILE.name} would change: make train")
        return int(not same)
    FILE.write_bytes(weights)
    print(f"{FILE.name}: {len(weights)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
