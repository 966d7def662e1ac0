"""The files of a site that are no pages, as they are planned: assets, photos, sums, and those of the search index."""

from collections.abc import Iterable, Iterator
from typing import Final

from newsgen import search
from newsgen.catalog.queries import photo_of
from newsgen.darkroom import Darkroom
from newsgen.model import PagePlan
from newsgen.plan.desk import Desk
from newsgen.render.press import Press
from newsgen.site.seals import seals

ASSET: Final = 0  # places in publishing: what pages lead to comes first, what leads to pages last
FEED: Final = 3


def adjuncts(desk: Desk, press: Press, photos: Iterable[str] | None) -> Iterator[PagePlan]:
    """The files of the site that are no pages: assets, and all photos that articles show, or some of them."""
    shown = desk.shelf.photos() if photos is None else desk.shelf.used_photos(photos)
    darkroom = Darkroom(desk.config)
    for photo in map(photo_of, shown):
        yield from darkroom.plans(photo)
    for asset in press.assets(searched=desk.config.search):
        yield PagePlan(url=asset.path, kind="asset", key=asset.path, order=0, fingerprint=asset.digest)
    if "data" not in desk.config.leave_out:
        yield from seals()


def found_by(file: search.File) -> PagePlan:
    """A file of the search index as it is planned: what it leads to is there before it."""
    order = FEED if file.key == search.LAST else ASSET
    return PagePlan(url=file.url, kind=search.KIND, key=file.key, order=order, fingerprint=file.name)
