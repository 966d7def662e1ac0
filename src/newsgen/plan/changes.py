"""Where the page stands that tells how an article was changed."""

from typing import Final

FILE: Final = "revisions.html"
FRONT: Final = "index.html"


def url(address: str) -> str:
    """Its site path, below that of the article: "2015/10/storm.html" → "2015/10/storm/revisions.html"."""
    folder = address.removesuffix(FRONT) if f"/{address}".endswith(f"/{FRONT}") else f"{address.removesuffix('.html')}/"
    return f"{folder}{FILE}"
