"""The whole way, on one screen: content is taken in, the site planned, what is new printed and published."""

from collections.abc import Iterable, Iterator
from itertools import chain
from time import perf_counter

from msgspec.structs import replace

from newsgen.catalog.queries import Shelf, photo_of
from newsgen.catalog.store import Catalog
from newsgen.checks import planned_problems
from newsgen.config import Config
from newsgen.desks import PressDesk
from newsgen.intake import Intake, Progress, take_in, told
from newsgen.model import PagePlan, Site
from newsgen.plan.desk import Desk, site_facts
from newsgen.plan.plan import plan
from newsgen.problems import NotPublished, Problem
from newsgen.render.press import Press
from newsgen.report import Report
from newsgen.site import addresses
from newsgen.site.lock import lock
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.publish import publish
from newsgen.site.staging import Staging
from newsgen.workers import run

CATALOG = "catalog.db"


def build(
    config: Config,
    *,
    jobs: int = 0,
    clean: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the site up to date with its content, and say what was done.

    `jobs` is the number of processes, 0 for one a core; `clean` forgets all that was remembered; with `strict` any
    problem leaves the old site as it stood. `progress(stage, done, total)` is called as work goes on. Raises
    ConfigError when there is no content folder, NotPublished when the output cannot be written, Locked when another
    run is at work.
    """
    begun = perf_counter()
    telling = progress or _silent
    with lock(config.memory_dir):
        if clean:
            Catalog.forget(config.memory_dir / CATALOG)
        with Catalog(config.memory_dir / CATALOG) as catalog:
            intake = take_in(config, catalog, jobs=jobs, progress=telling)
        with Shelf(config.memory_dir / CATALOG) as shelf, Manifest(config.memory_dir, config.output_dir) as manifest:
            if clean:
                manifest.forget()
            report = _print(config, shelf, manifest, intake, jobs=jobs, strict=strict, progress=telling)
    return replace(report, seconds=round(perf_counter() - begun, 3))


def check(config: Config, *, jobs: int = 0, progress: Progress | None = None) -> Report:
    """Everything that is wrong with content, settings and links; nothing is published."""
    begun = perf_counter()
    with lock(config.memory_dir):
        with Catalog(config.memory_dir / CATALOG) as catalog:
            intake = take_in(config, catalog, jobs=jobs, progress=progress or _silent)
        with Shelf(config.memory_dir / CATALOG) as shelf, Manifest(config.memory_dir, config.output_dir) as manifest:
            press = Press(config.templates_dir, config.memory_dir / "templates")
            site = site_facts(shelf, config, assets=press.asset_paths())
            taken = manifest.compare(_planned(Desk(shelf, config, site, press.fingerprint), press))
            problems = (*intake.report.problems, *planned_problems(config, shelf, manifest, taken))
            pages, _ = manifest.counts()
    return replace(intake.report, pages=pages, problems=problems, seconds=round(perf_counter() - begun, 3))


def _print(
    config: Config,
    shelf: Shelf,
    manifest: Manifest,
    intake: Intake,
    *,
    jobs: int,
    strict: bool,
    progress: Progress,
) -> Report:
    """Plan, print what is stale, publish it; or, where that may not be, say why the site stands as it stood."""
    press = Press(config.templates_dir, config.memory_dir / "templates")
    site = site_facts(shelf, config, assets=press.asset_paths())
    progress("Planning", 0, 0)
    taken = manifest.compare(_planned(Desk(shelf, config, site, press.fingerprint), press))
    pages, files = manifest.counts()
    problems = (*intake.report.problems, *planned_problems(config, shelf, manifest, taken))
    report = replace(intake.report, pages=pages, problems=problems)
    if _nothing_to_publish(report, strict=strict):
        return replace(report, kept=True, unchanged=files)

    staging = Staging(config.output_dir)
    staging.clear()
    printed, failed = _press(config, site, manifest, jobs=jobs, progress=progress)
    if failed:
        staging.clear()
        return replace(report, kept=True, unchanged=files, problems=(*problems, *failed))
    progress("Publishing", 0, 0)
    try:
        addresses.add(config.content_dir, intake.minted)
        changes = publish(printed, manifest, staging, config.output_dir, gone=manifest.gone())
    except OSError as error:
        raise NotPublished(_unwritable(error, config)) from error
    written = sum(page.changed for page in printed)
    return replace(
        report,
        rendered=len(printed),
        written=written,
        removed=len(changes) - written,
        unchanged=files - written,
        changes=changes,
    )


def _press(
    config: Config, site: Site, manifest: Manifest, *, jobs: int, progress: Progress
) -> tuple[list[Printed], tuple[Problem, ...]]:
    """What was printed, and, each once, the problems of the pages that could not be."""
    stale = list(manifest.stale())
    desk = PressDesk(config, site, str(config.memory_dir / CATALOG))
    printed: list[Printed] = []
    failed: dict[str, Problem] = {}
    for result in told(run(desk.open, stale, jobs=jobs, lost=desk.lost), "Printing", len(stale), progress):
        if isinstance(result, Problem):
            failed.setdefault(str(result), result)
        else:
            printed.append(result)
    return printed, tuple(failed.values())


def _planned(desk: Desk, press: Press) -> Iterator[PagePlan]:
    """Every file of the site: pages, photos, assets."""
    photos: Iterable[PagePlan] = (
        PagePlan(url=photo.url, kind="photo", key=photo.path, order=0, fingerprint=photo.digest)
        for photo in map(photo_of, desk.shelf.photos())
    )
    assets = (
        PagePlan(url=asset.path, kind="asset", key=asset.path, order=0, fingerprint=asset.digest)
        for asset in press.assets()
    )
    return chain(photos, assets, plan(desk))


def _nothing_to_publish(report: Report, *, strict: bool) -> bool:
    """Whether the old site must stand: sources without a single article, or any problem where none is allowed."""
    return (report.sources > 0 and report.published == 0) or (strict and report.exit_code(strict=True) != 0)


def _unwritable(error: OSError, config: Config) -> Problem:
    return Problem(
        rule="site/write",
        path=str(error.filename2 or error.filename or config.output_dir),
        message=f"It cannot be written: {error.strerror}.",
        mend="Make room or give leave to write there, then build again: what stands half is healed.",
    )


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody is watching."""
