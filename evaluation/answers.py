"""Whether the search index finds what there is, on two thousand articles that lie outside this repository.

    PYTHONPATH=tests:. python evaluation/answers.py FOLDER

FOLDER/corpora holds a news agency's stories of 1987, a broadcaster's, and papers in Turkish and Arabic. An archive is
made of them and built; 200 questions of all kinds are asked of its index, as a browser asks it, and of its articles,
one by one. Then 30 edits are made, each built, and 200 other questions are asked.
"""

import html
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from random import Random
from typing import Final

from proofs.archive import Archive, story
from proofs.finding import Index, Scan, questions

ARTICLES: Final = 2000
QUESTIONS: Final = 200
EDITS: Final = 30
AGENCY: Final = 1150  # the broadcaster's come next, then all others
FORM: Final = "%d-%b-%Y"


def agency(folder: Path) -> Iterator[str]:
    """The agency's stories, with dates, datelines, topics and places."""
    for file in sorted(folder.glob("*.sgm")):
        for text in re.findall(r"<REUTERS .*?</REUTERS>", file.read_text(encoding="latin-1"), re.DOTALL):
            title, body = (re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("TITLE", "BODY"))
            day = re.search(r"<DATE>\s*(\d+-\w+-\d{4})", text)
            if title and body and day:
                named = {name: re.findall(r"<D>(.*?)</D>", _inside(text, tag)) for name, tag in LISTS.items()}
                fields = {name: f"[{', '.join(values)}]" for name, values in named.items() if values}
                when = datetime.strptime(day[1].title(), FORM).date()  # noqa: DTZ007 - a day has no zone
                yield _story(title[1], body[1], f"{when}", **fields)


LISTS: Final = {"topics": "TOPICS", "places": "PLACES"}


def files(folder: Path, encoding: str, **fields: str) -> Iterator[str]:
    """A story in each file, its headline in the first line."""
    for file in sorted(folder.rglob("*.txt")):
        with suppress(UnicodeDecodeError):
            title, _, body = file.read_text(encoding=encoding).strip().partition("\n")
            year = re.search(r"(20\d\d)(\d\d)(\d\d)$", file.stem)
            when = "-".join(year.groups()) if year else ""
            yield _story(title, body or title, when, section=f'"{file.parent.name}"', **fields)


def _inside(text: str, tag: str) -> str:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    return found[1] if found else ""


def _story(title: str, body: str, when: str, **fields: str) -> str:
    paragraphs = re.split(r"\n {4}|\n\s*\n", html.unescape(body))
    headline = " ".join(html.unescape(title).split())[:200].replace("\\", "").replace('"', "'")
    shown = "\n\n".join(" ".join(_seen(some).split()) for some in paragraphs)
    return story(_seen(headline), when, body=shown, **fields)


def _seen(text: str) -> str:
    return "".join(character for character in text if character.isprintable() or character.isspace())


def texts(corpora: Path) -> Iterator[str]:
    """Two thousand stories."""
    some = islice(agency(corpora / "reuters21578"), AGENCY)
    others = (
        files(corpora / "antcorpus-ar", "utf-8", language="ar"),
        files(corpora / "ttc3600-tr", "utf-8", language="tr"),
        files(corpora / "bbc-fulltext", "latin-1"),
    )
    return islice(chain(some, *others), ARTICLES)


def odd(archive: Archive, seed: int, scratch: Path) -> int:
    """How many questions the index answers otherwise than its articles; each is printed."""
    index, scan = Index(archive.folder / "public", scratch), Scan(archive.folder / ".newsgen" / "catalog.db")
    wrong = found = 0
    for ask in questions(scan, QUESTIONS, seed):
        one, other = set(index.answer(ask)), scan.answer(ask)
        found += bool(other)
        if one != other:
            wrong += 1
            print(f"  {ask}: {len(one - other)} too many, {len(other - one)} too few: {sorted(one ^ other)[:3]}")
    print(f"{QUESTIONS} questions to {len(scan.articles):,} articles, {found} with answers: {wrong} answered wrongly")
    return wrong


def edited(archive: Archive, random: Random, number: int) -> None:
    """An article that goes, comes, or takes another's text."""
    paths = sorted(archive.content.rglob("*.md"))
    one, other = random.sample(paths, 2)
    if number % 3 == 0:
        one.unlink()
    elif number % 3 == 1:
        archive.write(
            f"edit-{number}.md", one.read_text(encoding="utf-8") + "\n\nThe harbour office saw it otherwise.\n"
        )
    else:
        one.write_text(other.read_text(encoding="utf-8") + f"\n\nCorrection {number}.\n", encoding="utf-8")


def main(folder: Path) -> int:
    """Print what was found, and give 1 where an answer was wrong."""
    with tempfile.TemporaryDirectory() as place:
        written = {f"{number:04}.md": text for number, text in enumerate(texts(folder / "corpora"))}
        archive = Archive(Path(place) / "archive", written)
        archive.build(jobs=0)
        wrong = odd(archive, 1, Path(place) / "clean.db")
        random = Random(1)
        for number in range(EDITS):
            edited(archive, random, number)
            archive.build()
        return int(bool(wrong + odd(archive, 2, Path(place) / "edited.db")))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
