"""The files that seal all others: what data there is, and the digest of every file.

They follow from the bytes of all other files, so they are made when those are printed.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from newsgen.model import PagePlan, Site
from newsgen.site.late import ORDER, late
from newsgen.site.manifest import Manifest
from newsgen.site.staging import Staging
from newsgen.site.standing import Standing, standing
from newsgen.site.sums import SUMS, sums

PACKAGE: Final = "data/datapackage.json"

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
    return sum(each.changed for each in (made, *sums(manifest, staging, made)))


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
    # An old address may lead on from this folder, too: a page, and no data.
    told["resources"] = [_resource(each) for each in files if each.url.endswith((".csv", ".jsonl"))]
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
