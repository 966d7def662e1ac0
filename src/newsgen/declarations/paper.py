"""What the archive is: its name, its language, its sections, its span of time."""

from typing import Annotated

from newsgen import choices, events_file, settings
from newsgen.model import Value
from newsgen.settings import Era, Section, Setting


class Paper(Value, frozen=True, kw_only=True):
    """The settings that tell of the paper."""

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
    events: Annotated[
        str,
        Setting(
            meaning="The file that says what happened when; by it, undated articles are placed in time.",
            check=settings.file,
            touches="output",
        ),
    ] = events_file.FILE
    lead_weekday: Annotated[
        str,
        Setting(
            meaning='Whether the weekday of a story\'s opening ("on Tuesday") narrows when an undated article came '
            'out: "on", "off", or "auto", which heeds it unless more than a quarter of the dated articles here differ.',
            check=choices.one_of("auto", "on", "off"),
            touches="pages",
        ),
    ] = "auto"
