"""Where everything stands: sources, site, templates, and the articles' addresses."""

from typing import Annotated

from newsgen import choices, destinations, settings
from newsgen.declarations.paper import Paper
from newsgen.destinations import Destination
from newsgen.settings import Setting


class Places(Paper, frozen=True, kw_only=True):
    """The settings that tell where everything stands, upon those of the paper."""

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
    revisions: Annotated[
        str,
        Setting(
            meaning='Where earlier states of articles are kept: "recorded", in revisions/ by `newsgen record`; or '
            '"git", in the history of the branch that content/ is checked out from, each commit a state.',
            check=choices.one_of("recorded", "git"),
            touches="nothing",
        ),
    ] = "recorded"
    deploy: Annotated[
        tuple[Destination, ...],
        Setting(
            meaning="Where `newsgen deploy` sends the site, by names of your own: a folder, a zip, S3, a server by "
            "SSH, a branch of a git repository. Keys and passwords never stand here.",
            check=destinations.destinations,
            touches="nothing",
            example='{ live = "ssh://you@example.org/var/www/archive" }',
        ),
    ] = ()
