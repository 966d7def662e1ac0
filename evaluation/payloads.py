"""Runs public attack strings through `parse` and shows whatever would still be active in a page.

    python evaluation/payloads.py FOLDER

FOLDER holds text files with one payload a line, and JSON files with a list of strings. Each string becomes the
body, then every field, then a raw text. The exit code is 0 when nothing active survived and nothing crashed.
"""

import json
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from newsgen.articles.fields import FIELDS
from newsgen.articles.frontmatter import dump
from newsgen.articles.markup import ATTRIBUTES, TAGS
from newsgen.articles.parse import parse
from newsgen.config import Config
from newsgen.digests import digest
from newsgen.model import Article, Source
from newsgen.outcome import Outcome
from newsgen.urls import SCHEMES

CONFIG = Config(root="/archive")


class Page(HTMLParser):
    """Everything in a piece of HTML that a body may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note tags and attributes that are not allowed, and links with a scheme that is not."""
        if tag not in TAGS:
            self.active.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()) and (tag, name) not in {("td", "class"), ("th", "class")}:
                self.active.append(f"{tag} {name}=")
            elif name == "href":
                self._link(value or "")

    def _link(self, href: str) -> None:
        scheme = "".join(href.split()).partition(":")[0].lower()
        if ":" in href and scheme.isalnum() and scheme not in SCHEMES:
            self.active.append(f"href {href}")

    def handle_comment(self, data: str) -> None:
        """A comment is never ours."""
        self.active.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Nor is a declaration."""
        self.active.append(f"<!{decl}>")


def active(html: str) -> list[str]:
    """What in a body's HTML could do something."""
    page = Page()
    page.feed(html)
    page.close()
    return page.active


def payloads(folder: Path) -> Iterator[str]:
    """Every payload of a folder's files."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield from filter(None, path.read_text(encoding="utf-8", errors="replace").splitlines())
        elif path.suffix == ".json":
            yield from filter(None, json.loads(path.read_text(encoding="utf-8")))


def sources(payload: str) -> Iterator[Source]:
    """The payload as a body, in every field, and as a raw text."""
    yield source("body.md", f"---\nheadline: Payload\n---\n\n{payload}\n\nA line.\n\n> {payload}\n\n- {payload}")
    fields: dict[str, Any] = {field.name: payload for field in FIELDS if field.name not in ("draft", "published", "id")}
    fields["figures"] = [{"file": payload, "caption": payload, "credit": payload, "alt": payload}]
    fields["byline"] = [{"name": payload, "role": payload}]
    fields[payload] = payload
    yield source("fields.md", f"---\n{dump(fields)}---\n\nA body.")
    yield source("raw.txt", f"A headline of a raw text\n\n{payload}\n\nA paragraph that says something. {payload}")


def source(path: str, text: str) -> Source:
    """A source as the content folder would give it."""
    data = text.encode(errors="replace")
    return Source(path=path, suffix=Path(path).suffix, data=data, digest=digest(data))


def findings(outcome: Outcome) -> Iterator[str]:
    """What of an outcome is dangerous, or says nothing of why there is no article."""
    if outcome.article is None:
        if not outcome.problems:
            yield "refused without a reason"
        return
    yield from unsafe(outcome.article)


def unsafe(article: Article) -> Iterator[str]:
    """What of an article could do something in a page, or lead out of the archive's folder."""
    for block in article.body:
        yield from active(block.html)
    for path in (*(figure.file for figure in article.figures), *article.aliases):
        if path.startswith("/") or ".." in path.split("/") or "\\" in path:
            yield f"path {path!r}"
    if not article.slug.isascii() or "/" in article.slug:
        yield f"slug {article.slug!r}"


def main(folder: str) -> int:
    """Try every payload; print what survived and a sum."""
    tried = survived = 0
    for payload in payloads(Path(folder)):
        for made in sources(payload):
            tried += 1
            for finding in findings(parse(made, config=CONFIG)):
                survived += 1
                print(f"{made.path}: {finding}: {payload[:120]!r}")
    print(f"{tried} sources, {survived} findings")
    return 1 if survived or not tried else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
