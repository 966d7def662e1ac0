"""An archive's own colours over the theme's: as lines of a style sheet, if all text can be read in them."""

import re
from collections.abc import Mapping
from itertools import product
from typing import Final

from newsgen.colours import Colours, contrast, whole
from newsgen.problems import ConfigError, Problem

# WCAG 2.2, 1.4.3 Contrast (Minimum): text below 18 points.
LEAST: Final = 4.5

_TEXTS: Final = ("ink", "quiet", "accent")
_GROUNDS: Final = ("paper", "wash")
_DARK: Final = "@media (prefers-color-scheme: dark)"
_VALUE: Final = re.compile(r"--([a-z]+):\s*(#(?:[0-9a-fA-F]{3}){1,2})\b")


def paint(colours: Colours, ground: str) -> str:
    """The rules that lay these colours over those of a style sheet; nothing where there are none.

    Raises ConfigError where a text would be hard to read: the theme's colours, from `ground`, are what they stand
    beside. A sheet that names no colours is its owner's to answer for.
    """
    if not colours.light and not colours.dark:
        return ""
    day, _, night = ground.partition(_DARK)
    values = dict(reversed(_VALUE.findall(day)))
    light = {**values, **colours.light}
    # What is given for the day is not taken into the night: there the theme's own colours stand beside others.
    dark = {**values, **dict(reversed(_VALUE.findall(night))), **colours.dark}
    if problems := [*_unreadable(light, colours.light, "colours"), *_unreadable(dark, colours.dark, "colours.dark")]:
        raise ConfigError(*problems)
    return "".join(_rules("light", colours.light) + _rules("dark", colours.dark))


def _rules(scheme: str, colours: Mapping[str, str]) -> list[str]:
    """For the screen alone: a print is black on white, whatever the screen shows."""
    values = " ".join(f"--{name}: {colour};" for name, colour in colours.items())
    return [f"\n@media screen and (prefers-color-scheme: {scheme}) {{ :root {{ {values} }} }}\n"] if values else []


def _unreadable(shown: Mapping[str, str], given: Mapping[str, str], field: str) -> list[Problem]:
    pairs = [pair for pair in product(_TEXTS, _GROUNDS) if given.keys() & pair and all(name in shown for name in pair)]
    return [_problem(text, on, shown, field) for text, on in pairs if _between(text, on, shown) < LEAST]


def _between(text: str, on: str, shown: Mapping[str, str]) -> float:
    return contrast(whole(shown[text]), whole(shown[on]))


def _problem(text: str, on: str, shown: Mapping[str, str], field: str) -> Problem:
    found = f"{text} ({shown[text]}) on {on} ({shown[on]}) has a contrast of {_between(text, on, shown):.2f} to 1"
    return Problem(
        rule="config/contrast",
        path="newsgen.toml",
        field=field,
        message=f"It could hardly be read: {found}; {LEAST} is the least.",
        mend=f"Make {text} or {on} darker or lighter.",
    )
