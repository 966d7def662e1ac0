"""The figures of a reading: how well labelled texts were read, whole and in two parts.

The texts of a fifth of the publishers are kept out of tuning: nobody looks at what is wrong with them. Which those are
hangs on the publisher's name alone, so that it never changes.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import naming

Figures = dict[str, float]
Rows = list[dict[str, Any]]

PARTS: Final = ("all", "tuned", "kept out")
ONE_IN: Final = 5


class Gold(NamedTuple):
    """Labelled texts, and what is asked of them."""

    task: str  # of the scorer; "bounds" and "names" are ours
    file: str  # under corpora/
    publisher: str = ""  # the key that names it; without, texts are kept out one by one


def part_of(row: dict[str, Any], gold: Gold) -> str:
    """Which of `PARTS` a text belongs to, beside all."""
    name = str(row[gold.publisher] if gold.publisher else row["id"])
    return "tuned" if int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % ONE_IN else "kept out"


def figures(folder: Path, gold: Gold) -> dict[str, Figures]:
    """Part → its figures by name, those inside others joined by a full stop."""
    file = folder / "corpora" / gold.file
    rows = naming.rows(file) if gold.task == "names" else _lines(file)
    ours = {"bounds": bounds, "names": naming.score}
    score = ours.get(gold.task) or _scored(folder, gold.task)
    parts = {part: [row for row in rows if part in ("all", part_of(row, gold))] for part in PARTS}
    return {part: score(some) for part, some in parts.items()}


def _lines(file: Path) -> Rows:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _scored(folder: Path, task: str) -> Callable[[Rows], Figures]:
    def score(rows: Rows) -> Figures:
        with tempfile.TemporaryDirectory() as place:
            file = Path(place, "gold.jsonl")
            file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
            explain = ("newsgen", "explain", "--json")
            command = (sys.executable, str(folder / "eval" / "score_reading.py"), task, str(file), "--", *explain)
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
        return dict(_flat(json.loads(done.stdout.splitlines()[-1])))

    return score


def _flat(tree: dict[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            yield f"{prefix}{name}", float(value)


def bounds(rows: Rows) -> Figures:
    """How often the bounds of an unprinted date hold the day on which the text came out; how many have any."""
    held = told = 0
    for row, published in zip(rows, _read_dates([row["text"] for row in rows]), strict=True):
        if not published["value"] and (published["earliest"] or published["latest"]):
            told += 1
            day = row["published"][:10]
            held += (published["earliest"] or day) <= day <= (published["latest"] or day)
    return {"held": held / (told or 1), "share": told / len(rows)}


def _read_dates(texts: list[str]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as place:
        files = [Path(place, f"{number:05}.txt") for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        command = ("newsgen", "explain", "--json", *map(str, files))
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    return [json.loads(line)["fields"]["published"] for line in done.stdout.splitlines()]
