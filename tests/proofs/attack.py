"""Hostile files beside a sound one: what is told of each, and that nothing is lost and nothing comes alive."""

import json
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from newsgen.articles.sources import suffix_of, suffixes
from newsgen.urls import safe_link
from proofs.archive import Archive, story
from proofs.crawl import broken

SOUND = "2015/10/14/good-news.html"
# Where a browser would run what an address holds.
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background")

NO_ICON = "data:,"  # so that browsers do not ask for one


class Attack:
    """An archive with one sound article and hostile files, built once."""

    def __init__(
        self,
        folder: Path,
        files: Mapping[str, str | bytes],
        *,
        settings: str = "",
        prepare: Callable[[Archive], None] = lambda _archive: None,
    ) -> None:
        self.files = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}
        self.archive = Archive(folder / "archive", {"good.md": story("Good news", "2015-10-14")}, settings=settings)
        for path, data in self.files.items():
            self.archive.write(path, data)
        prepare(self.archive)
        self.report = self.archive.build()
        self.site = self.archive.site()

    def told(self, path: str) -> list[tuple[str, str]]:
        """(rule, `line field: what is wrong; what to write`) of every problem of one file."""
        place = f"content/{path}"
        return [
            (problem.rule, str(problem).removeprefix(place).lstrip(" :"))
            for problem in self.report.problems
            if problem.path == place
        ]

    def page(self, path: str) -> str:
        """One page of the site."""
        return self.site[path].decode()

    def harm(self) -> list[str]:
        """All that must never be, whatever the files hold: an empty list."""
        return [
            *([] if "Good news" in self.site.get(SOUND, b"").decode() else ["the sound article is not published"]),
            *self._lost(),
            *(f"no mend: {problem}" for problem in self.report.problems if not problem.mend),
            *(f"{path}: {what}" for path, data in self.site.items() for what in active(path, data)),
            *broken(self.archive.folder / "public"),
        ]

    def _lost(self) -> list[str]:
        report = self.report
        published = report.published + report.refused + report.drafts + report.duplicates
        sources = 1 + sum(suffix_of(path) in suffixes() for path in self.files)
        kept = {path.read_bytes() for path in (self.archive.folder / ".newsgen").glob("refused/*")}
        refused = {problem.path.removeprefix("content/") for problem in report.problems if problem.severity == "error"}
        return [
            *([] if report.sources == published >= sources else [f"articles do not add up: {report}"]),
            *(
                f"not kept: {path}"
                for path, data in self.files.items()
                if path in refused and data not in kept and not self.told(path)[0][0].startswith("duplicate/")
            ),
        ]


def active(path: str, data: bytes) -> list[str]:
    """What in one file of the site would run, or could not be read."""
    if path.endswith(".xml"):
        ElementTree.fromstring(data)
    if not path.endswith(".html"):
        return []
    page = _Page()
    page.feed(data.decode())
    page.close()
    return page.active


class _Page(HTMLParser):
    """What would run in a page, but for the site's own script and the facts in JSON."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []
        self._facts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._facts = [] if given.get("type") == "application/ld+json" else None
        if tag == "script" and self._facts is None and "assets/" not in given.get("src", ""):
            self.active.append(f"<script {given}>")
        if tag in ("iframe", "object", "embed", "base", "applet", "xss"):
            self.active.append(f"<{tag}>")
        self.active += [f"<{tag} {name}={value}>" for name, value in given.items() if name.startswith("on")]
        self.active += [
            given[name] for name in ADDRESSES if name in given and given[name] != NO_ICON and not safe_link(given[name])
        ]
        if tag == "meta" and "script:" in given.get("content", "") and given.get("http-equiv"):
            self.active.append(given["content"])

    def handle_data(self, data: str) -> None:
        if self._facts is not None:
            self._facts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._facts is not None:
            text = "".join(self._facts)
            json.loads(text)
            self.active += [f"{sign} in JSON-LD" for sign in "<>\u2028\u2029" if sign in text]
            self._facts = None
