"""A small archive that goes from one edition to the next, over and over, and what each edition's clean site is."""

import shutil
from pathlib import Path
from typing import NamedTuple

from newsgen.report import Report
from proofs.archive import Archive, story
from proofs.whole import faults, files

ARTICLES = 48
PHOTOGRAPHED = range(0, ARTICLES, 16)
BASE_URL = "https://post.example/"
PHOTO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><title>{}</title><path d="M0 0h4v3z"/></svg>\n'
TEMPLATE = "<!doctype html><html lang=en><title>{{ page.title }}</title><p>Lost, and told so in edition %d.</html>\n"


class Paper(NamedTuple):
    """All that decides what the site is: settings, and files by their path in the archive."""

    settings: str
    files: dict[str, str]


def paper(edition: int) -> Paper:
    """An edition. 0 is the archive as it stood; in 1 all pages change, some come, go or move; in 2 little changes."""
    numbers = [number for number in range(ARTICLES + edition % 2) if (number + edition) % 11 or edition == 2]
    articles = {f"content/{number % 5}/{number}.md": _article(number, edition) for number in numbers}
    photos = {f"content/photos/{number}.svg": PHOTO.format(edition % 2) for number in PHOTOGRAPHED}
    own = {"templates/notfound.html": TEMPLATE % edition} if edition == 1 else {}
    return Paper(f'description = "Edition {edition % 2}"\n', articles | photos | own)


def _article(number: int, edition: int) -> str:
    edition = edition if edition < 2 or number % 9 == 4 else 0
    headline = f"Story {number}" if number % 5 else f"Story {number} of edition {edition}"
    day = number % 28 + 1 if number % 7 else (number + edition) % 28 + 1
    photo = f"![The harbour](../photos/{number}.svg)\n\n" if number in PHOTOGRAPHED else ""
    return story(headline, f"2015-{number % 12 + 1:02}-{day:02}", topics=f"[T{number % 9}]", section=f"S{number % 4}",
                 body=f"{photo}Edition {edition} of story {number}.")  # fmt: skip


EDITIONS = (1, 2)


class Editions:
    """The archive with its site at edition 0, and clean builds of all editions, none of them built over another."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder / "archive")
        self.public = self.archive.folder / "public"
        self._kept = folder / "kept"
        self.write(0)
        assert self.archive.build().exit_code() == 0
        shutil.copytree(self.archive.folder, self._kept)
        self.addresses = {0: (self.archive.content / "addresses.tsv").read_bytes()}
        self.sites = {0: self.archive.site()} | {edition: self._clean(folder, edition) for edition in EDITIONS}

    def write(self, edition: int) -> None:
        """Save an edition's settings, articles, photos and templates."""
        new = paper(edition)
        self.archive.configure(new.settings)
        for room in ("content", "templates"):
            for file in sorted((self.archive.folder / room).rglob("*.*")):
                if file.relative_to(self.archive.folder).as_posix() not in new.files and file.name != "addresses.tsv":
                    file.unlink()
        for path, text in new.files.items():
            file = self.archive.folder / path
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                self.archive.write(f"../{path}", text)

    def begin(self, edition: int) -> None:
        """The archive as it stood at edition 0, with the files of another edition, not built yet."""
        shutil.rmtree(self.archive.folder)
        shutil.copytree(self._kept, self.archive.folder)
        self.write(edition)

    def _clean(self, folder: Path, edition: int) -> dict[str, bytes]:
        """The site of an edition and of the addresses of edition 0, made where nothing is remembered."""
        self.begin(edition)
        copy = Archive(folder / f"clean-{edition}")
        for room in ("content", "templates", "newsgen.toml"):
            source = self.archive.folder / room
            if source.is_dir():
                shutil.copytree(source, copy.folder / room, dirs_exist_ok=True)
        shutil.copy(self.archive.folder / "newsgen.toml", copy.folder)
        assert (report := copy.build()).exit_code() == 0, report.problems
        self.addresses[edition] = (copy.content / "addresses.tsv").read_bytes()
        return copy.site()

    def need(self, edition: int) -> int:
        """About how many bytes of disk the new files of an edition take while the old ones still stand."""
        old, new = self.sites[0], self.sites[edition]
        return sum(4096 * -(-len(data) // 4096) for path, data in new.items() if old.get(path) != data)

    def faults(self, edition: int) -> list[str]:
        """What is not whole in the site as it stands, between edition 0 and this one."""
        return faults(files(self.public), self.sites[0], self.sites[edition], base_url=BASE_URL)

    def unhealed(self, edition: int) -> list[str]:
        """What the next build leaves otherwise than a clean one makes it."""
        return differences(self, edition, self.archive.build())


def differences(editions: Editions, edition: int, report: Report) -> list[str]:
    """How an archive after a build differs from one where nothing ever went wrong."""
    archive, clean = editions.archive, editions.sites[edition]
    site = archive.site()
    odd = sorted(path for path in site.keys() | clean.keys() if site.get(path) != clean.get(path))
    left = sorted(path.name for path in archive.folder.iterdir() if path.name.startswith("."))
    minted = (archive.content / "addresses.tsv").read_bytes()
    return [
        *(f"{path}: not as in a clean build" for path in odd),
        *(str(problem) for problem in report.problems),
        *([] if left == [".newsgen"] else [f"left behind: {left}"]),
        *([] if minted == editions.addresses[edition] else ["addresses.tsv: not as in a clean build"]),
    ]
