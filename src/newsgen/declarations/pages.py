"""Which pages there are, and how much each shows."""

from typing import Annotated

from newsgen import choices, settings
from newsgen.declarations.places import Places
from newsgen.settings import Setting


class Pages(Places, frozen=True, kw_only=True):
    """The settings that tell which pages there are, upon those of places."""

    front_articles: Annotated[
        int,
        Setting(
            meaning="How many of the newest articles the front page shows.",
            check=choices.count(1, 500),
            touches="pages",
        ),
    ] = 24
    front: Annotated[
        tuple[str, ...],
        Setting(
            meaning="Articles that stand first on the front page, in this order, by their path below content/ or "
            "their id; the newest follow.",
            check=choices.names,
            touches="pages",
            example='["2015/10/storm.md"]',
        ),
    ] = ()

    feed_articles: Annotated[
        int,
        Setting(
            meaning="How many of the newest articles the Atom feed holds.",
            check=choices.count(1, 500),
            touches="pages",
        ),
    ] = 50
    listing_articles: Annotated[
        int,
        Setting(
            meaning="How many of the newest articles the first page of a section, topic, author or agency shows "
            "where there are more than twice as many; all of them stand on its pages by decade or year.",
            check=choices.count(1, 1000),
            touches="pages",
        ),
    ] = 60
    term_threshold: Annotated[
        int,
        Setting(
            meaning="How many articles a topic, name, author, agency or speaker must have for a page of its own.",
            check=choices.count(1, 1000),
            touches="output",
        ),
    ] = 1

    quotes_threshold: Annotated[
        int,
        Setting(
            meaning="In how many articles a person must be quoted for a page of what they said. 0 goes by the size of "
            "the archive: 1 below 1,024 articles, then 3, of very many one in 4,096. Most people speak once only; "
            "where more than a thousand speak, the index of quotes names those alone who have a page.",
            check=choices.count(0, 1000),
            touches="output",
        ),
    ] = 0

    related: Annotated[
        int,
        Setting(
            meaning="How many related articles an article's page shows at most: older ones that say the same words, "
            "or stand under the same names and topics. 0 shows none.",
            check=choices.count(0, 5),
            touches="pages",
        ),
    ] = 4
    search: Annotated[
        bool,
        Setting(
            meaning="Whether the archive can be searched: an index of all words, cut into small files that a "
            "reader's browser fetches as it needs them. They are about half as large as the articles themselves.",
            check=choices.yes_or_no,
            touches="pages",
        ),
    ] = True

    leave_out: Annotated[
        tuple[str, ...],
        Setting(
            meaning="Kinds of pages to do without, for an archive that is to have fewer files: day, sameday, topic, "
            "person, place, organisation, author, agency, quotes, photos, corrections, revisions, data, hosts (the "
            "files for those). What led to them is not a link then.",
            check=settings.page_kinds,
            touches="output",
            example='["day"]',
        ),
    ] = ()
