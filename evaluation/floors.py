"""How well raw texts are read, measured on a collection of labelled ones that lies outside this repository.

    python evaluation/floors.py FOLDER

FOLDER holds `eval/score_reading.py`, which scores, and `corpora/`, which has what it scores. Each figure has a
floor: below it the exit status is 1. Then all raw texts there are built into one archive, in which every text
must end as published, refused, a draft or a duplicate, and no link may be broken.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsgen.build import build
from newsgen.config import load
from proofs.crawl import broken


class Score(NamedTuple):
    """One run of the scorer, and what its figures may not fall below."""

    task: str
    gold: str
    floors: dict[str, float]


SCORES = (
    Score(
        "roles",
        "labelled/dev.jsonl",
        {"accuracy": 0.86, "fields.headline": 1.0, "fields.no date made up": 1.0, "answered": 1.0},
    ),
    Score("quotes", "quotes-polnear/dev-train.jsonl", {"joint_f1": 0.78, "answered": 1.0}),
    Score("quotes", "quotes-de-wikinews/dev-train.jsonl", {"answered": 1.0}),
)
RAW = ("bbc-fulltext", "labelled/dev.jsonl")


def figures(folder: Path, score: Score) -> dict[str, float]:
    """The scorer's figures by name, those inside others joined by a full stop."""
    gold = folder / "corpora" / score.gold
    explain = ("newsgen", "explain", "--json")
    command = (sys.executable, str(folder / "eval" / "score_reading.py"), score.task, str(gold), "--", *explain)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    print(done.stdout)
    return dict(_flat(json.loads(done.stdout.splitlines()[-1])))


def _flat(tree: dict[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            yield f"{prefix}{name}", float(value)


def fallen(folder: Path) -> list[str]:
    """Every figure that is below its floor."""
    found = [(score, figures(folder, score)) for score in SCORES]
    return [
        f"{score.task} on {score.gold}: {name} is {got.get(name, 0.0):.4f}, below {floor}"
        for score, got in found
        for name, floor in score.floors.items()
        if got.get(name, 0.0) < floor
    ]


def lost(folder: Path) -> list[str]:
    """What is wrong with an archive of all the raw texts: a text without an end, a broken link, a second thought."""
    with tempfile.TemporaryDirectory() as root:
        _lay_out(folder / "corpora", Path(root, "content"))
        config = load(Path(root))
        first, second = build(config), build(config)
        print(f"{first.sources} texts: {first.published} published, {first.refused} refused, ", end="")
        print(f"{first.drafts} drafts, {first.duplicates} duplicates; {first.pages} pages in {first.seconds} s")
        ends = first.published + first.refused + first.drafts + first.duplicates
        wrong = [f"{first.sources} texts went in, {ends} came to an end"] * (first.sources != ends)
        wrong += [f"a second build wrote {second.written} files"] * bool(second.written or second.removed)
        return [*wrong, *broken(config.output_dir)]


def _lay_out(corpora: Path, content: Path) -> None:
    shutil.copytree(corpora / RAW[0], content / "plain", ignore=lambda _, names: _others(names))
    labelled = content / "labelled"
    labelled.mkdir()
    for number, line in enumerate((corpora / RAW[1]).read_text(encoding="utf-8").splitlines()):
        (labelled / f"{number:03}.txt").write_text(json.loads(line)["text"], encoding="utf-8")


def _others(names: list[str]) -> list[str]:
    return [name for name in names if Path(name).suffix not in ("", ".txt") or name.isupper()]


def main(folder: Path) -> int:
    """Prints every figure and what is wrong; gives the exit status."""
    if not (folder / "eval" / "score_reading.py").is_file():
        print(f"There is nothing to measure on: {folder} has no eval/score_reading.py and no corpora/.")
        return 2
    wrong = [*fallen(folder), *lost(folder)]
    print("\n".join(wrong) or "Every figure is at its floor or above, and every text came to its end.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
