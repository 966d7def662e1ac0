"""Pictures of every kind of page, to be looked at by a person: `make screenshots`.

    python -m proofs.screenshots FOLDER [KIND ...]

The golden paper on a phone, a tablet and a desk, by day and in the dark, from left to right and from right to left;
`index.html` in the folder shows all side by side.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

from markupsafe import Markup
from playwright.sync_api import Browser

from proofs.browser import chromium, hosted, opened, rerouted
from proofs.paper import Built, built, copied

WIDTHS: Final = (360, 768, 1280)  # CSS pixels
SCHEMES: Final = ("light", "dark")
# The languages of the site's own words; articles keep theirs.
LANGUAGES: Final = ("en", "ar")
HEIGHT: Final = 900
TALLEST: Final = 6000  # what is longer goes on as it began

_SHEET: Final = Markup(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages of newsgen</title>'
    "<style>body {{ font: 1rem/1.4 sans-serif }} div {{ display: flex; gap: 1rem; overflow-x: auto }}"
    " img {{ align-self: start; inline-size: 20rem; border: 1px solid #999 }}</style>{}"
)
_ROW: Final = Markup("<h2>{}</h2><div>{}</div>")
_PICTURE: Final = Markup('<a href="{0}"><img src="{0}" alt="{0}" loading="lazy"></a>')


class Shot(NamedTuple):
    """One picture to be taken."""

    kind: str
    width: int
    scheme: str
    language: str

    @property
    def name(self) -> str:
        """Its file."""
        return f"{self.kind.replace(' ', '-')}-{self.width}-{self.scheme}-{self.language}.png"


def shots(kinds: Sequence[str]) -> Iterator[Shot]:
    """Every picture of these kinds of pages."""
    return (Shot(*each) for each in product(kinds, WIDTHS, SCHEMES, LANGUAGES))


def take(paper: Built, wanted: Sequence[Shot], browser: Browser, folder: Path) -> None:
    """Take these pictures of one paper."""
    with hosted(paper.folder) as host:
        prepare = rerouted(paper.config.base_url, host)
        for shot in wanted:
            screen = {"width": shot.width, "height": HEIGHT}
            address = host + paper.example(shot.kind)
            with opened(browser, address, prepare=prepare, viewport=screen, color_scheme=shot.scheme) as reading:
                height = min(reading.evaluate("document.documentElement.scrollHeight"), TALLEST)
                reading.page.set_viewport_size({"width": shot.width, "height": height})
                reading.page.screenshot(path=folder / shot.name)


def sheet(kinds: Sequence[str]) -> str:
    """The page that shows all pictures, a row a kind."""
    rows = [_ROW.format(kind, Markup("").join(_PICTURE.format(shot.name) for shot in shots([kind]))) for kind in kinds]
    return str(_SHEET.format(Markup("").join(rows)))


def _paper(language: str, folder: Path) -> Built:
    folder.mkdir()
    root = copied(folder)
    settings = root / "newsgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('language = "en"', f'language = "{language}"'), encoding="utf-8")
    return built(root)


def main() -> None:
    """Take all pictures, or those of the kinds that are named."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("kinds", nargs="*")
    given = asked.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        papers = {language: _paper(language, Path(place, language)) for language in LANGUAGES}
        known = sorted(kind for kind in papers[LANGUAGES[0]].examples if kind)
        if unknown := [kind for kind in given.kinds if kind not in known]:
            asked.error(f"no page is of the kind {unknown[0]!r}; there are {', '.join(known)}")
        kinds = given.kinds or [kind for kind in known if kind != "redirect"]
        for language, paper in papers.items():
            take(paper, [shot for shot in shots(kinds) if shot.language == language], browser, given.folder)
    (given.folder / "index.html").write_text(sheet(kinds), encoding="utf-8")
    sys.stdout.write(f"{len(list(shots(kinds)))} pictures: {given.folder / 'index.html'}\n")


if __name__ == "__main__":
    main()
