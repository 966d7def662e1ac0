"""The archive's settings: `newsgen.toml`, or `[tool.newsgen]` in pyproject.toml, as one frozen value.

Each setting is declared once, with its type, its default, its meaning and what it touches, in
`declarations`. The checks of the values are in `settings`, the reading of the file in `settings_file`. Wrong keys
and wrong values are all told at once, each with its line and the nearest right name.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_type_hints

import msgspec

from newsgen import events_file, redirects_file, revisions_folder, revisions_git, settings_file, withdrawals_file
from newsgen.declarations import Photos
from newsgen.digests import digest_of
from newsgen.model import Event, Kept, Withdrawal
from newsgen.problems import ConfigError, Problem
from newsgen.settings import Era, Section, Setting
from newsgen.settings_file import FILE, find

__all__ = ["FILE", "Config", "Era", "Section", "declared", "find", "load", "with_output"]


class Config(Photos, frozen=True, kw_only=True):
    """Every setting of an archive. Paths are absolute; dates are ISO."""

    root: str
    known_events: tuple[Event, ...] = ()  # as the file of `events` tells them

    kept: Mapping[str, tuple[Kept, ...]] = {}  # the states that are kept of sources, by content path
    redirects: Mapping[str, tuple[str, ...]] = {}  # as `redirects.tsv` tells them, by id or content path
    withdrawals: Mapping[str, Withdrawal] = {}  # as `withdrawals.yaml` tells them, by id or content path

    @property
    def content_dir(self) -> Path:
        """Where the archive's truth is."""
        return Path(self.root, self.content)

    @property
    def output_dir(self) -> Path:
        """Where the site is written."""
        return Path(self.root, self.output)

    @property
    def templates_dir(self) -> Path:
        """Where the archive's own templates may stand; each file there wins over the theme's."""
        return Path(self.root, self.templates)

    @property
    def memory_dir(self) -> Path:
        """What newsgen remembers between builds; may be deleted and costs nothing but time."""
        return Path(self.root, ".newsgen")

    @property
    def reading_digest(self) -> str:
        """Of the events, and of the settings that change how a source is read: they make all be parsed anew."""
        touching = [name for name, setting in declared().items() if setting.touches == "reading"]
        return digest_of({name: getattr(self, name) for name in touching}, self.known_events)

    @property
    def pages_digest(self) -> str:
        """Of everything that may change a page, wherever the archive lies and is written to."""
        touching = [name for name, setting in declared().items() if setting.touches != "nothing" and name != "output"]
        return digest_of({name: getattr(self, name) for name in touching})


@cache
def declared() -> dict[str, Setting]:
    """Every setting's declaration by its name, in the order in which a person should meet them."""
    hints = get_type_hints(Config, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")}


def load(site: Path) -> Config:
    """The settings of the archive in this folder; a folder with only `content/` has all the defaults.

    Raises ConfigError with a problem for everything that is wrong.
    """
    root = site.resolve()
    file = settings_file.settings_file(root)
    if not file:
        find(root)
        return _with_files(Config(root=str(root)), path=FILE)
    values, problems = settings_file.read(file, declared())
    config = msgspec.structs.replace(Config(root=str(root)), **values)
    for check in (_clashes, _missing, _half):
        problems = (*problems, *check(config, path=file.name))
    if problems:
        raise ConfigError(*problems)
    return _with_files(config, path=file.name)


def _with_files(config: Config, *, path: str) -> Config:
    """The settings with what stands in files of their own beside them."""
    root = Path(config.root)
    return msgspec.structs.replace(
        config,
        known_events=events_file.read(root, config.events),
        kept=_kept(config, path=path),
        redirects=redirects_file.read(root),
        withdrawals=withdrawals_file.read(root),
    )


def _kept(config: Config, *, path: str) -> Mapping[str, tuple[Kept, ...]]:
    """The states before, from where the settings, which stand in the file of this path, say that they are kept."""
    if config.revisions != "git":
        return revisions_folder.listed(Path(config.root))
    shown = "revisions" not in config.leave_out and config.content_dir.is_dir()
    try:
        return revisions_git.listed(config.content_dir) if shown else {}
    except ConfigError as error:
        raise ConfigError(*(msgspec.structs.replace(each, path=path) for each in error.problems)) from None


def with_output(config: Config, folder: Path) -> Config:
    """The same archive, written to another folder, which may stand anywhere.

    Raises ConfigError when the site would be written over the archive itself.
    """
    changed = msgspec.structs.replace(config, output=str(folder.resolve()))
    if problems := _clashes(changed, path=""):
        raise ConfigError(*problems)
    return changed


def _clashes(config: Config, *, path: str) -> tuple[Problem, ...]:
    """A problem when the site would be written over a folder of the archive, or into one."""
    output = config.output_dir
    originals = Path(config.root, "originals")  # what `newsgen import` keeps
    revisions = Path(config.root, revisions_folder.FOLDER)
    folders = (config.content_dir, config.templates_dir, config.memory_dir, originals, revisions)
    clash = [kept for kept in folders if output == kept or output in kept.parents or kept in output.parents]
    return tuple(
        Problem(
            rule="config/output",
            path=path,
            field="output",
            message=f"{config.output!r} is no place for the site: {kept.name}/ is there.",
            mend='Give the site a folder of its own, like "public".',
        )
        for kept in clash[:1]
    )


def _half(config: Config, *, path: str) -> tuple[Problem, ...]:
    """A problem when a contact for security.txt stands without the day until which it holds: RFC 9116 asks for both."""
    if not config.security_contact or config.security_expires:
        return ()
    return (
        Problem(
            rule="config/security",
            path=path,
            field="security_contact",
            message="There is no day until which it holds.",
            mend='Write `security_expires = "2027-11-23"`, at most a year ahead.',
        ),
    )


def _missing(config: Config, *, path: str) -> tuple[Problem, ...]:
    """A problem when there is no picture of the archive's name where the settings say that there is one."""
    if not config.nameplate or Path(config.templates_dir, "assets", config.nameplate).is_file():
        return ()
    place = f"{config.templates}/assets/{config.nameplate}"
    return (
        Problem(
            rule="config/nameplate",
            path=path,
            field="nameplate",
            message=f"There is no {place}.",
            mend="Put the picture there, or leave the line out.",
        ),
    )
