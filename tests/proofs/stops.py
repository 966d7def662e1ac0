"""An archive of which every build tells its work: what was parsed, planned, rendered, written, removed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsgen import edition
from newsgen.model import PagePlan
from proofs.archive import Archive, story
from proofs.histories import edit

LEAD = {"standfirst": '"What the page says first"'}
PAPER = {
    "a.md": story("Storm at sea", "2015-10-13", section="World", topics="[Sea]", figures="[storm.png]", **LEAD),
    "b.md": story("Harbour frozen", "2015-10-14", section="World", topics="[Sea, Ice]", byline="Ada Quill", **LEAD),
    "c.md": story("Ferry sails", "2015-10-15", section="World", figures="[lost.png]", body="As [told](b.md).", **LEAD),
    "d.md": story("A draw", "2015-11-01", section="Sport", **LEAD),
    "e.md": story("Old tale", section="World", **LEAD),
}
PAGES = 43
# About the whole archive, so planned whenever anything is: about, A–Z, days, two feeds, front, 404, OpenSearch.
WHOLE = 8
# Without data: of which edits change which of its files, `test_stops_of_data.py` tells.
ADDRESS = 'base_url = "https://post.example/"\n'
BASE = f'{ADDRESS}leave_out = ["data", "hosts"]\n'


class Work(NamedTuple):
    """What a build did, by number of pages and files."""

    parsed: int
    planned: int
    rendered: int
    written: int
    removed: int


class Counted:
    """Builds of an archive, with the pages counted that were planned."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.planned: list[str] = []
        self.written: list[str] = []
        self.removed: list[str] = []

    def noting(self, planner: Callable[..., Iterator[PagePlan]]) -> Callable[..., Iterator[PagePlan]]:
        """The same planner, with the addresses noted that come out of it."""

        def noted(*about: Any) -> Iterator[PagePlan]:
            for planned in planner(*about):
                self.planned.append(planned.url)
                yield planned

        return noted

    def build(self) -> Work:
        """Build, and say what was done to pages: of the search index other tests tell."""
        self.planned.clear()
        report = self.archive.build()
        pages = [
            change
            for change in report.changes
            if change.path == "search/index.html" or not change.path.startswith("search/")
        ]
        self.written, self.removed = (
            sorted(change.path for change in pages if (change.what == "removed") is away) for away in (False, True)
        )
        return Work(report.parsed, len(self.planned), report.rendered, len(self.written), len(self.removed))

    def after(self, *edits: tuple[str, ...]) -> Work:
        """Edit, build, and say what was done."""
        edit(self.archive, edits)
        return self.build()


def counted(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The archive, of which every build is counted from now on."""
    made = Counted(archive)
    for planner in ("plan", "replan"):
        monkeypatch.setattr(edition, planner, made.noting(getattr(edition, planner)))
    return made


def paper_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The paper, built once, without its data."""
    archive = Archive(folder / "archive", PAPER, settings='leave_out = ["data", "hosts"]\n')
    edit(archive, [("photo", "storm.png", "red")])
    made = counted(archive, monkeypatch)
    first = made.build()
    files = PAGES + 1 + sum(path.startswith("assets/") for path in made.written)  # pages, a photo, assets
    assert first == Work(5, PAGES, files, files, 0)
    return made


def changed(path: str, *words: tuple[str, str]) -> tuple[str, ...]:
    """An edit: an article of the paper with some words for others."""
    text = PAPER[path]
    for old, new in words:
        assert old in text
        text = text.replace(old, new)
    return "save", path, text
