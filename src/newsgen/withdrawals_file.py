"""`withdrawals.yaml`: what the archive takes back of which article; read with the line of all that is wrong.

    - article: 2015/10/arrest.md
      level: anonymise
      names: [Jane Doe, Doe]
      instead: the woman
      date: 2026-05-03
      reason: At the request of a person named in the story.

A wrong line stops the command: a withdrawal that is not understood must not leave a text where it is.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from msgspec.structs import replace

from newsgen.model import Level, Withdrawal
from newsgen.problems import ConfigError, Problem, did_you_mean
from newsgen.settings import Wrong, day
from newsgen.yaml_list import LARGEST, Refused, Shape, Written, entries, texts

FILE: Final = "withdrawals.yaml"
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
_KEYS: Final = ("article", "level", "date", "reason", "names", "instead")
_SHAPE: Final = Shape(
    entries="withdrawals",
    mend="Write each withdrawal as `- article: 2015/10/storm.md`, and below it `level: note`.",
    most=100_000,
    keep="Withdraw the others in the front matter of their articles.",
)


def read(root: Path) -> dict[str, Withdrawal]:
    """The withdrawals of an archive, by the id or content path of the article; none when there is no such file.

    Raises ConfigError with a problem for everything that is wrong.
    """
    try:
        with (root / FILE).open("rb") as file:
            return load(file.read(LARGEST + 1))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(_problem("file", f"It cannot be read: {error.strerror}.", "Mend it.", 0)) from None


def load(data: bytes) -> dict[str, Withdrawal]:
    """The withdrawals that are written in a file's bytes. Raises ConfigError like `read`."""
    try:
        written = list(entries(data, _SHAPE))
    except Refused as refused:
        raise ConfigError(_problem("yaml", refused.message, refused.mend, refused.line)) from None
    problems: list[Problem] = []
    found: dict[str, Withdrawal] = {}
    for entry, line in written:
        problems += _faults(entry, line, set(found))
        article = _text(entry, "article").removeprefix("content/")
        if not problems:
            found[article] = replace(made({key: value for key, (value, _) in entry.items()}), article=article)
    if problems:
        raise ConfigError(*problems)
    return found


def made(written: Mapping[str, Any]) -> Withdrawal:
    """A withdrawal of what is written for it. Raises Wrong where that is none."""
    level = str(written.get("level") or "").strip()
    if level not in LEVELS:
        raise Wrong(f"{level!r} is no level of withdrawal.", f"Write {', '.join(LEVELS[:-1])} or {LEVELS[-1]}.")
    names = written.get("names") or ()
    names = tuple(str(name).strip() for name in ((names,) if isinstance(names, str) else names))
    if level == "anonymise" and not names:
        raise Wrong("There are no names to replace.", "Write `names: [Jane Doe, Doe]`.")
    if wordless := [name for name in names if not any(map(str.isalnum, name))]:
        raise Wrong(f"{wordless[0]!r} is no name.", "Write at least a letter of it.")
    instead = str(written.get("instead") or "").strip()
    return Withdrawal(
        level=level,
        date=day(written.get("date") or "", last=False),
        reason=str(written.get("reason") or "").strip(),
        names=names,
        **({"instead": instead} if instead else {}),
    )


def _faults(entry: Written, line: int, known: set[str]) -> Iterator[Problem]:
    for key in entry.keys() - set(_KEYS):
        yield _problem("key", f"There is no {key!r} here.", did_you_mean(key, _KEYS), entry[key][1], key)
    article = _text(entry, "article").removeprefix("content/")
    if not article:
        yield _problem("article", "It names no article.", _SHAPE.mend, line, "article")
    if article in known:
        told, mend = f"{article} is withdrawn twice.", "Keep one of the two."
        yield _problem("article", told, mend, entry["article"][1], "article")
    try:
        made({key: texts(entry, key) if key == "names" else value for key, (value, _) in entry.items()})
    except Wrong as wrong:
        yield _problem("level", wrong.message, wrong.mend, entry.get("level", ("", line))[1], "level")


def _text(entry: Written, key: str) -> str:
    value = entry.get(key, ("", 0))[0]
    return value if isinstance(value, str) else ""


def _problem(rule: str, message: str, mend: str, line: int, field: str = "") -> Problem:
    return Problem(rule=f"withdrawals/{rule}", path=FILE, line=line, field=field, message=message, mend=mend)
