"""The files for hosts, made of where every old address leads once the site is planned."""

from collections.abc import Iterable
from typing import Final

from newsgen import urls
from newsgen.config import Config
from newsgen.model import PagePlan
from newsgen.site import hosts
from newsgen.site.hosts import Moves
from newsgen.site.late import ORDER, late
from newsgen.site.manifest import Manifest
from newsgen.site.places import OF_SCOPES
from newsgen.site.roll import plan_anew
from newsgen.site.staging import Staging

KIND: Final = "sign"
LEADING: Final = "('redirect', 'gone')"


def may_differ(manifest: Manifest) -> bool:
    """Whether any old address may be answered otherwise than before."""
    if not manifest.partial():
        return True
    rows = manifest.database.execute(
        f"select 1 from planned where kind in {LEADING} union select 1 from {OF_SCOPES} where kind in {LEADING} limit 1"  # noqa: S608
    )
    return rows.fetchone() is not None


def put_up(
    manifest: Manifest, staging: Staging, config: Config, *, moved: Iterable[tuple[str, str]], gone: Iterable[str]
) -> tuple[int, str]:
    """Make them: how many are new or have changed, and the host that would not take the redirects, or empty.

    An address that another page has now leads nowhere else.
    """
    first: dict[str, str] = {}
    for url, target in moved:
        if url not in first and _leads(manifest, url):
            first[url] = target
    moves = Moves(
        sorted(first.items()),
        sorted({url for url in gone if _leads(manifest, url)}),
    )
    made = 0
    plan_anew(manifest, KIND)
    for url, data in hosts.files(config, moves):
        manifest.add([PagePlan(url=url, kind=KIND, key=url, order=ORDER)])
        made += late(manifest, staging, url, data, kind=KIND).changed
    return made, hosts.too_many(config, moves)


def _leads(manifest: Manifest, url: str) -> bool:
    folded = urls.fold(url)
    for table in ("planned", "pages"):
        found = manifest.database.execute(f"select kind from {table} where folded = ?", (folded,)).fetchone()  # noqa: S608
        if found:
            return found[0] in ("redirect", "gone")
    return False
