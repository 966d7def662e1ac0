"""The look of an archive's own, as its settings name it: colours, how well one is read on another, the nameplate."""

import re
from collections.abc import Mapping
from typing import Any, Final

from msgspec import field

from newsgen.model import Value
from newsgen.problems import did_you_mean
from newsgen.settings import Wrong, text

# What each is for stands with the theme's own values, in `_ground.css`.
NAMES: Final = ("paper", "wash", "ink", "quiet", "rule", "accent")
DARK: Final = "dark"

_PICTURE: Final = re.compile(r"\w[\w-]*\.(?:svg|png|webp)", re.ASCII)
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_MEND: Final = 'Write it like { accent = "#00457c", dark = { accent = "#8ec6ff" } }.'


class Colours(Value, frozen=True, kw_only=True):
    """Name → "#rrggbb" of the colours that an archive has for itself, by day and in the dark."""

    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)


def chosen(value: Any) -> Colours:
    """The colours of a table of names, and of another below it, called dark.

    Raises Wrong for a name that stands for nothing and for what is no colour.
    """
    if not isinstance(value, dict):
        raise Wrong("These are no colours with their names.", _MEND)
    dark = value.get(DARK, {})
    if not isinstance(dark, dict):
        raise Wrong("The dark colours are no table.", _MEND, at=DARK)
    return Colours(
        light=_named({name: colour for name, colour in value.items() if name != DARK}, (*NAMES, DARK)),
        dark=_named(dark, NAMES),
    )


def picture(value: Any) -> str:
    """The name of a picture that every browser shows, in one folder; or empty."""
    given = text(value)
    if given and not _PICTURE.fullmatch(given):
        raise Wrong(
            f"{given!r} is no picture's name.", 'Write it like "nameplate.svg": letters, and .svg, .png or .webp.'
        )
    return given


def contrast(one: str, other: str) -> float:
    """How far two colours ("#rrggbb") are apart in lightness: 1, the same, to 21, black on white (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def whole(colour: str) -> str:
    """A colour in six digits: "#abc" → "#aabbcc"."""
    return colour.lower() if len(colour) > len("#abc") else "#" + "".join(2 * digit for digit in colour[1:].lower())


def _named(table: Mapping[str, Any], known: tuple[str, ...]) -> dict[str, str]:
    for name, colour in table.items():
        if name not in known:
            raise Wrong(f"No colour is called {name!r}.", did_you_mean(name, known), at=name)
        if not isinstance(colour, str) or not _HEX.fullmatch(colour):
            raise Wrong(f"{colour!r} is no colour.", 'Write it in hexadecimal digits, like "#00457c".', at=name)
    return {name: whole(table[name]) for name in sorted(table)}


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, by the formula of WCAG 2.2."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
