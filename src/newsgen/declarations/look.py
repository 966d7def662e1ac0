"""How pages look."""

from typing import Annotated

from newsgen.colours import Colours, chosen, picture
from newsgen.declarations.pages import Pages
from newsgen.settings import Setting


class Look(Pages, frozen=True, kw_only=True):
    """The settings that tell how pages look, upon those of which there are."""

    colours: Annotated[
        Colours,
        Setting(
            meaning="Colours of the archive's own, by name: paper, wash (of what is set apart), ink, quiet (of what "
            "stands back), rule, accent; and those for dark screens under dark. The theme's own stand for the rest.",
            check=chosen,
            touches="pages",
            example='{ accent = "#00457c", dark = { accent = "#8ec6ff" } }',
        ),
    ] = Colours()

    nameplate: Annotated[
        str,
        Setting(
            meaning="A picture of the archive's name, in templates/assets/, to stand for its title in type: "
            '"nameplate.svg", or a PNG or WebP file. Dark screens show "nameplate-dark.svg" where that is there too.',
            check=picture,
            touches="pages",
        ),
    ] = ""
