"""A program that is measured: how it is found, given its articles, called, and made to forget. And ours.

Every one of them builds the same articles into the same set of pages. newsgen's own days and agencies, which no peer
makes, are left out; as "newsgen, all pages" it makes them, too. The peers are in `rivals`.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import corpus
from benchmarks.corpus import Story

PEERS: Final = Path(__file__).with_name("peers")
ASIDE: Final = "aside"  # in the folder of the sites: what was built before, deleted when all is measured
CORRECTION: Final = "Correction {}: the ferry left at noon."  # what an edit adds to a body


class Corpus(NamedTuple):
    """Articles as they were written once for all builders."""

    folder: Path
    articles: int
    seed: int = 1

    def story(self, number: int) -> Story:
        """The article of this number; one past the end is news."""
        return corpus.story(number, self.articles, seed=self.seed)


class Builder:
    """One program and its site. What differs from the usual, each says below."""

    name = ""
    output = "public"
    memory: tuple[str, ...] = ()  # beside the output: what it keeps between two builds
    codes: tuple[int, ...] = (0,)  # with which it ends when all went well
    environment: Mapping[str, str] = {}

    def __init__(self, *, work: Path, tools: Path, articles: Corpus) -> None:
        """`work` holds the sites, `tools` what was installed for the peers."""
        self.site = work / f"{self.name.replace(' ', '-').replace(',', '')}-{articles.articles}"
        self.tools = tools
        self.corpus = articles

    def missing(self) -> str:
        """Why it cannot run here; empty when it can."""
        program = self.command("cold")[0]
        return "" if program and shutil.which(program) else "not installed"

    def command(self, step: str) -> list[str]:
        """What to call for a step; empty for what it has not."""
        raise NotImplementedError(step)

    @property
    def kind(self) -> str:
        """The program, whichever way it is called."""
        return self.name.partition(",")[0]

    def version(self) -> str:
        """The program and its version."""
        said = self._said([*self.command("cold")[:1], "--version"])
        return f"{self.kind} {said.removeprefix(f'{self.kind} ')}"

    def prepare(self) -> None:
        """Lay its site out, with all articles and no output."""
        put_aside(self.site)
        if (PEERS / self.kind).is_dir():
            shutil.copytree(PEERS / self.kind, self.site)
        self.take_articles()

    def take_articles(self) -> None:
        """The corpus at content/, the photos at static/images/. Hard links: an edit puts a new file in the place."""
        link(self.corpus.folder / "content", self.site / "content")
        link(self.corpus.folder / "images", self.site / "static" / "images")

    def before(self, step: str, times: int) -> None:
        """What a step is about: all forgotten, an article edited, one more there; else nothing has changed."""
        if step == "cold":
            self.clear()
        elif step == "edit":
            self.edit(times)
        elif step == "new":
            self.add(times)

    def clear(self) -> None:
        """Forget everything: the next build is the first."""
        for name in (self.output, *self.memory):
            put_aside(self.site / name, self.site.parent)

    def edited(self) -> Path:
        """The article whose body is edited: one from the middle."""
        return self.site / "content" / self.corpus.story(self.corpus.articles // 2).path

    def edit(self, times: int) -> None:
        """Add a sentence to a body, as an editor saves it: a new file in the place of the old."""
        text = self.edited().read_text(encoding="utf-8")
        put(self.edited(), f"{text}\n{CORRECTION.format(times)}\n")

    def add(self, times: int) -> None:
        """One more article, the newest."""
        story = self.corpus.story(self.corpus.articles + times)
        put(self.site / "content" / story.path, self.form(story))

    def form(self, story: Story) -> str:
        """A story as a file of this builder."""
        return corpus.markdown(story)

    def rendered(self, said: str) -> int:
        """How many pages the run made anew, if it tells; else -1."""
        del said
        return -1

    def _said(self, words: list[str]) -> str:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        return (done.stdout.strip() or done.stderr.strip()).partition("\n")[0]


class Newsgen(Builder):
    """newsgen as it is installed beside this Python."""

    name = "newsgen"
    memory = (".newsgen", "content/addresses.tsv")
    # What the peers' minimal sites do not have either.
    left_out: tuple[str, ...] = ("day", "sameday", "agency", "quotes", "photos", "data")
    searched = False

    def command(self, step: str) -> list[str]:
        """Its whole command. It tells its figures as JSON, but not of a first build: that lists every file."""
        newsgen = str(Path(sys.executable).with_name("newsgen"))
        if step == "help":
            return [newsgen, "--help"]
        return [newsgen, "build", "--quiet" if step == "cold" else "--json"]

    def take_articles(self) -> None:
        """Photos lie with the articles, and the settings beside them."""
        link(self.corpus.folder / "content", self.site / "content")
        link(self.corpus.folder / "images", self.site / "content" / "images")
        settings = {
            "title": "The Bench Gazette",
            "base_url": "https://archive.example/",
            "front_articles": 50,
            "feed_articles": 50,
            "listing_articles": 50,
            "leave_out": list(self.left_out),
            "search": self.searched,
        }
        lines = [f"{key} = {json.dumps(value)}\n" for key, value in settings.items()]
        (self.site / "newsgen.toml").write_text("".join(lines), encoding="utf-8")

    def rendered(self, said: str) -> int:
        """From its report."""
        return int(json.loads(said)["rendered"]) if said.startswith("{") else -1


class NewsgenAll(Newsgen):
    """newsgen with all the pages that it makes when nobody says otherwise."""

    name = "newsgen, all pages"
    left_out = ()
    searched = True


class Copy(Builder):
    """`cp -r` of what newsgen wrote: no builder can be much faster than the disk."""

    name = "cp -r"

    def __init__(self, *, work: Path, tools: Path, articles: Corpus) -> None:
        super().__init__(work=work, tools=tools, articles=articles)
        self._original = Newsgen(work=work, tools=tools, articles=articles)

    def command(self, step: str) -> list[str]:
        """Only a first build has its like."""
        return ["cp", "-r", str(self._original.site / "public"), "public"] if step == "cold" else []

    def version(self) -> str:
        """Of no interest."""
        return ""

    def take_articles(self) -> None:
        """It needs none."""
        self.site.mkdir(parents=True)


def put_aside(path: Path, work: Path | None = None) -> None:
    """Take a file or folder away without deleting it: its new place is `ASIDE` in `work`, else beside it.

    ext4 gives no inode away again for a minute, and looks at all that it passes over: 16,000 small
    files took 10 s to make after as many had been deleted, and 2 s where none had.
    """
    if path.exists():
        aside = (work or path.parent) / ASIDE
        aside.mkdir(exist_ok=True)
        path.rename(aside / str(max((int(each.name) + 1 for each in aside.iterdir()), default=0)))


def put(file: Path, text: str) -> None:
    """Write a file as careful editors do: whole, and then into its place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def link(source: Path, target: Path) -> None:
    """The same files in another folder, for the price of their names."""
    shutil.copytree(source, target, copy_function=os.link, dirs_exist_ok=True)
