"""The tables of those whom articles name and quote, beside the terms that these are."""

from typing import Final

TABLES: Final = """
create table voices (               -- who speaks in which article: beside the term of kind "quotes"
    slug text not null,
    n integer not null,
    quotes integer not null,        -- how many
    digest text not null,           -- of them, as the speaker's pages show them
    primary key (slug, n)
) without rowid;
create table identities (           -- what the authority file tells of a term, article by article
    kind text not null,
    slug text not null,
    n integer not null,
    told text not null,             -- JSON
    primary key (kind, slug, n)
) without rowid;
"""

INDEXES: Final = """
create index voices_article on voices (n);
create index identities_article on identities (n);
"""
