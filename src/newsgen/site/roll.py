"""Which pages of a plan are new, which files stay as they are, and which were lost: asked of the manifest."""

from collections.abc import Iterator
from typing import Final

from newsgen.site.manifest import Manifest
from newsgen.site.places import OF_SCOPES

# Pages whose addresses articles have or had, and those that lead nowhere of their own.
UNLISTED: Final = "('article', 'gone', 'lapsed', 'notfound')"


def new_pages(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """(kind, address) of the planned pages of which it is not known that they stood before, by address."""
    new = "and url not in (select url from pages)" if manifest.partial() else ""
    return manifest.database.execute(
        f"select kind, url from planned where url like '%.html' and kind not in {UNLISTED} {new} order by url"  # noqa: S608
    )


def lost(manifest: Manifest) -> tuple[str, ...]:
    """The addresses at which a page stood that the scopes that are planned have not, or had lost before."""
    rows = manifest.database.execute(
        f"select url from {OF_SCOPES} where url like '%.html' and url not in (select url from planned) order by url"  # noqa: S608
    )
    return tuple(url for (url,) in rows)


def plan_anew(manifest: Manifest, kind: str) -> None:
    """Count all files of this kind among those that a plan of some scopes is about."""
    if manifest.partial():
        manifest.database.execute("insert or ignore into within values (?, '')", (kind,))


def standing(manifest: Manifest) -> Iterator[str]:
    """The addresses of all files of a whole plan that stay as they are."""
    new = "select folded from printed where changed"
    rows = manifest.database.execute(f"select url from planned where folded not in ({new}) order by url")  # noqa: S608
    return (url for (url,) in rows)
