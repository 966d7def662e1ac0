"""Values of front matter as plain text: cleaned, in one line or as a list, with what was wrong.

Every function takes a value as it was written and returns a `Made`: our value, and the faults found on
the way. A fault knows nothing of files and lines; `fields` adds the place.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from newsgen.model import Value
from newsgen.problems import Severity, did_you_mean

# What XML cannot hold, and C1, which no page may hold: all but tab and newline below the space, the end of
# 7 bits, U+0080-9F, lone surrogates, and the two code points of every plane's end that we ever saw.
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BIDI: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_TEXTS: Final = frozenset({str})
_BREAK: Final = re.compile(r"[\n\r\t\u2028\u2029]+")


class Fault(Value, frozen=True, kw_only=True):
    """One thing that is wrong with a value. `at` is the place inside a list or map: "1.caption"."""

    message: str
    mend: str = ""
    at: str = ""
    severity: Severity = "warning"


class Made(Value, frozen=True, kw_only=True):
    """A value of ours, and what was wrong with the one that it was made from."""

    value: Any
    faults: tuple[Fault, ...] = ()


_NO_LINES: Final = Made(value=())


def fault(value: Any, message: str, mend: str = "", *, severity: Severity = "warning") -> Made:
    """A value with a single fault."""
    return Made(value=value, faults=(Fault(message=message, mend=mend, severity=severity),))


def inside(at: str, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The same faults, one step further in."""
    if not faults:
        return ()
    return tuple(
        Fault(message=f.message, mend=f.mend, at=".".join(filter(None, (at, f.at))), severity=f.severity)
        for f in faults
    )


def gathered(made: Iterable[Made]) -> Made:
    """Many values as one tuple, with the faults of all, each at its number from 0."""
    values: list[Any] = []
    faults: list[Fault] = []
    for number, one in enumerate(made):
        values.append(one.value)
        if one.faults:
            faults.extend(inside(str(number), one.faults))
    return Made(value=tuple(values), faults=tuple(faults))


def stray(written: Iterable[str], known: Mapping[str, Iterable[str]]) -> Iterable[Fault]:
    """A fault for each part of a map that is none of its known ones or their other words: it is not kept."""
    for name in written:
        if name not in known and not any(name in others for others in known.values()):
            yield Fault(message=f"{name!r} is not kept.", mend=did_you_mean(name, known), at=name)


def name_of(character: str) -> str:
    """A character that cannot be shown, as it is written about: U+202E."""
    return f"U+{ord(character):04X}"


def text(value: Any) -> str:
    """Any scalar as the text that a person wrote for it; nothing for an empty one."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def line(value: Any) -> Made:
    """One line of text. Characters that cannot be shown, or that turn the words about, are taken out.

    A bidi override can make a headline read as something else than it says, so it is never published.
    """
    # Nothing printable is taken out or breaks a line: 0.4 µs instead of 3.
    if type(value) is str and value.isprintable():
        return Made(value=value.strip(" "))
    if isinstance(value, dict):
        return fault("", "This is a map of fields where a line of text belongs.", "Write the text alone.")
    if isinstance(value, list | tuple):
        joined = ", ".join(text(item) for item in value if not isinstance(item, dict | list | tuple))
        made = line(joined)
        told = Fault(message="This is a list where a line of text belongs.", mend=f"Write {joined!r}.")
        return Made(value=made.value, faults=(told, *made.faults))
    written = text(value)
    parts = _BREAK.split(CONTROL.sub("", BIDI.sub("", written)))
    cleaned = " ".join(filter(None, (part.strip(" ") for part in parts))).strip()
    return Made(value=cleaned, faults=tuple(_taken_out(written)))


def _taken_out(written: str) -> Iterable[Fault]:
    kinds = ((CONTROL, "A control character"), (BIDI, "A character that overrides the direction of the text"))
    for pattern, what in kinds:
        if found := pattern.search(written):
            character = name_of(found.group())
            yield Fault(message=f"{what}, {character}, was taken out.", mend="Remove it from the file.")


def lines(value: Any) -> Made:
    """A list of lines; a single text is a list of one."""
    return _listed(value, lambda written: [written])


def names(value: Any) -> Made:
    """A list of names, each once; a single text is cut at its commas or semicolons."""
    return _listed(value, lambda written: re.split(r"[,;،；、]", written))


def _listed(value: Any, cut: Callable[[str], list[str]]) -> Made:
    if isinstance(value, list | tuple):
        if not value:
            return _NO_LINES
        if set(map(type, value)) <= _TEXTS and "".join(value).isprintable():  # as in `line`
            return Made(value=tuple(dict.fromkeys([bare for item in value if (bare := item.strip(" "))])))
        made = gathered(map(line, value))
    elif isinstance(value, dict):
        return fault((), "This is a map of fields where a list of texts belongs.", "Write `- ` before each.")
    else:
        made = gathered(map(line, cut(text(value))))
    return Made(value=tuple(dict.fromkeys(filter(None, made.value))), faults=made.faults)


_FLAGS: Final = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False}


def flag(value: Any) -> Made:
    """Yes or no; nothing written is no."""
    written = text(value).strip().lower()
    if written in _FLAGS or written in ("", "0"):
        return Made(value=_FLAGS.get(written, False))
    return fault(True, f"{text(value)!r} is neither true nor false: taken for true.", "Write true or false.")
