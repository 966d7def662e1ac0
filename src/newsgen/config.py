"""The archive's settings: `newsgen.toml`, or `[tool.newsgen]` in pyproject.toml, as one frozen value.

Each setting is declared once, with its type, its default, its meaning and what it touches, in `Config`
below. The checks of the values are in `settings`, the reading of the file in `settings_file`. Wrong keys
and wrong values are all told at once, each with its line and the nearest right name.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, get_type_hints

import msgspec

from newsgen import events_file, settings, settings_file
from newsgen.digests import digest_of
from newsgen.model import Event, Value
from newsgen.problems import ConfigError, Problem
from newsgen.settings import Era, Section, Setting
from newsgen.settings_file import FILE, find

__all__ = ["FILE", "Config", "Era", "Section", "declared", "find", "load", "with_output"]


class Config(Value, frozen=True, kw_only=True):
    """Every setting of an archive. Paths are absolute; dates are ISO."""

    root: str
    events: tuple[Event, ...] = ()  # of events.yaml beside the settings
    title: Annotated[
        str,
        Setting(meaning="The name of the archive, on every page.", check=settings.name, touches="pages"),
    ] = "Archive"
    base_url: Annotated[
        str,
        Setting(
            meaning="Where the site will stand on the web. Needed only by canonical links, the feed and the "
            "sitemap: all other links are relative, so the site works at any place and from a disk.",
            check=settings.web_address,
            touches="pages",
            example='"https://example.org/archive/"',
        ),
    ] = ""
    description: Annotated[
        str,
        Setting(
            meaning="One or two sentences on what the archive holds.",
            check=settings.text,
            touches="pages",
            example='"Every issue of The Harbour Gazette, 1987 to 1994."',
        ),
    ] = ""
    language: Annotated[
        str,
        Setting(
            meaning="The language of the site's own words, and of articles that do not say theirs and do not "
            'show it: "en", "de", "pt-BR".',
            check=settings.language,
            touches="reading",
        ),
    ] = "en"
    timezone: Annotated[
        str,
        Setting(
            meaning="The time zone of times that are written without one, by its name in the IANA database: "
            '"Europe/London".',
            check=settings.timezone,
            touches="reading",
        ),
    ] = "UTC"
    publisher: Annotated[
        str,
        Setting(
            meaning="Who published the articles, where they do not say it themselves.",
            check=settings.text,
            touches="reading",
            example='"The Harbour Gazette"',
        ),
    ] = ""
    rights: Annotated[
        str,
        Setting(
            meaning="The copyright line of articles that have none of their own.",
            check=settings.text,
            touches="reading",
            example='"© The Harbour Gazette"',
        ),
    ] = ""
    contact: Annotated[
        str,
        Setting(
            meaning="Whom to ask about the archive, for example for a correction: an e-mail or web address.",
            check=settings.text,
            touches="pages",
            example='"archive@example.org"',
        ),
    ] = ""
    sections: Annotated[
        tuple[Section, ...],
        Setting(
            meaning="The parts of the paper, in the order of the front page. A name, or a table that also "
            'says how it is written in addresses: { slug = "arts", title = "Arts & Letters" }.',
            check=settings.sections,
            touches="reading",
            example='["World", "Business", { slug = "arts", title = "Arts & Letters" }]',
        ),
    ] = ()
    era: Annotated[
        Era,
        Setting(
            meaning="The span in which everything here was published, as exact as it is known. It bounds "
            "the dates of articles that give none; either end may be left out.",
            check=settings.era,
            touches="reading",
            example='{ earliest = "1987", latest = "1994-06-30" }',
        ),
    ] = Era()
    content: Annotated[
        str,
        Setting(meaning="The folder of the articles and raw sources.", check=settings.folder, touches="output"),
    ] = "content"
    output: Annotated[
        str,
        Setting(meaning="The folder that the site is written to.", check=settings.folder, touches="output"),
    ] = "public"
    templates: Annotated[
        str,
        Setting(
            meaning="The folder of the archive's own templates; each file in it wins over the theme's of the "
            "same name. It need not exist.",
            check=settings.folder,
            touches="pages",
        ),
    ] = "templates"
    address: Annotated[
        str,
        Setting(
            meaning="The pattern of an article's address. What is not known of its date falls away; an "
            "article without a date stands under undated/.",
            check=settings.address,
            touches="output",
        ),
    ] = "{year}/{month}/{day}/{slug}.html"
    front_articles: Annotated[
        int,
        Setting(
            meaning="How many of the newest articles the front page shows.",
            check=settings.count(1, 500),
            touches="pages",
        ),
    ] = 24
    feed_articles: Annotated[
        int,
        Setting(
            meaning="How many of the newest articles the Atom feed holds.",
            check=settings.count(1, 500),
            touches="pages",
        ),
    ] = 50
    listing_articles: Annotated[
        int,
        Setting(
            meaning="How many of the newest articles the first page of a section, topic, author or agency shows "
            "where there are more than twice as many; all of them stand on its pages by decade or year.",
            check=settings.count(1, 1000),
            touches="pages",
        ),
    ] = 60
    term_threshold: Annotated[
        int,
        Setting(
            meaning="How many articles a topic, author or agency must have for a page of its own.",
            check=settings.count(1, 1000),
            touches="output",
        ),
    ] = 1

    leave_out: Annotated[
        tuple[str, ...],
        Setting(
            meaning="Kinds of pages to do without, for an archive that is to have fewer files: day, topic, author, "
            "agency, data. What led to them is not a link then.",
            check=settings.page_kinds,
            touches="output",
            example='["day"]',
        ),
    ] = ()

    @property
    def content_dir(self) -> Path:
        """Where the archive's truth is."""
        return Path(self.root, self.content)

    @property
    def output_dir(self) -> Path:
        """Where the site is written."""
        return Path(self.root, self.output)

    @property
    def templates_dir(self) -> Path:
        """Where the archive's own templates may stand; each file there wins over the theme's."""
        return Path(self.root, self.templates)

    @property
    def memory_dir(self) -> Path:
        """What newsgen remembers between builds; may be deleted and costs nothing but time."""
        return Path(self.root, ".newsgen")

    @property
    def reading_digest(self) -> str:
        """Of the events, and of the settings that change how a source is read: they make all be parsed anew."""
        touching = [name for name, setting in declared().items() if setting.touches == "reading"]
        return digest_of({name: getattr(self, name) for name in touching}, self.events)

    @property
    def pages_digest(self) -> str:
        """Of everything that may change a page, wherever the archive lies and is written to."""
        return digest_of({name: getattr(self, name) for name in declared() if name != "output"})


@cache
def declared() -> dict[str, Setting]:
    """Every setting's declaration by its name, in the order in which a person should meet them."""
    hints = get_type_hints(Config, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")}


def load(site: Path) -> Config:
    """The settings of the archive in this folder; a folder with only `content/` has all the defaults.

    Raises ConfigError with a problem for everything that is wrong.
    """
    root = site.resolve()
    file = settings_file.settings_file(root)
    if not file:
        find(root)
        return Config(root=str(root), events=events_file.read(root))
    values, problems = settings_file.read(file, declared())
    config = msgspec.structs.replace(Config(root=str(root)), **values)
    if problems := (*problems, *_clashes(config, path=file.name)):
        raise ConfigError(*problems)
    return msgspec.structs.replace(config, events=events_file.read(root))


def with_output(config: Config, folder: Path) -> Config:
    """The same archive, written to another folder, which may stand anywhere.

    Raises ConfigError when the site would be written over the archive itself.
    """
    changed = msgspec.structs.replace(config, output=str(folder.resolve()))
    if problems := _clashes(changed, path=""):
        raise ConfigError(*problems)
    return changed


def _clashes(config: Config, *, path: str) -> tuple[Problem, ...]:
    """A problem when the site would be written over a folder of the archive, or into one."""
    output = config.output_dir
    originals = Path(config.root, "originals")  # what `newsgen import` keeps
    folders = (config.content_dir, config.templates_dir, config.memory_dir, originals)
    clash = [kept for kept in folders if output == kept or output in kept.parents or kept in output.parents]
    return tuple(
        Problem(
            rule="config/output",
            path=path,
            field="output",
            message=f"{config.output!r} is no place for the site: {kept.name}/ is there.",
            mend='Give the site a folder of its own, like "public".',
        )
        for kept in clash[:1]
    )
