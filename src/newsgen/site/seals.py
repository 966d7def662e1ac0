"""The files that seal all others: what data there is, and the digest of every file, as `sha256sum -c` reads them.

They follow from the bytes of all other files, so they are made when those are printed. Nothing is read again for them:
the manifest knows every file's SHA-256, which is what tells whether it must be written at all.
"""

from collections.abc import Iterator
from itertools import count, groupby
from operator import itemgetter
from typing import Any, Final

import msgspec

from newsgen import urls
from newsgen.model import PagePlan, Site
from newsgen.site.late import ORDER, late
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.staging import Staging
from newsgen.site.standing import Standing, lines, standing

PACKAGE: Final = "data/datapackage.json"
SUMS: Final = "SHA256SUMS"
# More files than this make SHA256SUMS larger than some hosts take (25 MiB); then it is cut by folder.
MOST: Final = 150_000

_FORMATS: Final = {"csv": "text/csv", "jsonl": "application/jsonl"}
_DESCRIPTIONS: Final = {
    "csv": "A row an article. An apostrophe leads each cell that a spreadsheet would take for a formula: take it off",
    "jsonl": "IPTC ninjs 3.0, a line an article",
}
_MEANINGS: Final = {
    "id": "The article's lasting identifier",
    "url": "The address of its page; inside the site, where the site has no address of its own",
    "published": "Its date as far as it is given: a moment, a day, a month or a year (ISO 8601), or nothing",
    "headline": "Headline",
    "kicker": "The words above the headline",
    "standfirst": "The lines below the headline, or the opening of the text",
    "byline": "Who wrote it; several names are parted by semicolons",
    "section": "The part of the paper that it stood in",
    "language": "Its language (BCP 47)",
}


def seals() -> Iterator[PagePlan]:
    """The plan of those that every site has."""
    for url in (PACKAGE, SUMS):
        yield PagePlan(url=url, kind="seal", key=url, order=ORDER)


def seal(manifest: Manifest, staging: Staging, site: Site) -> int:
    """Make them of what the site will hold; how many are new or have changed."""
    made = late(manifest, staging, PACKAGE, package(site, standing(manifest.database, "data/")))
    sums = [made, *(_sealed(manifest, staging, SUMS, made))]
    return sum(each.changed for each in sums)


def _sealed(manifest: Manifest, staging: Staging, url: str, package: Printed) -> Iterator[Printed]:
    """The sums in one file, or by folder with one that has the sums of those."""
    known = [_line(package.digest, package.url)]
    top, taken = [], set[str]()
    if manifest.counts()[1] <= MOST:
        known += [line for _, line in lines(manifest.database)]
        yield late(manifest, staging, url, _text(known))
        return
    for folder, files in groupby(lines(manifest.database), key=itemgetter(0)):
        found = [line for _, line in files]
        if not folder:
            top += found
            continue
        for start in range(0, len(found), MOST):
            name = _free(folder, taken)
            manifest.add([PagePlan(url=name, kind="seal", key=name, order=ORDER)])
            made = late(manifest, staging, name, _text(found[start : start + MOST]))
            top.append(_line(made.digest, made.url))
            yield made
    yield late(manifest, staging, url, _text([*known, *top]))


def _free(folder: str, taken: set[str]) -> str:
    """An address for its sums that no other has, also where folders differ by their case alone; it is taken then."""
    names = (f"sums/{folder}{f'-{number}' if number > 1 else ''}.txt" for number in count(1))
    name = next(each for each in names if urls.fold(each) not in taken)
    taken.add(urls.fold(name))
    return name


def package(site: Site, files: Iterator[Standing]) -> bytes:
    """The Frictionless description of the files of data (Data Package 2.0), each with its size and digest.

    It asks for one file at least; of an archive that holds no article yet, there is none to name.
    """
    made: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "articles",
        "title": site.title,
        "description": site.description,
        "homepage": site.base_url,
    }
    told = {name: value for name, value in made.items() if value}
    told["resources"] = [_resource(each) for each in files]
    return msgspec.json.format(msgspec.json.encode(told), indent=1)


def _resource(file: Standing) -> dict[str, Any]:
    path = file.url.rpartition("/")[2]
    name, _, ending = path.rpartition(".")
    table = {"schema": {"fields": [_field(*each) for each in _MEANINGS.items()], "primaryKey": ["id"]}}
    return {
        "name": name if ending == "csv" else f"{name}-whole",
        "path": path,
        "format": ending,
        "mediatype": _FORMATS[ending],
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "description": _DESCRIPTIONS[ending],
        **(table if ending == "csv" else {}),
    }


def _field(name: str, meaning: str) -> dict[str, str]:
    return {"name": name, "type": "string", "description": meaning}


def _line(digest: str, url: str) -> str:
    """As `sha256sum` writes it; no path of ours has a backslash or a line's end."""
    return f"{digest}  {url}"


def _text(lines: list[str]) -> bytes:
    return ("\n".join(sorted(lines, key=lambda line: line[64:])) + "\n").encode()
