"""One edition: the site as it stands, brought to what the catalog holds.

Three ways, from the least work to the most. When neither the catalog nor anything else that shapes pages has changed
since the last edition, it stands as it stands. When only articles have, the scopes that they touched are planned anew.
Else everything is planned; what must be printed goes to the press while the rest is still being planned.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from msgspec.json import decode, encode
from msgspec.structs import replace

import newsgen
from newsgen import search
from newsgen.articles.folders import rules_at
from newsgen.catalog.queries import Shelf, photo_of
from newsgen.catalog.schema import FILE
from newsgen.catalog.store import note_published
from newsgen.checks import planned_problems
from newsgen.config import Config
from newsgen.darkroom import Darkroom
from newsgen.desks import PressDesk
from newsgen.digests import digest_of
from newsgen.intake import Hands, Intake, Progress, told
from newsgen.model import PagePlan, Site
from newsgen.plan.desk import Desk, site_facts
from newsgen.plan.plan import plan, planned_whole, replan, versions
from newsgen.plugins import DOORS, files
from newsgen.problems import NotPublished, Problem
from newsgen.render.glance import glance
from newsgen.render.press import Press, press_at
from newsgen.render.theme import default_theme
from newsgen.report import Report
from newsgen.site import addresses
from newsgen.site.manifest import ANY, Manifest, Printed, Stale
from newsgen.site.publish import Published, publish
from newsgen.site.seals import seal, seals
from newsgen.site.staging import Staging
from newsgen.unchanged import remembered

ASSET: Final = 0  # places in publishing: what pages lead to comes first, what leads to pages last
FEED: Final = 3


class Edition:
    """One run of the press: the site as it stands, brought to what the catalog holds."""

    def __init__(
        self,
        config: Config,
        shelf: Shelf,
        manifest: Manifest,
        intake: Intake,
        *,
        progress: Progress,
        strict: bool = False,
        telling: bool = True,
    ) -> None:
        self._config, self._shelf, self._manifest, self._intake = config, shelf, manifest, intake
        self._strict, self._telling, self._progress = strict, telling, progress
        self._search = search.Search(config.memory_dir, shelf) if config.search else None
        self._basis = _basis(config, shelf)
        self._failed: dict[str, Problem] = {}

    def print(self, hands: Hands, *, bind: bool = False, apart: bool = False) -> Report:
        """Plan, print what is stale, publish it; or, where that may not be, say why the site stands as it stood.

        With `bind` the search index is made anew; `apart`, in a process of its own where that pays.
        """
        report = self._intake.report
        staging = Staging(self._config.output_dir)
        staging.clear()
        if self._nothing_to_publish(report):
            return replace(report, kept=True, pages=int(self._manifest.fact("pages") or 0))
        same = all(self._manifest.fact(name) == value for name, value in self._basis.items())
        if same and not bind:
            return self._as_it_stands(report)
        if self._search is None:
            return self._printed_anew(staging, report, hands)
        self._search.begin(anew=bind, apart=apart)
        try:
            return self._printed_anew(staging, report, hands)
        finally:
            self._search.stop()

    def _printed_anew(self, staging: Staging, report: Report, hands: Hands) -> Report:
        self._progress("Planning", 0, 0)
        press = press_at(self._config)
        site = site_facts(self._shelf, self._config, assets=press.asset_paths())
        desk = Desk(self._shelf, self._config, site, press.fingerprint)
        stale = self._stale(desk, press)
        if self._strict:
            # Nothing is printed in vain: whatever is wrong with the plan shows before.
            stale = self._waiting(stale)
            if self._nothing_to_publish(self._planned_report(report)):
                return replace(self._planned_report(report), kept=True, unchanged=self._manifest.counts()[1])
        rendered, written = self._manifest.take(self._printed(stale, site, hands))
        if not self._failed and "data" not in self._config.leave_out:
            resealed = seal(self._manifest, staging, site)
            written += resealed
        report = self._planned_report(report)
        files = self._manifest.counts()[1]
        if self._failed:
            staging.clear()
            problems = (*report.problems, *self._failed.values())
            return replace(report, kept=True, unchanged=files, problems=problems)
        published = self._publish(staging, report)
        return replace(
            report,
            rendered=rendered,
            written=written,
            removed=published.removed,
            unchanged=files - written,
            changes=published.changes,
        )

    def proof(self) -> Report:
        """What is wrong with the site that would be printed; nothing is."""
        config, manifest = self._config, self._manifest
        press = press_at(config)
        site = site_facts(self._shelf, config, assets=press.asset_paths())
        desk = Desk(self._shelf, config, site, press.fingerprint)
        for _ in manifest.compare(chain(_files(desk, press, None), plan(desk))):
            pass  # that a page must be printed is no problem
        problems = planned_problems(config, self._shelf, manifest, manifest.refused, every=True)
        report = self._intake.report
        return replace(report, pages=manifest.counts()[0], problems=(*report.problems, *problems))

    def _stale(self, desk: Desk, press: Press) -> Iterator[Stale]:
        """The pages to be rendered: found among the scopes that were touched, where that is known, else among all."""
        manifest, touched = self._manifest, self._touched()
        if touched is not None:
            keys, finding = self._search_touched()
            scopes = {**touched, **{kind: [ANY] for kind in (*planned_whole(desk), "asset", "seal")}, search.KIND: keys}
            plans = chain(_files(desk, press, touched.get("photo", ())), replan(desk, touched), finding)
            found = manifest.compare_some(plans, scopes)
            if found is not None:
                return iter(found)
        return manifest.compare(chain(_files(desk, press, None), plan(desk), self._search_whole()))

    def _search_whole(self) -> Iterator[PagePlan]:
        """All files of the search index. They come last: it may still be being made while pages are printed."""
        if self._search is not None:
            self._search.finish()
            yield from map(_found_by, self._search.files())

    def _search_touched(self) -> tuple[list[str], Iterator[PagePlan]]:
        """The scopes of the search index's files that may be others, and those of them that there are."""
        if self._search is None:
            return [], iter(())
        if self._search.finish() != self._manifest.fact("search"):
            return [ANY], map(_found_by, self._search.files())
        files = list(self._search.files(since=int(self._manifest.fact("generation"))))
        return [file.key for file in files], (_found_by(file) for file in files if file.name)

    def _touched(self) -> dict[str, list[str]] | None:
        """The scopes that changes since the last edition touched (kind → scopes); None where they were not followed."""
        fact = self._manifest.fact
        followed = all(fact(name) == self._basis[name] for name in ("name", "look")) and not fact("refused")
        if not followed or int(fact("generation")) < int(self._shelf.fact("followed")):
            return None
        return self._shelf.touched(int(fact("generation")))

    def _waiting(self, stale: Iterator[Stale]) -> Iterator[Stale]:
        """The same, once all are known."""
        for _ in stale:
            pass
        return self._manifest.stale()

    def _printed(self, stale: Iterator[Stale], site: Site, hands: Hands) -> Iterator[Printed]:
        """What was printed; of the pages that could not be, the problems are kept, each once."""
        config = self._config
        desk = PressDesk(config, site, str(config.memory_dir / FILE))
        pages = (each for each in stale if each.plan.kind != "seal")  # made when all these are
        for result in told(hands(desk.open, pages, lost=desk.lost), "Printing", 0, self._progress):
            if isinstance(result, Problem):
                self._failed.setdefault(str(result), result)
            else:
                yield result

    def _publish(self, staging: Staging, report: Report) -> Published:
        config, manifest = self._config, self._manifest
        self._progress("Publishing", 0, 0)
        pages, count = manifest.counts()
        try:
            before, after = addresses.add(config.content_dir, self._shelf.fresh_addresses())
            facts = {
                **self._basis,
                "pages": str(pages),
                "files": str(count),
                "problems": encode(report.problems[len(self._intake.report.problems) :]).decode(),
                "refused": "yes" if manifest.refused else "",
                "search": self._search.binding if self._search else "",
                **self._remembered(replace(report, unchanged=count)),
            }
            done = publish(manifest, staging, config.output_dir, facts=facts, telling=self._telling)
        except OSError as error:
            raise NotPublished(_unwritable(error, config)) from error
        if before == self._intake.ledger != after:
            note_published(config.memory_dir / FILE, fingerprint=after)
        return done

    def _remembered(self, report: Report) -> dict[str, str]:
        """By what the next build knows that nothing has changed: what it would report, and the stamp of all this."""
        config = self._config
        made_with = (Path(newsgen.__file__).parent, default_theme(), config.templates_dir, *files(DOORS))
        again = replace(report, parsed=0, rendered=0, written=0, removed=0, changes=())
        return remembered(config, again, made_with, rules=rules_at(config.content_dir))

    def _planned_report(self, report: Report) -> Report:
        manifest = self._manifest
        problems = planned_problems(self._config, self._shelf, manifest, manifest.refused)
        return replace(report, pages=manifest.counts()[0], problems=(*report.problems, *problems))

    def _as_it_stands(self, report: Report) -> Report:
        """What there is to say when nothing at all has changed."""
        manifest = self._manifest
        problems = (*report.problems, *decode(manifest.fact("problems"), type=tuple[Problem, ...]))
        pages, files = int(manifest.fact("pages")), int(manifest.fact("files"))
        report = replace(report, problems=problems, pages=pages, unchanged=files)
        if self._nothing_to_publish(report):
            return replace(report, kept=True)
        manifest.note(self._remembered(report))
        return report

    def _nothing_to_publish(self, report: Report) -> bool:
        """Whether the old site must stand: sources without one article, or any problem where none is allowed."""
        return (report.sources > 0 and report.published == 0) or (self._strict and report.exit_code(strict=True) != 0)


def _basis(config: Config, shelf: Shelf) -> dict[str, str]:
    """What a plan is made on: the catalog's state, and all else that shapes pages."""
    site = site_facts(shelf, config, assets={})
    look = digest_of(glance(config.templates_dir), config.pages_digest, versions(), search.VERSION, site)
    return {"name": shelf.fact("name"), "generation": shelf.fact("generation"), "look": look}


def _files(desk: Desk, press: Press, photos: Iterable[str] | None) -> Iterator[PagePlan]:
    """The files of the site that are no pages: assets, and all photos that articles show, or some of them."""
    shown = desk.shelf.photos() if photos is None else desk.shelf.used_photos(photos)
    darkroom = Darkroom(desk.config)
    for photo in map(photo_of, shown):
        yield from darkroom.plans(photo)
    for asset in press.assets(searched=desk.config.search):
        yield PagePlan(url=asset.path, kind="asset", key=asset.path, order=0, fingerprint=asset.digest)
    if "data" not in desk.config.leave_out:
        yield from seals()


def _found_by(file: search.File) -> PagePlan:
    """A file of the search index as it is planned: what it leads to is there before it."""
    order = FEED if file.key == search.LAST else ASSET
    return PagePlan(url=file.url, kind=search.KIND, key=file.key, order=order, fingerprint=file.name)


def _unwritable(error: OSError, config: Config) -> Problem:
    return Problem(
        rule="site/write",
        path=str(error.filename2 or error.filename or config.output_dir),
        message=f"It cannot be written: {error.strerror}.",
        mend="Make room or give leave to write there, then build again: what stands half is healed.",
    )
