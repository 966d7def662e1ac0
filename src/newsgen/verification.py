"""A look at the whole archive: whether everything is as the last build left it.

The site against the memory of what was put there, every source against the digest that it was read under, every
original and every kept state against its name. Nothing is changed, and nothing of it rests on dates.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from msgspec.json import decode
from msgspec.structs import replace

from newsgen import digests, revisions_folder
from newsgen.articles.sources import OURS
from newsgen.build import build
from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.config import Config
from newsgen.importing import ORIGINALS
from newsgen.intake import Progress
from newsgen.problems import ConfigError, Problem
from newsgen.retraction import is_own_theme
from newsgen.site import inventory
from newsgen.site.absence import sought, traces
from newsgen.site.inventory import File
from newsgen.site.lock import lock
from newsgen.site.memory import facts_of
from newsgen.verdict import Finding, Verdict

SITE: Final = "public"  # the site that is made anew


def verify(config: Config, *, rebuild: bool = False, progress: Progress | None = None) -> Verdict:
    """Every file that is not as the last build left it; with `rebuild` every page, too, that would be made otherwise.

    Raises ConfigError where no site stands, Locked when another run is at work.
    """
    begun = perf_counter()
    told = progress or (lambda _stage, _done, _total: None)
    with lock(config.memory_dir):
        files = inventory.known(config.memory_dir, config.output_dir)
        if not files or not (config.memory_dir / FILE).exists():
            raise ConfigError(_nothing(config))
        look = partial(_of, told, "Looking through the site", files)
        found = [*inventory.inventory(config.memory_dir, config.output_dir, told=look)]
        with Shelf(config.memory_dir / FILE) as shelf:
            sources, originals = [*_sources(config, shelf)], [*_originals(config, shelf)]
            found += _withdrawn(config, shelf, told)
        for some in (sources, originals):
            found += inventory.altered(some, told=partial(_of, told, "Looking through sources", len(some)))
        found += _revisions(config)
        if rebuild:
            found += _rebuilt(config, {each.path for each in found}, told)
    return Verdict(
        files=files,
        sources=len(sources),
        originals=len(originals),
        rebuilt=rebuild,
        seconds=round(perf_counter() - begun, 3),
        findings=tuple(found),
    )


def _sources(config: Config, shelf: Shelf) -> Iterator[File]:
    for path, sha256 in shelf.sources():
        yield File(config.content_dir / path, sha256, f"{config.content_dir.name}/{path}")


def _originals(config: Config, shelf: Shelf) -> Iterator[File]:
    """Those of imported articles; an archive without the folder keeps them elsewhere, or not at all."""
    folder = Path(config.root, ORIGINALS)
    kept = {file.name.partition(".")[0]: file for file in folder.rglob("*") if file.is_file()}
    for sha256 in sorted({sha256 for _, sha256 in shelf.imported()} if folder.is_dir() else ()):
        file = kept.get(sha256, folder / sha256)
        yield File(file, sha256, file.relative_to(config.root).as_posix())


def _revisions(config: Config) -> Iterator[Finding]:
    """Every file of `revisions/` whose bytes are not those that its name tells, or whose name tells none."""
    root = Path(config.root)
    kept = {each.path: each.digest for states in revisions_folder.listed(root).values() for each in states}
    for name in revisions_folder.files(root):
        path = f"{revisions_folder.FOLDER}/{name}"
        if path not in kept:
            yield Finding(what="foreign", path=path)
        elif not digests.sha256((root / path).read_bytes()).startswith(kept[path]):
            yield Finding(what="changed", path=path)


def _withdrawn(config: Config, shelf: Shelf, told: Progress) -> Iterator[Finding]:
    """Every file in which something stands that was taken back, but for names that others have a right to."""
    excused = decode(facts_of(config.memory_dir, config.output_dir).get("excused") or "[]", type=list[str])
    looked_for = [one for one in sought(shelf.withheld()) if one.withheld.path not in excused]
    if looked_for:
        told("Looking for what was withdrawn", 0, 0)
        there = inventory.there(config.memory_dir, config.output_dir)
        told_by = (each for each in there if not is_own_theme(config, each[0]))
        for url in dict.fromkeys(trace.url for trace in traces(told_by, looked_for)):
            yield Finding(what="withdrawn", path=f"{config.output_dir.name}/{url}")


def _rebuilt(config: Config, known: set[str], told: Progress) -> Iterator[Finding]:
    with _twin(config) as twin:
        build(twin, telling=False, progress=told)
        for each in inventory.unlike(
            config.memory_dir, config.output_dir, twin.memory_dir, twin.output_dir,
            told=partial(_of, told, "Comparing", 0),
        ):  # fmt: skip
            if each.path not in known:
                yield each


@contextmanager
def _twin(config: Config) -> Iterator[Config]:
    """The same archive in a folder of its own that remembers nothing; its files are the archive's own, not copies."""
    with TemporaryDirectory(dir=config.memory_dir, prefix="twin-") as name:
        root = Path(name)
        for folder in (config.content_dir, config.templates_dir, Path(config.root, revisions_folder.FOLDER)):
            if folder.is_dir():
                shutil.copytree(folder, root / folder.relative_to(config.root), copy_function=_linked)
        for file in Path(config.root).iterdir():
            if file.is_file():
                shutil.copy(file, root)
        yield replace(config, root=str(root), output=SITE)


def _linked(file: str, copy: str) -> None:
    """The same file under another name, where the disk can do that; but a copy of what a build writes into."""
    try:
        if Path(file).name not in OURS:
            os.link(file, copy)
            return
    except OSError:
        pass
    shutil.copy2(file, copy)


def _of(told: Progress, stage: str, total: int, done: int) -> None:
    told(stage, done, total)


def _nothing(config: Config) -> Problem:
    return Problem(
        rule="verify/nothing",
        path=str(config.output_dir),
        message="There is no site that this version of newsgen remembers to have built.",
        mend="Run `newsgen build`.",
    )
