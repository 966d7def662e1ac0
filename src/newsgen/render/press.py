"""The press: one page in, one file's bytes out, and the fingerprint of everything that shaped it."""

from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Final

from msgspec.json import decode, encode

from newsgen.colours import Colours
from newsgen.config import Config
from newsgen.digests import digest_of, sha256
from newsgen.model import Output, Page
from newsgen.plugins import guests
from newsgen.render.assets import Asset, printed_assets
from newsgen.render.glance import glance
from newsgen.render.kept import beside_code
from newsgen.render.theme import Theme

ASSET_ORDER = 0  # pages point to assets, so assets are there first
OF_SEARCH: Final = frozenset(
    {"search.css", "search.js", "search-excerpt.js", "search-query.js", "search-worker.js", "sqlite3.wasm.bin"}
)


class Press:
    """Prints pages in one theme. Made once a worker: templates are compiled once, cards kept.

    `templates_dir` is the archive's own folder, whose files win over the default theme's one by one;
    it need not exist. `cache` is a folder for compiled templates, so that the next process need not compile
    them again; it may be deleted at any time. `colours` are laid over the theme's; ConfigError where nobody could read
    a text in them.
    """

    def __init__(
        self, templates_dir: Path | None = None, cache: Path | None = None, colours: Colours | None = None
    ) -> None:
        self._theme = Theme(templates_dir, cache)
        self._formats = guests("newsgen.formats")
        self._by_kind = {kind: made for made in self._formats.values() for kind in made.KINDS}
        self._assets: tuple[Asset, ...] = printed_assets(self._theme.folders, colours)
        self._fingerprints: dict[str, str] = {}

    def render(self, page: Page) -> Output:
        """The file of this page. The same page gives the same bytes, in any worker, at any time."""
        made = self._format(page.plan.kind)
        data = made.render(page, self._theme).encode("utf-8", "replace")
        return Output(
            path=page.plan.url,
            media_type=made.MEDIA_TYPE,
            data=data,
            digest=sha256(data),
            order=page.plan.order,
        )

    def assets(self, *, searched: bool = True) -> tuple[Output, ...]:
        """The theme's style sheets, scripts and whatever else stands in its `assets/`, by hashed names.

        An archive that is not `searched` needs none of those that the searching page alone loads.
        """
        return tuple(
            Output(
                path=asset.path,
                media_type=asset.media_type,
                data=asset.data,
                digest=sha256(asset.data),
                order=ASSET_ORDER,
            )
            for asset in self._assets
            if searched or asset.name not in OF_SEARCH
        )

    def asset_paths(self) -> dict[str, str]:
        """Name → site path ("style.css" → "assets/style.1a2b3c4d.css"), for `Site.assets`."""
        return {asset.name: asset.path for asset in self._assets}

    def fingerprint(self, kind: str) -> str:
        """Stands for all that shapes pages of this kind beside what they show.

        The kind's template with all that it extends, includes and imports; the words of the interface;
        the format's version; Babel's, which knows how dates are written; the assets' names.
        """
        if kind not in self._fingerprints:
            made = self._format(kind)
            shaped = () if made.KINDS else self._theme.shape(kind)
            self._fingerprints[kind] = digest_of(
                made.__name__, made.VERSION, shaped, self._theme.dates_version, self.asset_paths()
            )
        return self._fingerprints[kind]

    def _format(self, kind: str) -> ModuleType:
        return self._by_kind.get(kind, self._formats["html"])


def press_at(config: Config) -> Press:
    """The press for an archive's templates as they stand: the last one made, while nothing of them has changed.

    To make one takes 15 ms and to look whether one must 0.5; while an archive is served, every save would pay it twice.
    """
    templates = config.templates_dir
    shared = None if templates.is_dir() else beside_code()
    return _made(templates, shared or config.memory_dir / "templates", encode(config.colours), glance(templates))


@lru_cache(maxsize=1)
def _made(templates_dir: Path, cache: Path, colours: bytes, _glance: str) -> Press:
    return Press(templates_dir, cache, decode(colours, type=Colours))
