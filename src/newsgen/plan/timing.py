"""An undated article's bounds, narrowed by the weekday of its lead where the archive's dated articles bear that out."""

from msgspec.structs import replace

from newsgen.model import Article, Provenance
from newsgen.model.lead import SURE


def timed(article: Article, *, heeded: bool) -> Article:
    """The article as its page shows it: without the weekday where its date is given or weekdays are not heeded."""
    lead = article.lead_day
    if lead is None or not heeded or lead.says_of(article.published) != "tells":
        return replace(article, lead_day=None)
    when = lead.narrowed(article.published)
    if when == article.published:
        return article
    known = article.provenance.get("published", Provenance(status="inferred"))
    closer = Provenance(
        status="inferred",
        rule="dates/weekday",
        confidence=min(known.confidence, SURE),
        evidence=known.evidence,
    )
    return replace(article, published=when, provenance={**article.provenance, "published": closer})
