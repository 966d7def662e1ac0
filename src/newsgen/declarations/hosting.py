"""What hosts are told of the archive, and what programs may do with it."""

from typing import Annotated

from newsgen import choices, settings
from newsgen.declarations.look import Look
from newsgen.settings import Setting


class Hosting(Look, frozen=True, kw_only=True):
    """The settings for hosts and programs."""

    hosts: Annotated[
        tuple[str, ...],
        Setting(
            meaning="The hosts whose limits the list of redirects must keep, where it may stand: cloudflare, netlify. "
            "On all others, and where the list is too long for these, the pages that lead on do the same.",
            check=choices.some_of("cloudflare", "netlify"),
            touches="pages",
            example='["netlify"]',
        ),
    ] = ("cloudflare", "netlify")
    machine_reading: Annotated[
        str,
        Setting(
            meaning='What programs that gather texts for models may do: "allowed", or "reserved", which says so in '
            "robots.txt and by the protocol of text and data mining (tdmrep.json).",
            check=choices.one_of("allowed", "reserved"),
            touches="pages",
        ),
    ] = "allowed"
    security_contact: Annotated[
        str,
        Setting(
            meaning="Whom to tell of a fault in the site's safety, for security.txt: an e-mail or web address.",
            check=settings.text,
            touches="pages",
            example='"security@example.org"',
        ),
    ] = ""
    security_expires: Annotated[
        str,
        Setting(
            meaning="The day until which that holds; at most a year ahead. It must stand with the contact.",
            check=choices.a_day,
            touches="pages",
            example='"2027-11-23"',
        ),
    ] = ""
