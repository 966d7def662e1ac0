"""`SHA256SUMS`: the digest of every file, as `sha256sum -c` reads them; of a large site, of a file of sums a folder.

Nothing is read again for them: the manifest knows every file's SHA-256. Where an edition is of some scopes alone, the
sums of folders in which nothing changed stand as they stood: to go through 167,000 files took half of an edit's time.
"""

from collections.abc import Iterator
from itertools import count, groupby
from operator import itemgetter
from typing import Final, NamedTuple

from newsgen import urls
from newsgen.model import PagePlan
from newsgen.site.late import ORDER, late
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.staging import Staging
from newsgen.site.standing import at_top, lines, within_first

SUMS: Final = "SHA256SUMS"
# More files than this make SHA256SUMS larger than some hosts take (25 MiB); then it is cut by folder.
MOST: Final = 150_000


class _Part(NamedTuple):
    """A file of sums as it stands."""

    folder: str
    url: str
    digest: str
    size: int


def sums(manifest: Manifest, staging: Staging, package: Printed) -> list[Printed]:
    """The files of sums; `package` was printed after all that the manifest's database tells of."""
    known = [line(package.digest, package.url)]
    database = manifest.database
    if manifest.counts()[1] <= MOST:
        found = (each for _, each in lines(database))
        return [late(manifest, staging, SUMS, _text([*known, *found]))]
    parts = _mended(manifest, staging) if manifest.partial() else None
    parts = parts or list(_cut(manifest, staging))
    top = [*known, *at_top(database), *(line(part.digest, part.url) for part in parts)]
    return [*parts, late(manifest, staging, SUMS, _text(top))]


def line(digest: str, url: str) -> str:
    """As `sha256sum` writes it; no path of ours has a backslash or a line's end."""
    return f"{digest}  {url}"


def _mended(manifest: Manifest, staging: Staging) -> list[Printed] | None:
    """Those of folders in which something changed, and the others as they stand; None where all must be cut anew."""
    before = [*map(_Part._make, manifest.database.execute(_PARTS))]
    folders = [part.folder for part in before]
    anew: dict[str, list[str]] = {}
    for folder in within_first(manifest.database):
        anew[folder] = [each for _, each in lines(manifest.database, f"{folder}/")]
        if folders.count(folder) != 1 or not 0 < len(anew[folder]) <= MOST:
            return None
    return [
        _made(manifest, staging, part.folder, part.url, anew[part.folder])
        if part.folder in anew
        else _kept(manifest, part)
        for part in before
    ]


_PARTS: Final = f"select scope, url, digest, size from pages where kind = 'seal' and scope <> url and url <> '{SUMS}'"  # noqa: S608


def _kept(manifest: Manifest, part: _Part) -> Printed:
    made = Printed(part.url, "seal", ORDER, "", part.digest, part.size, changed=False)
    _plan(manifest, part.folder, part.url)
    manifest.take([made])
    return made


def _cut(manifest: Manifest, staging: Staging) -> Iterator[Printed]:
    """The sums of every folder, in as many files as its own number of files asks for."""
    taken = set[str]()
    for folder, files in groupby(lines(manifest.database), key=itemgetter(0)):
        found = [each for _, each in files] if folder else []
        for start in range(0, len(found), MOST):
            yield _made(manifest, staging, folder, _free(folder, taken), found[start : start + MOST])


def _made(manifest: Manifest, staging: Staging, folder: str, url: str, found: list[str]) -> Printed:
    _plan(manifest, folder, url)
    return late(manifest, staging, url, _text(found))


def _plan(manifest: Manifest, folder: str, url: str) -> None:
    manifest.add([PagePlan(url=url, kind="seal", key=url, scope=folder, order=ORDER)])


def _free(folder: str, taken: set[str]) -> str:
    """An address for its sums that no other has, also where folders differ by their case alone; it is taken then."""
    names = (f"sums/{folder}{f'-{number}' if number > 1 else ''}.txt" for number in count(1))
    name = next(each for each in names if urls.fold(each) not in taken)
    taken.add(urls.fold(name))
    return name


def _text(found: list[str]) -> bytes:
    return ("\n".join(sorted(found, key=lambda each: each[64:])) + "\n").encode()
