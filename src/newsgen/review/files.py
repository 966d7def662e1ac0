"""Articles written to disk: whole or not at all, never over what somebody else has changed; and taken back."""

import os
from pathlib import Path

from newsgen.config import Config
from newsgen.digests import sha256
from newsgen.importing import InPlace, write_new
from newsgen.model import Value
from newsgen.problems import NewsgenError, Problem
from newsgen.review.proof import Proof


class Written(Value, frozen=True, kw_only=True):
    """A step that was written, with what is needed to take it back. Paths are relative to content/."""

    before: str
    after: str  # another than before when a raw text became an article
    data: bytes  # of the file as it was
    sha256: str  # of the file as it is since


def write(config: Config, found: Proof, text: str) -> Written:
    """Write the article of a proof. Raises NewsgenError when its file has changed since, or cannot be written.

    Of a raw text the original's bytes are kept first, then the article is written beside it, then the text goes.
    """
    old, data = config.content_dir / found.path, text.encode()
    before = _unchanged(config, found.path, found.sha256)
    try:
        if found.place:
            after = _instead(config, found, found.place, before, data)
        else:
            _replace(old, data)
            after = found.path
    except OSError as error:
        raise _unwritten(config, found.path, error) from error
    return Written(before=found.path, after=after, data=before, sha256=sha256(data))


def take_back(config: Config, step: Written) -> None:
    """Put the file back as it stood before a step. Raises NewsgenError as `write` does.

    An original that was kept stays kept.
    """
    _unchanged(config, step.after, step.sha256)
    place = config.content_dir / step.before
    try:
        if step.before == step.after:
            _replace(place, step.data)
        elif write_new(place, step.data):
            (config.content_dir / step.after).unlink()
        else:
            raise changed(config, step.before)
    except OSError as error:
        raise _unwritten(config, step.before, error) from error


def _instead(config: Config, found: Proof, place: InPlace, original: bytes, data: bytes) -> str:
    """The article's path, once it stands instead of its raw text."""
    write_new(place.kept, original)
    if sha256(place.kept.read_bytes()) != found.sha256:
        raise OSError(5, f"the original kept at {place.kept.name} is not what was read")
    folder, _, name = found.path.rpartition("/")
    stem, number = name.rpartition(".")[0], 1
    while True:
        after = "/".join(filter(None, (folder, f"{stem}-{number}.md" if number > 1 else f"{stem}.md")))
        if write_new(config.content_dir / after, data):
            (config.content_dir / found.path).unlink()
            return after
        number += 1


def _unchanged(config: Config, path: str, digest: str) -> bytes:
    """The bytes of a file that is still as it was shown."""
    try:
        data = (config.content_dir / path).read_bytes()
    except OSError as error:
        raise changed(config, path) from error
    if sha256(data) != digest:
        raise changed(config, path)
    return data


def _replace(target: Path, data: bytes) -> None:
    """Put other bytes in the place of a file, in one step; a link stays one."""
    target = target.resolve()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(target.stat().st_mode & 0o777)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def changed(config: Config, path: str) -> NewsgenError:
    """The error that somebody else has changed a file meanwhile."""
    return NewsgenError(
        Problem(
            rule="review/changed",
            path=f"{config.content}/{path}",
            message="The file has changed since it was shown; nothing was written.",
            mend="Look at it as it is now, and correct it again.",
        )
    )


def _unwritten(config: Config, path: str, error: OSError) -> NewsgenError:
    return NewsgenError(
        Problem(
            rule="review/unwritten",
            path=f"{config.content}/{path}",
            message=f"It cannot be written: {error.strerror or error}.",
            mend="Make room, or give the right to write there.",
        )
    )
