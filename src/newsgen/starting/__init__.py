"""A new archive: settings that explain themselves, a content folder, and a first article to look at.

The settings file is made from the declarations in `config`, so it never tells of a setting that is not there.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

from newsgen.config import FILE, Config, declared
from newsgen.problems import ConfigError, Problem
from newsgen.render.theme import default_theme
from newsgen.settings import Setting

WIDTH: Final = 96  # of the comments in newsgen.toml, in characters
IGNORED: Final = "# The site and newsgen's memory are made from content/ at any time.\n/public/\n/.newsgen/\n"

_FIRST: Final = Path(__file__).with_name("content")  # the first article and its picture, as they are copied
_ALLOWED: Final = frozenset({".git"})  # a folder that holds nothing else is still a new one
_OPENING: Final = (
    "The settings of this archive. Every line that is commented out shows the default, or an example; "
    "take away the # to change it. `newsgen check` tells what is wrong."
)


def start(folder: Path, *, title: str, templates: bool = False) -> tuple[Path, ...]:
    """The files of a new archive in this folder; with `templates`, a copy of the default theme to change.

    Raises ConfigError when something stands there already: nothing is ever written over.
    """
    _refuse_if_taken(folder)
    (folder / "content").mkdir(parents=True, exist_ok=True)
    _new_file(folder / FILE, settings_toml(title))
    _new_file(folder / ".gitignore", IGNORED)
    shutil.copytree(_FIRST, folder / "content", dirs_exist_ok=True)
    if templates:
        shutil.copytree(default_theme(), folder / "templates")
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts))


def settings_toml(title: str) -> str:
    """A newsgen.toml with this title, and every other setting as a commented default with its meaning."""
    defaults = Config(root="")
    parts = ["".join(_comment(_OPENING))]
    for name, setting in declared().items():
        value = title if name == "title" else getattr(defaults, name)
        parts.append("".join(_declaration(name, setting, value, given=name == "title")))
    return "\n".join(parts)


def _declaration(name: str, setting: Setting, value: Any, *, given: bool) -> Iterator[str]:
    yield from _comment(setting.meaning)
    written = setting.example if setting.example and not given else _toml(value)
    yield f"{'' if given else '# '}{name} = {written}\n"


def _comment(text: str) -> Iterator[str]:
    return (f"# {line}\n" for line in wrap(text, WIDTH - 2, break_on_hyphens=False))


def _toml(value: str | int) -> str:
    """A text or a number as TOML writes it; JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False)


def _new_file(file: Path, text: str) -> None:
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)


def _refuse_if_taken(folder: Path) -> None:
    if folder.is_file():
        message, mend = f"{folder} is a file.", "Name a folder that is not there yet."
        raise ConfigError(Problem(rule="new/taken", message=message, mend=mend))
    there = {path.name for path in folder.iterdir()} - _ALLOWED if folder.is_dir() else set()
    if there:
        message = f"{folder} is not empty: {min(there)!r} is there."
        mend = "Name a new folder; `newsgen import` takes files into an archive that is there."
        raise ConfigError(Problem(rule="new/taken", message=message, mend=mend))
