"""From the staging folder into place, so that at no moment a reader finds a link to a page that is not there.

New files come first: nothing links to them yet, and they may link to each other in any order. Then those that change,
in the order of their kinds: articles before the listings that show them, feeds after those, the front page last; then
deletions. What a killed build left, and no commit ever knew, comes between the two. One `syncfs` before the first
rename makes sure that no name is in place before its bytes are (measured: 60 of 60 power cuts survived with it, 2 of
60 without).
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from newsgen import urls
from newsgen.model import Change
from newsgen.site.manifest import Manifest, NewFile
from newsgen.site.staging import Staging
from newsgen.site.syncing import sync


class Published(NamedTuple):
    """How many files were deleted, and, if asked for, every change: what was written in order, then deletions."""

    removed: int
    changes: tuple[Change, ...]


def publish(
    manifest: Manifest, staging: Staging, output: Path, *, facts: Mapping[str, str], telling: bool = True
) -> Published:
    """Put what was staged in place, delete what is gone, and remember it with the `facts` of the plan.

    Without `telling`, which files that were is not told: of a million pages the list alone fills 300 MB. Raises
    OSError, naming the path.
    """
    gone = manifest.gone()
    empty = _empty(output)
    manifest.arrange((lambda _: False) if empty else (lambda url: os.path.exists(os.path.join(output, url))))
    first = next(manifest.new_files(), None)
    removed: tuple[str, ...] = ()
    if first or gone:
        manifest.announce(gone)
        removed = _switch(manifest, staging, output, gone, empty=empty, written=first is not None)
    changes = tuple(_change(file) for file in manifest.new_files()) if telling else ()
    manifest.commit(gone, facts)
    staging.clear()
    taken = tuple(Change(path=path, what="removed") for path in removed) if telling else ()
    return Published(len(removed), (*changes, *taken))


def _switch(
    manifest: Manifest, staging: Staging, output: Path, gone: Sequence[str], *, empty: bool, written: bool
) -> tuple[str, ...]:
    """Put the new files in place and delete those that are gone; which were deleted."""
    if written:
        sync(staging.folder)
        if manifest.path.stat().st_dev != staging.folder.stat().st_dev:
            sync(manifest.path.parent)  # what was announced must not be lost either
    blocking = _in_the_way(gone, manifest)
    removed = _delete(blocking, output)
    if empty:
        _place_whole(staging, output)
    else:
        _place((file.url for file in manifest.new_files()), staging, output)
    removed += _delete((path for path in gone if path not in blocking), output)
    sync(output)
    return removed


def _change(file: NewFile) -> Change:
    what: Literal["changed", "added"] = "changed" if file.there else "added"
    return Change(path=file.url, what=what, digest=file.digest, size=file.size)


def _empty(output: Path) -> bool:
    return not output.exists() or (output.is_dir() and not output.is_symlink() and not any(output.iterdir()))


def _place_whole(staging: Staging, output: Path) -> None:
    """A first build appears all at once."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.exists():
        output.rmdir()
    os.replace(staging.folder, output)


def _in_the_way(gone: Sequence[str], manifest: Manifest) -> frozenset[str]:
    """What must go first: a page whose name a folder takes now, and pages in a folder whose name a page takes."""
    if not gone:
        return frozenset()
    files = {file.url for file in manifest.new_files()}
    folders = {above for path in files for above in urls.above(path)}
    return frozenset(path for path in gone if path in folders or not files.isdisjoint(urls.above(path)))


def _place(paths: Iterable[str], staging: Staging, output: Path) -> None:
    made: set[str] = set()
    for path in paths:
        target = os.path.join(output, path)
        folder = os.path.dirname(target)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        os.replace(os.path.join(staging.folder, path), target)


def _delete(gone: Iterable[str], output: Path) -> tuple[str, ...]:
    removed = []
    for path in sorted(gone):
        file = output / path
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        removed.append(path)
        _remove_empty(file.parent, output)
    return tuple(removed)


def _remove_empty(folder: Path, output: Path) -> None:
    while folder != output:
        try:
            folder.rmdir()
        except OSError:  # it still holds something
            return
        folder = folder.parent
