"""The golden paper, built: what most of the gates look at."""

import shutil
from functools import cached_property
from pathlib import Path

from newsgen.build import build
from newsgen.catalog.queries import Shelf
from newsgen.config import Config, load
from newsgen.model import Article
from newsgen.report import Report
from proofs import PAPER
from proofs.examples import examples


class Built:
    """An archive and its site after a build."""

    def __init__(self, config: Config, report: Report) -> None:
        self.config = config
        self.report = report

    @property
    def folder(self) -> Path:
        """Where its site stands."""
        return self.config.output_dir

    def text(self, path: str) -> str:
        """What one file of the site holds."""
        return (self.folder / path).read_text(encoding="utf-8")

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The site paths of all its HTML pages, in the order of the alphabet."""
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")))

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Site path → the article that stands there, in the order of the alphabet."""
        with Shelf(self.config.memory_dir / "catalog.db") as shelf:
            found = {
                shelf.address(mark.id): shelf.spread(mark.id).article for mark in list(shelf.article_marks(threshold=1))
            }
        return dict(sorted(found.items()))

    @cached_property
    def examples(self) -> dict[str, str]:
        """Kind of page → the site path of the largest of that kind."""
        return examples((path, self.text(path)) for path in self.pages)

    def example(self, kind: str) -> str:
        """The site path of a page of this kind, of which the golden paper must have one."""
        assert kind in self.examples, f"the golden paper has no page of the kind {kind!r}"
        return self.examples[kind]


def copied(folder: Path) -> Path:
    """A copy of the golden paper's archive in this folder, without anything that a build left there."""
    root = folder / "paper"
    shutil.copytree(PAPER, root, ignore=shutil.ignore_patterns("public", ".newsgen"))
    return root


def built(root: Path) -> Built:
    """The archive in this folder, built."""
    config = load(root)
    return Built(config, build(config))
