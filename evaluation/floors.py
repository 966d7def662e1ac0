"""How well raw texts are read, measured on a collection of labelled ones that lies outside this repository.

    python evaluation/floors.py FOLDER

FOLDER holds `eval/score_reading.py`, which scores, and `corpora/`, which has what it scores. What is promised and what
is seen is printed as a table; a figure that has fallen makes the exit status 1. Then all raw texts there are built into
one archive, in which every text must end as published, refused, a draft or a duplicate, and no link may be broken.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from scores import figures
from targets import TARGETS, fallen, table

from newsgen.build import build
from newsgen.config import load
from proofs.crawl import broken

RAW = ("bbc-fulltext", "labelled/dev.jsonl")


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
    found = {gold: figures(folder, gold) for gold in dict.fromkeys(target.gold for target in TARGETS)}
    print("\n".join(table(found)), end="\n\n")
    wrong = [*fallen(found), *lost(folder)]
    print("\n".join(wrong) or "No figure has fallen, and every text came to its end.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
