"""`redirects.tsv`: the addresses that articles had in an earlier system, one a line: the address, a tab, the article.

    /news/1998/strike.html	1998/strike.md
    /node/12	strike-of-1998

An article is named by its path below content/ or by its id. What an importer or a query of an old database writes fits
here as it is, and no article must be touched for it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsgen.problems import ConfigError, Problem

FILE: Final = "redirects.tsv"
LARGEST: Final = 2**28  # bytes; a million lines have some 80 million
MOST_PROBLEMS: Final = 20


def read(root: Path) -> dict[str, tuple[str, ...]]:
    """The old addresses of each article, by its id or content path; none when there is no such file.

    Raises ConfigError with the first lines that are none.
    """
    file = root / FILE
    try:
        if file.stat().st_size > LARGEST:
            raise ConfigError(_problem(0, f"It has more than {LARGEST // 2**20} MiB.", "Cut it: is it the right file?"))
        data = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(_problem(0, f"It cannot be read: {error.strerror}.", "Give the right to read it.")) from None
    return load(data)


def load(data: bytes) -> dict[str, tuple[str, ...]]:
    """The same of a file's bytes."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(_problem(line, "A character is not UTF-8.", "Save the file as UTF-8.")) from None
    found: dict[str, list[str]] = {}
    wrong = []
    for number, text in enumerate(lines, start=1):
        address, tab, article = text.partition("\t")
        address, article = address.strip(), article.strip()
        if tab and article and address and "\t" not in article:
            found.setdefault(article.removeprefix("content/"), []).append(address)
        elif text.strip() and not text.startswith("#"):
            wrong.append(number)
    if wrong:
        raise ConfigError(*_of(wrong))
    return {article: tuple(addresses) for article, addresses in found.items()}


def _of(lines: list[int]) -> Iterator[Problem]:
    for line in lines[:MOST_PROBLEMS]:
        told, mend = "The line is not an address, a tab and an article.", "Write /old.html, a tab, 2015/10/storm.md."
        yield _problem(line, told, mend)


def _problem(line: int, message: str, mend: str) -> Problem:
    return Problem(rule="redirects/line", path=FILE, line=line, message=message, mend=mend)
