"""The whole way, on one screen: content is taken in, the site planned, what is new printed and published."""

from collections.abc import Collection
from functools import partial
from time import perf_counter

from msgspec.structs import replace

from newsgen import clock
from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.catalog.store import Catalog
from newsgen.config import Config
from newsgen.darkroom import Darkroom
from newsgen.edition import Edition
from newsgen.intake import Progress, take_in
from newsgen.report import Report
from newsgen.site.lock import lock
from newsgen.site.manifest import Manifest
from newsgen.site.pace import note
from newsgen.workers import run


def build(
    config: Config,
    *,
    jobs: int = 0,
    batch: int = 200,
    clean: bool = False,
    strict: bool = False,
    compact: bool = False,
    telling: bool = True,
    only: Collection[str] | None = None,
    now: str = "",
    progress: Progress | None = None,
) -> Report:
    """Bring the site up to date with its content, and say what was done.

    `jobs` is the number of processes, 0 for one a core, each given `batch` things at a time; `clean` forgets all that
    was remembered, `compact` makes the search index anew; with `strict` any problem leaves the old site as it stood.
    Without `telling`, `Report.changes` stays empty. `only` names what can have changed in content/: files
    ("2015/10/storm.md"), or folders whose listings can be others ("2015/10/"). What is embargoed up to the moment
    `now`, that of the call where none is given, is published. `progress(stage, done, total)` is
    called as work goes on. Raises ConfigError when there is no content folder, NotPublished when the output cannot be
    written, Locked when another run is at work.
    """
    begun = perf_counter()
    hands = partial(run, jobs=jobs, batch=batch)
    told = progress or _silent
    with lock(config.memory_dir):
        if clean:
            Catalog.forget(config.memory_dir / FILE)
            Darkroom(config).kept.forget()
        with Catalog(config.memory_dir / FILE) as catalog:
            moment = now or clock.now()
            intake = take_in(config, catalog, hands=hands, progress=told, now=moment, only=only, publishing=True)
        with Shelf(config.memory_dir / FILE) as shelf, Manifest(config.memory_dir, config.output_dir) as manifest:
            if clean:
                manifest.forget()
            edition = Edition(config, shelf, manifest, intake, strict=strict, telling=telling, progress=told)
            report = edition.print(hands, bind=clean or compact, apart=jobs != 1)
        seconds = perf_counter() - begun
        if not report.kept and report.parsed == report.sources and report.rendered >= report.pages:
            note(config.memory_dir, config.output_dir, seconds)
    return replace(report, seconds=round(seconds, 3))


def check(config: Config, *, jobs: int = 0, progress: Progress | None = None) -> Report:
    """Everything that is wrong with content, settings and links; nothing is published."""
    begun = perf_counter()
    telling = progress or _silent
    with lock(config.memory_dir):
        with Catalog(config.memory_dir / FILE) as catalog:
            intake = take_in(config, catalog, hands=partial(run, jobs=jobs), progress=telling, now=clock.now())
        with Shelf(config.memory_dir / FILE) as shelf, Manifest(config.memory_dir, config.output_dir) as manifest:
            report = Edition(config, shelf, manifest, intake, progress=telling).proof()
    return replace(report, seconds=round(perf_counter() - begun, 3))


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody is watching."""
