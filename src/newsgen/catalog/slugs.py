"""The address part of a term."""

from functools import lru_cache

from newsgen import urls
from newsgen.digests import digest_of


@lru_cache(maxsize=65536)
def term_slug(name: str) -> str:
    """The address part of a term; a name that cannot be written in ASCII gets its digest."""
    return urls.slug(name, fallback=digest_of(name)[:12])
