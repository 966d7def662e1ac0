"""Trails: the articles of a topic, from one to the next, as a reader follows them.

Only those whose day is given stand in one, in the order of the topic's list. So what an article's change can change of
others are the ways on from the two beside it in each of its topics, at its old place and its new one.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from newsgen.catalog.state import State

TABLES: Final = """
create table trails (               -- which articles of a given day stand under a topic, newest first
    slug text not null,
    sort text not null,
    id text not null,
    n integer not null,
    rank integer not null,          -- of the topic among those of the article
    primary key (slug, sort desc, id, n)
) without rowid;
create table trodden (slug, sort, id, n, rank);  -- the same as they come
"""
# Made when the rows are in.
INDEXES: Final = """
insert into trails select * from trodden order by slug, sort desc, id, n;
drop table trodden;
"""

# The way out of the table for an article that goes; its terms must still be there.
GONE: Final = """
    delete from trails where (slug, sort, id, n) in (
        select terms.slug, terms.sort, id, n from terms join articles using (n) where kind = 'topic' and n = ?)
"""

_LIVE: Final = "not exists (select 1 from articles indexed by articles_double where articles.n = other.n and not live)"
_OTHER: Final = f"select n from trails as other where other.slug = mine.slug and {_LIVE} and"  # noqa: S608 - our own
# The numbers of the articles before and after `mine`, a row of trails or what is like one.
EARLIER: Final = f"""
    coalesce(({_OTHER} other.sort = mine.sort and other.id > mine.id order by other.id limit 1),
             ({_OTHER} other.sort < mine.sort order by other.sort desc, other.id limit 1))
"""
LATER: Final = f"""
    coalesce(({_OTHER} other.sort = mine.sort and other.id < mine.id order by other.id desc limit 1),
             ({_OTHER} other.sort > mine.sort order by other.sort, other.id desc limit 1))
"""
_BESIDE: Final = f"""
    select mine.n, mine.rank, mine.slug, {EARLIER} as earlier, {LATER} as later
    from {{}} terms cross join trails as mine
    on mine.slug = terms.slug and mine.sort = terms.sort and mine.id = articles.id and mine.n = terms.n
    where terms.n = articles.n and terms.kind = 'topic'
"""  # noqa: S608 - our own words
# (n, rank, slug, number of the one before, of the one after) for each topic of an article that is asked about.
BESIDE: Final = _BESIDE.format("")
# The same of all that a list of numbers names.
BESIDE_MANY: Final = _BESIDE.format("json_each(?) cross join articles on articles.n = value cross join")

_BOTH: Final = f"""
    select id from articles where n in (
        select {EARLIER} from (select :slug as slug, :sort as sort, :id as id) as mine union all
        select {LATER} from (select :slug as slug, :sort as sort, :id as id) as mine)
"""  # noqa: S608 - our own words


def beside(database: sqlite3.Connection, one: State) -> Iterator[str]:
    """The ids of the articles before and after this one's place in each of its topics."""
    for slug in {slug for kind, slug, _ in one.terms if kind == "topic" and one.day}:
        rows = database.execute(_BOTH, {"slug": slug, "sort": one.sort, "id": one.id})
        yield from (found for (found,) in rows)
