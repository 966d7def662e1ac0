"""Where everything stands: addresses of now and of before, and photo files."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import msgspec

from newsgen.catalog.aliases import file_of
from newsgen.catalog.ledger import PAGES
from newsgen.catalog.queries.board import GOOD, Board, among, listed
from newsgen.catalog.withholding import withheld
from newsgen.model import FileWords, Photo, Withheld
from newsgen.urls import fold, photo, photo_copy

_tombstone = msgspec.msgpack.Decoder(Withheld).decode
_words = msgspec.msgpack.Decoder(FileWords).decode

# How an article's row says "2015-10", "2015" and nothing, each so that an index finds it.
MONTH_OR_YEAR = {7: "month <> '' and month", 4: "month = '' and year", 0: "year"}


ASKED: Final = 20_000  # photos whose rows are kept in mind, some 8 MB

# Content path, digest, width, height in pixels, and the widths of its copies.
PhotoRow = tuple[str, str, int, int, str]


class Places(Board):
    """What is asked of addresses and photos."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._asked: dict[str, tuple[PhotoRow, bytes | None] | None] = {}

    def month_addresses(self, month: str | None = None) -> Iterator[tuple[str, str, str]]:
        """(month, site path, day) of every article for search engines by time, or of one month alone.

        The month is its year where no more is known of the date, and empty where nothing is.
        """
        one = "" if month is None else f"and {MONTH_OR_YEAR[len(month)]} = :month"
        return self.database.execute(
            "select coalesce(nullif(month, ''), year), address, day from articles "  # noqa: S608 - our own words
            f"where live and not noindex {one} order by 1, sort, id",
            {"month": month},
        )

    def months(self) -> list[str]:
        """The months of `month_addresses`, in its order."""
        rows = self.database.execute(
            """
            select '' from tallies where kind = 'initial'
            union select key from tallies where kind in ('month', 'only-year') order by 1
            """
        )
        return [month for (month,) in rows]

    def listed_months(self) -> list[str]:
        """Those of the months in which there is anything for search engines."""
        some = "select 1 from articles where live and not noindex and"
        return [month for month in self.months() if self._one(f"{some} {MONTH_OR_YEAR[len(month)]} = ? limit 1", month)]

    def fresh_addresses(self) -> Iterator[tuple[str, str]]:
        """(article id, address) of every address that no list outside knows yet, by id."""
        return self.database.execute(
            # Signed, or SQLite walks through all of them in their order.
            "select id, address from addresses where seq > ? order by +id, +seq",
            (int(self.fact("published") or 0),),
        )

    def old_addresses(self, folded: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """(site path that no live article has now, the site path it leads to or empty when that is gone).

        Where an address was handed on, its latest owner that is still there counts. Of all addresses, or of those
        that fold to these.
        """
        return self.database.execute(
            f"""
            select address, coalesce(max(target), '') from (
                select old.address, old.folded,
                       first_value(live.address) over (partition by old.folded order by live.id is null, seq desc)
                           as target
                from addresses as old left join articles as live on live.id = old.id and live.live
                where old.id not glob '{PAGES}*' {among("old.folded", folded)}
            ) as old
            where not exists (select 1 from articles where articles.address = old.address and articles.live)
            group by folded order by folded
            """,  # noqa: S608 - our own words
            (listed(folded),),
        )

    def page_addresses(self) -> Iterator[str]:
        """Every address at which a page that is no article's was published, in their order."""
        rows = self.database.execute(f"select distinct address from addresses where id glob '{PAGES}*' order by 1")  # noqa: S608
        return (address for (address,) in rows)

    def addresses_of(self, *ids: str) -> frozenset[str]:
        """Every address that an article of one of these ids has or had, but for those where another stands now."""
        rows = self.database.execute(
            f"""
            select address from addresses where true {among("id", ids)} and not exists (
                select 1 from articles where articles.address = addresses.address and live
                and articles.id not in (select value from json_each(?)))
            """,  # noqa: S608 - our own words
            (listed(ids), listed(ids)),
        )
        return frozenset(address for (address,) in rows)

    def was_published(self, address: str) -> bool:
        """Whether anything was published at this address before."""
        return self._one("select 1 from addresses where folded = ? limit 1", fold(address)) is not None

    def tombstone(self, address: str) -> Withheld | None:
        """What is left to say of the article that stood at this address, where it was withdrawn."""
        row = self._one(
            """
            select told from addresses join withheld using (id)
            where folded = ? and not exists (select 1 from articles where articles.path = withheld.path)
            order by seq desc limit 1
            """,
            fold(address),
        )
        return _tombstone(row[0]) if row else self.gone_aliases.get(address)

    @cached_property
    def gone_aliases(self) -> dict[str, Withheld]:
        """What is left to say at the addresses that withdrawn articles had elsewhere, by the file of each."""
        told = [one for one in withheld(self.database) if one.aliases]
        live = "select 1 from articles where path = ?"
        gone = [one for one in told if self._one(live, one.path) is None]
        return {file_of(alias): one for one in gone for alias in one.aliases}

    def aliases(self, folded: Iterable[str] | None = None) -> Iterator[tuple[str, str, str]]:
        """(address elsewhere, the site path it leads to, content path of the article), as front matter gives them.

        Of all, or of those whose file folds to these.
        """
        return self.database.execute(
            f"""
            select aliases.address, articles.address, path from aliases cross join articles using (n)
            where live {among("folded", folded)} order by aliases.address, path
            """,  # noqa: S608 - our own words
            (listed(folded),),
        )

    def photos(self, files: Iterable[str] | None = None) -> Iterator[PhotoRow]:
        """The row of every photo that a live article shows and that can be shown; or of these files, used or not."""
        if files is not None:
            return (row for row, _ in self._rows(files))
        query = f"select path, digest, width, height, sizes from photos where {GOOD}"  # noqa: S608 - our own words
        return self.database.execute(f"{query} and {_USED} order by path")

    def used_photos(self, files: Iterable[str]) -> Iterator[PhotoRow]:
        """The same, of these files alone."""
        query = f"select path, digest, width, height, sizes from photos where {GOOD} {among('path', files)} and {_USED}"  # noqa: S608
        return self.database.execute(f"{query} order by path", (listed(files),))

    def told_photos(self, files: Iterable[str]) -> Iterator[tuple[PhotoRow, FileWords | None]]:
        """The rows of these files as far as they can be shown, with what each file says of itself, if anything."""
        return ((row, _words(words) if words else None) for row, words in self._rows(files))

    def _rows(self, files: Iterable[str]) -> list[tuple[PhotoRow, bytes | None]]:
        """The rows of these files that can be shown, by path, each with its file's words; of each it is asked once.

        An article's own page and every list that shows its card want the same photo.
        """
        if not self._any_photo:
            return []
        asked, wanted = self._asked, sorted(set(files))
        if len(asked) > ASKED:
            asked.clear()
        if unknown := [file for file in wanted if file not in asked]:
            asked.update(dict.fromkeys(unknown))
            # One question for all: 40 photos of a list in 22 µs, where a question each took 196.
            rows = self.database.execute(
                "select path, digest, width, height, sizes, words from photos "  # noqa: S608 - our own words
                f"where {GOOD} {among('path', unknown)}",
                (listed(unknown),),
            )
            asked.update((row[0], (row[:5], row[5])) for row in rows)
        return [found for file in wanted if (found := asked[file])]

    @cached_property
    def _any_photo(self) -> bool:
        """Whether there is a photo's file: many an archive holds the words of photos alone, and every list asks."""
        return self._one("select 1 from photos limit 1") is not None

    def odd_photos(self, *, count: int = -1) -> Iterator[tuple[str, str, str]]:
        """(content path of an article, photo, why what its file says of itself is not read)."""
        return self.database.execute(
            "select articles.path, file, warning from photos join figures on file = photos.path "  # noqa: S608
            f"join articles using (n) where warning <> '' and live and {GOOD} order by 1, 2 limit ?",
            (count,),
        )

    def photo_problems(self, *, count: int = -1) -> Iterator[tuple[str, str, str]]:
        """(content path of an article, photo, what is wrong with it); an empty word means that it is not there."""
        return self.database.execute(  # photos first: there are fewer that fail than articles to ask
            f"""
            with failed as materialized (
                select file, coalesce(nullif(problem, ''), flaw, '') as wrong from (select distinct file from figures)
                left join photos on photos.path = file and photos.path not in (select path from twins)
                where not coalesce({GOOD}, 0)
            )
            select articles.path, file, wrong from failed cross join figures using (file)
            cross join articles using (n) where live order by articles.path, file limit ?
            """,  # noqa: S608 - our own words
            (count,),
        )


# A photo that a live article shows.
_USED = "exists (select 1 from figures join articles using (n) where file = photos.path and live)"


@lru_cache(maxsize=4096)
def photo_of(row: PhotoRow) -> Photo:
    """A photo's row as the value that templates see."""
    path, digest, width, height, listed = row
    if not listed:
        return Photo(path=path, url=photo(path), digest=digest, width=width, height=height)
    sizes = tuple(map(int, listed.split()))
    largest = sizes[-1]
    return Photo(
        path=path,
        url=photo_copy(path, largest, "jpg"),
        digest=digest,
        width=largest,
        height=max(1, round(height * largest / width)),
        sizes=sizes,
    )
