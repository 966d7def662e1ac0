"""The desks at which many hands work at once: reading, pictures, and the press.

Each opens for `workers.run`: made in the parent with what it needs, opened once in every worker, used once an item.
What goes in and comes out is small: the articles themselves stay in the catalog, the pages in the staging folder.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from msgspec.structs import replace

from newsgen import search
from newsgen.articles import authorities, authority, parse, sources
from newsgen.articles import kept as kept_sources
from newsgen.articles.revising import revised
from newsgen.catalog.queries import Shelf
from newsgen.catalog.rows import Row, row
from newsgen.catalog.store import Seen, Stored
from newsgen.config import Config
from newsgen.darkroom import Darkroom
from newsgen.digests import digest_of, sha256
from newsgen.model import Kept, Output, PagePlan, Site, Source
from newsgen.outcome import Outcome
from newsgen.plan.desk import Desk
from newsgen.plan.plan import fill
from newsgen.plugins import guests
from newsgen.problems import NewsgenError, Problem
from newsgen.render.press import press_at
from newsgen.site.manifest import Printed, Stale
from newsgen.site.photos import header
from newsgen.site.staging import Staging
from newsgen.workers import TooSlow, within

# An article takes milliseconds; one that takes this long was made to.
SECONDS_AN_ARTICLE: Final = 10.0

SHORTEN: Final = "Shorten or repair the file, or move it out of the content folder."
REPORT: Final = "Move it out of the content folder, and please report it, with the file."


def reading_version(config: Config) -> str:
    """The digest of everything but the bytes that decides how a source is read."""
    readers = [(name, reader.VERSION) for name, reader in guests("newsgen.readers").items()]
    named = authorities.digest_at(config.root)
    return digest_of(parse.VERSION, readers, config.reading_digest, *((authority.VERSION, named) if named else ()))


def named(outcome: Outcome, names: authority.Index | None) -> Outcome:
    """The outcome with whom and what its article names of those in the authority file."""
    if names is None or outcome.article is None:
        return outcome
    return replace(outcome, article=authority.with_names(outcome.article, names))


class ReadingDesk(NamedTuple):
    """Sources in, catalog rows out."""

    config: Config
    reading: str  # reading_version
    now: str = ""  # the moment, UTC, up to which embargoes are over

    def open(self) -> Callable[[tuple[Seen, str]], Row | Seen]:
        """The work of one worker: read a file, and parse it unless its bytes are as they were."""
        sections = {section.title: section.slug for section in self.config.sections}
        return partial(self._read, os.fspath(self.config.content_dir), sections)

    def _read(self, content: str, sections: Mapping[str, str], item: tuple[Seen, str]) -> Row | Seen:
        """The row of one source, or the listing itself when only its time has changed.

        A file over which a reader fails in a way that nobody foresaw is set aside like any other: one file never
        stops a build.
        """
        seen, known = item
        try:
            source = sources.read(content, seen.path, size=seen.size)
        except OSError as error:
            return self._unread(seen, error)
        if source.digest == known:
            return seen
        try:
            with within(SECONDS_AN_ARTICLE):
                outcome = parse.parse(source, config=self.config, now=self.now)
                if kept := self.config.kept.get(seen.path):
                    outcome = self._revised(outcome, source, kept)
                outcome = named(outcome, authority.index_at(self.config.root, self.reading))
        except TooSlow:
            told = f"Reading it took more than {SECONDS_AN_ARTICLE:g} seconds."
            return self._refused(seen, "source/too-slow", told, SHORTEN, source)
        except Exception as fault:
            told = f"newsgen met a fault of its own over it: {type(fault).__name__}: {str(fault)[:200]}."
            return self._refused(seen, "source/fault", told, REPORT, source)
        return self._row(seen, outcome, source.sha256, sections)

    def _revised(self, outcome: Outcome, source: Source, kept: Sequence[Kept]) -> Outcome:
        """The outcome with what is kept of its article, and a problem for each state that is not what was kept."""
        earlier, problems = kept_sources.earlier(self.config.root, source, kept)
        outcome = revised(outcome, source, earlier, config=self.config, now=self.now)
        return replace(outcome, problems=(*outcome.problems, *problems)) if problems else outcome

    def lost(self, item: tuple[Seen, str]) -> Row | Seen:
        """What stands for a source whose worker died over it."""
        try:
            source = sources.read(self.config.content_dir, item[0].path)
        except OSError as error:
            return self._unread(item[0], error)
        told = "The process that read it was killed, twice."
        return self._refused(item[0], "source/killed", told, SHORTEN, source)

    def _unread(self, seen: Seen, error: OSError) -> Row:
        told = f"It cannot be read: {error.strerror}."
        return self._refused(seen, "source/unreadable", told, "Give the right to read it.", None)

    def _refused(self, seen: Seen, rule: str, message: str, mend: str, source: Source | None) -> Row:
        """A row without an article; with no digest, when no bytes were read, it is looked at again next time."""
        path = f"{self.config.content}/{seen.path}"
        problem = Problem(rule=rule, path=path, message=message, mend=mend)
        known = source.digest if source else ""
        outcome = Outcome(path=seen.path, digest=known, kind="refused", problems=(problem,))
        return self._row(seen, outcome, source.sha256 if source else "", {})

    def _row(self, seen: Seen, outcome: Outcome, original: str, sections: Mapping[str, str]) -> Row:
        return row(
            outcome,
            entry=(seen.size, seen.mtime_ns, seen.inode),
            sha256=original,
            reading=self.reading,
            sections=sections,
        )


class PictureDesk(NamedTuple):
    """Photo files in, their measures out."""

    config: Config

    def open(self) -> Callable[[Seen], Stored]:
        """The work of one worker: read a file's header."""
        return self.measure

    def measure(self, seen: Seen) -> Stored:
        """The photo's digest, width and height, or why it cannot be shown."""
        return Stored._make((*seen, *header.measure(self.config.content_dir / seen.path)))

    def lost(self, seen: Seen) -> Stored:
        """What stands for a photo whose worker died over it."""
        return Stored(*seen, "", 0, 0, "the process that measured it was killed")


class PressDesk(NamedTuple):
    """Planned pages in, printed ones out, their bytes in the staging folder."""

    config: Config
    site: Site
    catalog: str

    def open(self) -> Callable[[Stale], Printed | Problem]:
        """The work of one worker: fill, render, and stage what is not as it stands."""
        from_templates = press_at(self.config)
        shelf = Shelf.at(self.catalog)
        shelf.hold()
        desk = Desk(shelf, self.config, self.site, from_templates.fingerprint)
        staging, darkroom = Staging(self.config.output_dir), Darkroom(self.config)
        assets = {asset.path: asset for asset in from_templates.assets()}
        finding = search.Reader(self.config.memory_dir)

        def output(planned: PagePlan) -> Output:
            if planned.kind == "asset":
                if planned.url not in assets:
                    raise NewsgenError(_changed_meanwhile(planned.url))
                return assets[planned.url]
            if planned.kind == "photo":
                data = darkroom.printed(planned)
                return Output(path=planned.url, media_type="", data=data, digest=sha256(data), order=planned.order)
            if planned.kind == search.KIND:
                return _found(planned, finding)
            return from_templates.render(fill(desk, planned))

        def work(stale: Stale) -> Printed | Problem:
            planned, standing = stale
            try:
                made = output(planned)
                if made.digest != standing:
                    staging.write(planned.url, made.data)
            except NewsgenError as error:
                return error.problems[0]
            except OSError as error:
                return _unwritten(planned, error)
            return Printed(
                url=planned.url,
                kind=planned.kind,
                order=planned.order,
                fingerprint=planned.fingerprint,
                digest=made.digest,
                size=len(made.data),
                changed=made.digest != standing,
            )

        return work

    def lost(self, stale: Stale) -> Printed | Problem:
        """What stands for a page whose worker died over it."""
        return Problem(
            rule="page/killed",
            path=stale.plan.url,
            message="The process that made this page was killed, twice.",
            mend="Is there enough memory? `--jobs 1` needs the least.",
        )


def _found(planned: PagePlan, reader: search.Reader) -> Output:
    """A file of the search index."""
    data = reader.data(planned.key)
    return Output(path=planned.url, media_type="", data=data, digest=sha256(data), order=planned.order)


def _unwritten(planned: PagePlan, error: OSError) -> Problem:
    """A photo that has gone meanwhile, or no room for a page."""
    return Problem(
        rule="site/write",
        path=planned.url,
        message=f"It cannot be made: {error.strerror}.",
        mend="Make room or give leave to read and write there, then build again.",
    )


def _changed_meanwhile(path: str) -> Problem:
    return Problem(
        rule="asset/changed",
        path=path,
        message="The file that this is made from changed while the site was being built.",
        mend="Build again.",
    )
