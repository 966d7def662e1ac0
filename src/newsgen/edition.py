"""One edition: the site as it stands, brought to what the catalog holds.

Three ways, from the least work to the most. When neither the catalog nor anything else that shapes pages has changed
since the last edition, it stands as it stands. When only articles have, the scopes that they touched are planned anew.
Else everything is planned; what must be printed goes to the press while the rest is still being planned.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from msgspec.json import decode, encode
from msgspec.structs import replace

import newsgen
from newsgen import search
from newsgen.adjuncts import adjuncts, found_by
from newsgen.articles.folders import rules_at
from newsgen.catalog.aliases import file_of
from newsgen.catalog.ledger import PAGES
from newsgen.catalog.queries import Shelf
from newsgen.catalog.schema import FILE
from newsgen.catalog.store import note_published
from newsgen.checks import BROKEN, planned_problems, unwritten_rules
from newsgen.config import Config
from newsgen.desks import PressDesk
from newsgen.digests import digest_of
from newsgen.intake import Hands, Intake, Progress, is_astray, told
from newsgen.model import PagePlan, Site
from newsgen.plan.desk import Desk, site_facts
from newsgen.plan.kinds import lapsed
from newsgen.plan.plan import plan, planned_whole, replan, versions
from newsgen.plugins import DOORS, files
from newsgen.problems import NotPublished, Problem
from newsgen.render.glance import glance
from newsgen.render.press import Press, press_at
from newsgen.render.theme import default_theme
from newsgen.report import Report
from newsgen.retraction import Proof, proof
from newsgen.site import addresses
from newsgen.site.manifest import ANY, Manifest, Printed, Stale
from newsgen.site.publish import Published, publish
from newsgen.site.roll import lost, new_pages
from newsgen.site.seals import seal
from newsgen.site.signposts import may_differ, put_up
from newsgen.site.staging import Staging
from newsgen.unchanged import remembered


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
        self._unwilling = ""  # the host that would not take the list of redirects

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
        # Words that were taken back linger in an index that is changed in place.
        taken = self._manifest.fact("withheld") != self._basis["withheld"]
        self._search.begin(anew=bind or taken, apart=apart)
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
        if not self._failed:
            written += self._signs(staging) + self._seals(staging, site)
        report = self._planned_report(report)
        files = self._manifest.counts()[1]
        proven = self._proven(staging) if not self._failed else Proof()
        broken = any(problem.rule == BROKEN for problem in report.problems)
        if self._failed or broken or not proven.holds:
            staging.clear()
            problems = (*report.problems, *self._failed.values(), *proven.problems)
            return replace(report, kept=True, unchanged=files, problems=problems)
        told = (*unwritten_rules(self._config, self._unwilling), *proven.problems)
        report = replace(report, problems=(*report.problems, *told))
        published = self._publish(staging, report, excused=proven.excused)
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
        for _ in manifest.compare(chain(adjuncts(desk, press, None), plan(desk))):
            pass  # that a page must be printed is no problem
        problems = planned_problems(config, self._shelf, manifest, manifest.refused, every=True)
        report = self._intake.report
        return replace(report, pages=manifest.counts()[0], problems=(*report.problems, *problems))

    def _stale(self, desk: Desk, press: Press) -> Iterator[Stale]:
        """The pages to be rendered: found among the scopes that were touched, where that is known, else among all."""
        manifest, touched = self._manifest, self._touched()
        if touched is not None:
            keys, finding = self._search_touched()
            scopes = {
                **touched,
                **{kind: [ANY] for kind in (*planned_whole(desk), "asset", "lapsed", "seal")},
                search.KIND: keys,
            }
            plans = chain(adjuncts(desk, press, touched.get("photo", ())), replan(desk, touched), finding)
            found = manifest.compare_some(plans, scopes)
            if found is not None:
                return chain(found, self._lapsed(desk, lost(manifest)))
        whole = manifest.compare(chain(adjuncts(desk, press, None), plan(desk), self._search_whole()))
        return chain(whole, self._lapsed(desk, self._shelf.page_addresses()))

    def _lapsed(self, desk: Desk, addresses: Iterable[str]) -> Iterator[Stale]:
        """What leads on from those of the addresses that have no page any more, once it is known which these are."""
        planned = self._manifest.planned
        left = [address for address in addresses if not planned(address)]
        yield from self._manifest.more(lapsed.lapsed(desk, left, planned))

    def _search_whole(self) -> Iterator[PagePlan]:
        """All files of the search index. They come last: it may still be being made while pages are printed."""
        if self._search is not None:
            self._search.finish()
            yield from map(found_by, self._search.files())

    def _search_touched(self) -> tuple[list[str], Iterator[PagePlan]]:
        """The scopes of the search index's files that may be others, and those of them that there are."""
        if self._search is None:
            return [], iter(())
        if self._search.finish() != self._manifest.fact("search"):
            return [ANY], map(found_by, self._search.files())
        files = list(self._search.files(since=int(self._manifest.fact("generation"))))
        return [file.key for file in files], (found_by(file) for file in files if file.name)

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

    def _signs(self, staging: Staging) -> int:
        """The files for hosts, where old addresses may be answered otherwise; how many are new or have changed."""
        if "hosts" in self._config.leave_out:
            return 0
        if not may_differ(self._manifest):
            self._unwilling = self._manifest.fact("unwilling")
            return 0
        old, aliases = list(self._shelf.old_addresses()), self._shelf.aliases()
        moved = [*((url, to) for url, to in old if to), *((file_of(url), to) for url, to, _ in aliases)]
        gone = [*(url for url, to in old if not to), *self._shelf.gone_aliases]
        made, self._unwilling = put_up(self._manifest, staging, self._config, moved=moved, gone=gone)
        return made

    def _seals(self, staging: Staging, site: Site) -> int:
        return seal(self._manifest, staging, site) if "data" not in self._config.leave_out else 0

    def _proven(self, staging: Staging) -> Proof:
        """Whether nothing that was taken back is left: in what is new, and in all, when something else is withdrawn."""
        if not self._basis["withheld"]:
            return Proof()
        self._progress("Looking for what was withdrawn", 0, 0)
        whole = self._manifest.fact("withheld") != self._basis["withheld"]
        excused = decode(self._manifest.fact("excused") or "[]", type=list[str])
        return proof(self._config, self._shelf, self._manifest, staging, whole=whole, excused=excused)

    def _publish(self, staging: Staging, report: Report, *, excused: Sequence[str]) -> Published:
        config, manifest = self._config, self._manifest
        self._progress("Publishing", 0, 0)
        pages, count = manifest.counts()
        try:
            addresses.withhold(config.content_dir, self._intake.sweep or ())  # not before: all might come to nothing
            new = ((f"{PAGES}{kind}", url) for kind, url in new_pages(manifest) if not self._shelf.was_published(url))
            listed = tuple(new)
            before, after = addresses.add(config.content_dir, chain(self._shelf.fresh_addresses(), listed))
            facts = {
                **self._basis,
                "pages": str(pages),
                "files": str(count),
                "problems": encode(report.problems[len(self._intake.report.problems) :]).decode(),
                "unwilling": self._unwilling,
                "excused": encode(excused).decode(),
                "embargo": self._shelf.next_embargo(),
                "refused": "yes" if manifest.refused else "",
                "search": self._search.binding if self._search else "",
                **self._remembered(replace(report, unchanged=count)),
            }
            done = publish(manifest, staging, config.output_dir, facts=facts, telling=self._telling)
        except OSError as error:
            raise NotPublished(_unwritable(error, config)) from error
        if before == self._intake.ledger and (self._intake.swept or before != after):
            note_published(config.memory_dir / FILE, listed, fingerprint=after, facts=self._intake.swept)
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
        """Whether the old site must stand: sources without one article, or a problem where none is allowed."""
        none = report.sources > 0 and report.published + report.withdrawn == 0
        none |= any(map(is_astray, report.problems))
        return none or (self._strict and report.exit_code(strict=True) != 0)


def _basis(config: Config, shelf: Shelf) -> dict[str, str]:
    """What a plan is made on: the catalog's state, and all else that shapes pages."""
    site = site_facts(shelf, config, assets={})
    look = digest_of(glance(config.templates_dir), config.pages_digest, versions(), search.VERSION, site)
    facts = {name: shelf.fact(name) for name in ("name", "generation", "withheld")}
    return {**facts, "look": look}


def _unwritable(error: OSError, config: Config) -> Problem:
    return Problem(
        rule="site/write",
        path=str(error.filename2 or error.filename or config.output_dir),
        message=f"It cannot be written: {error.strerror}.",
        mend="Make room or give leave to write there, then build again: what stands half is healed.",
    )
