"""What the golden paper gives, in two files that a person can review: every address, and every article as it was read.

`make golden` writes them anew after a change that is meant; the difference then shows what it did.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from newsgen.model import Article, When
from proofs import PAPER
from proofs.paper import Built, built, copied

ADDRESSES = PAPER.parent / "addresses.txt"
READ = PAPER.parent / "read.json"


def addresses(paper: Built) -> str:
    """Every file of the site, a line each; assets without the digest in their names."""
    files = (path.relative_to(paper.folder) for path in paper.folder.rglob("*") if path.is_file())
    return "".join(f"{line}\n" for line in sorted(_without_digest(path) for path in files))


def _without_digest(path: Path) -> str:
    if path.parts[0] != "assets":
        return path.as_posix()
    stem, *_, suffix = path.name.split(".")
    return f"assets/{stem}.*.{suffix}"


def read(paper: Built) -> str:
    """Every article by its address, as JSON: what a reader of the page would want to be right."""
    told = {address: _told(article) for address, article in paper.articles.items()}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(article: Article) -> dict[str, Any]:
    told = {
        "source": article.origin.path,
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "byline": [f"{person.name}, {person.role}".removesuffix(", ") for person in article.byline],
        "dateline": article.dateline,
        "published": _when(article.published),
        "updated": _when(article.updated),
        "section": article.section,
        "topics": list(article.topics),
        "agencies": list(article.agencies),
        "source_line": article.source_line,
        "language": article.language,
        "figures": [
            {"file": figure.file, "caption": figure.caption, "credit": figure.credit, "after": figure.after}
            for figure in article.figures
        ],
        "body": [f"{block.kind} {block.anchor}: {block.text[:60]}" for block in article.body],
        "quotes": [f"{quote.anchor} {quote.speaker or '?'}: {quote.text[:60]}" for quote in article.quotes],
        "pullquotes": [f"after {pulled.after}, {pulled.speaker}: {pulled.text}" for pulled in article.pullquotes],
        "corrections": [f"{correction.date}: {correction.text}" for correction in article.corrections],
        "notes": list(article.notes),
        "aliases": list(article.aliases),
        "extra": article.extra,
    }
    return {name: value for name, value in told.items() if value}


def _when(when: When) -> str:
    return when.text or (f"{when.earliest or '…'} – {when.latest or '…'}" if when.precision == "bounded" else "")


def main() -> None:
    """Write both files anew."""
    with tempfile.TemporaryDirectory() as folder:
        paper = built(copied(Path(folder)))
        ADDRESSES.write_text(addresses(paper), encoding="utf-8")
        READ.write_text(read(paper), encoding="utf-8")
    sys.stdout.write(f"{ADDRESSES.name} and {READ.name} are written: {paper.report.published} articles.\n")


if __name__ == "__main__":
    main()
