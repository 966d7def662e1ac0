"""The same content gives the same bytes: anywhere, at any time, in any order, and however often."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.digests import digest
from proofs.crawl import files
from proofs.paper import built, copied

# Each differs from this process in the order of sets, the time zone, the language and the number of workers.
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "Pacific/Apia", "LC_ALL": "C", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
)


def digests(folder: Path) -> dict[str, str]:
    """Site path → digest of every file that was published."""
    return {path: digest((folder / path).read_bytes()) for path in sorted(files(folder))}


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda each: each["TZ"])
def test_in_any_surroundings(paper, tmp_path, surroundings):
    root = copied(tmp_path)
    command = (sys.executable, "-m", "newsgen", "build", "--quiet", "--site", str(root), "--jobs", "2")
    done = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, text=True)
    assert done.returncode == paper.report.exit_code(), done.stdout + done.stderr
    assert digests(root / "public") == digests(paper.folder)


def test_in_any_order_of_the_disk(paper, tmp_path):
    """The files are written last name first, so that a listing and the dates of the files come out otherwise."""
    given, root = copied(tmp_path), tmp_path / "reversed"
    for path in sorted((path for path in given.rglob("*") if path.is_file()), reverse=True):
        copy = root / path.relative_to(given)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    assert digests(built(root).folder) == digests(paper.folder)


def test_a_second_build_writes_nothing(tmp_path):
    root = copied(tmp_path)
    first = built(root)
    before = digests(first.folder)
    second = built(root)
    assert (second.report.parsed, second.report.rendered, second.report.written) == (0, 0, 0)
    assert second.report.removed == 0
    assert second.report.pages == first.report.pages
    assert digests(second.folder) == before


def test_the_memory_may_be_lost(paper, tmp_path):
    """Without .newsgen/ the whole site is made anew, to the same bytes and at the same addresses."""
    root = copied(tmp_path)
    built(root)
    shutil.rmtree(root / ".newsgen")
    assert digests(built(root).folder) == digests(paper.folder)
