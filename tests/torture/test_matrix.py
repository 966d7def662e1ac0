"""One tree of bytes, whatever the order of sets, the time zone, the language, the workers, the place and the past."""

import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from newsgen.digests import digest, digest_of
from proofs.crawl import files
from proofs.paper import built, copied
from proofs.rounds import Rounds

TURKISH = "tr_TR.UTF-8"  # where the capital of i is not I
PLAIN = "C.UTF-8"  # in its place where it is not installed


def installed(locale: str) -> bool:
    """Whether this machine has a locale."""
    known = subprocess.run(("locale", "-a"), capture_output=True, text=True, check=False).stdout
    return locale.lower().replace("-", "") in known.lower().replace("-", "").split()


LANGUAGE = TURKISH if installed(TURKISH) else PLAIN
MATRIX = tuple(
    product(
        ("0", "1", "random"),  # PYTHONHASHSEED
        ("UTC", "Pacific/Auckland"),  # TZ
        ("C", LANGUAGE),  # LC_ALL
        ("1", "2"),  # --jobs
        ("", "elsewhere"),  # the folder
        (True, False),  # over an earlier edition, or clean
    )
)


def tree(folder: Path) -> str:
    """One digest of all paths and bytes of a site."""
    return digest_of({path: digest((folder / path).read_bytes()) for path in sorted(files(folder))})


def earlier(root: Path) -> None:
    """Build the paper as it was before its articles were edited and its settings changed, then make it what it is."""
    now = {path: path.read_bytes() for path in (root / "newsgen.toml", *root.rglob("content/**/*.md"))}
    for path, data in now.items():
        path.write_bytes(data + (b"\n# Before.\n" if path.suffix == ".toml" else b"\nThis was taken out later.\n"))
    built(root)
    for path, data in now.items():
        path.write_bytes(data)


@pytest.mark.rounds("the same bytes in any surroundings", quick=0, full=len(MATRIX))
def test_one_tree(tmp_path: Path, rounds: Rounds):
    given = copied(tmp_path)
    edited = tmp_path / "edited"
    shutil.copytree(given, edited)
    expected = tree(built(given).folder)
    earlier(edited)
    root = tmp_path / "built"
    for number, _ in zip(rounds.numbers, rounds, strict=True):
        hashes, zone, locale, jobs, place, incremental = MATRIX[number - 1]
        where = root / place / "paper"
        ignored = () if incremental else ("public", ".newsgen")
        shutil.copytree(edited, where, ignore=shutil.ignore_patterns(*ignored))
        around = {"PYTHONHASHSEED": hashes, "TZ": zone, "LC_ALL": locale}
        command = (sys.executable, "-m", "newsgen", "build", "--quiet", "--site", str(where), "--jobs", jobs)
        subprocess.run(command, env={**os.environ, **around}, capture_output=True, check=False)
        found = tree(where / "public")
        rounds.note([] if found == expected else [found], around, jobs, place, incremental)
        rounds.struck["built over an earlier edition" if incremental else f"clean, in {LANGUAGE} or C"] += 1
        shutil.rmtree(root)
    rounds.hold()
