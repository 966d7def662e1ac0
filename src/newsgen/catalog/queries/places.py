"""Where everything stands: addresses of now and of before, and photo files."""

from collections.abc import Iterable, Iterator

from newsgen.catalog.queries.board import Board
from newsgen.model import Photo

# How an article's row says "2015-10", "2015" and nothing, each so that an index finds it.
_MONTH_OR_YEAR = {7: "month <> '' and month", 4: "month = '' and year", 0: "year"}


class Places(Board):
    """What is asked of addresses and photos."""

    def addresses(self) -> Iterator[tuple[str, str]]:
        """(site path, last modified day or empty) of every live article, oldest first."""
        return self.database.execute("select address, day from articles where live order by sort, id")

    def month_addresses(self, month: str | None = None) -> Iterator[tuple[str, str, str]]:
        """(month, site path, day) of every live article by time, or of one month alone.

        The month is its year where no more is known of the date, and empty where nothing is.
        """
        one = "" if month is None else f"and {_MONTH_OR_YEAR[len(month)]} = :month"
        return self.database.execute(
            "select coalesce(nullif(month, ''), year), address, day from articles "  # noqa: S608 - our own words
            f"where live {one} order by 1, sort, id",
            {"month": month},
        )

    def old_addresses(self) -> Iterator[tuple[str, str]]:
        """(site path that no live article has now, the site path it leads to or empty when that is gone).

        Where an address was handed on, its latest owner that is still there counts.
        """
        return self.database.execute(
            """
            select address, coalesce(max(target), '') from (
                select old.address, old.folded,
                       first_value(live.address) over (partition by old.folded order by live.id is null, seq desc)
                           as target
                from addresses as old left join articles as live on live.id = old.id and live.live
            )
            where address not in (select address from articles where live)
            group by folded order by folded
            """
        )

    def aliases(self) -> Iterator[tuple[str, str, str]]:
        """(address elsewhere, the site path it leads to, content path of the article), as front matter gives them."""
        return self.database.execute(
            """
            select alias.value, address, articles.path from articles, json_each(articles.aliases) as alias
            where live and aliases <> '[]' order by alias.value, articles.path
            """
        )

    def photos(self, files: Iterable[str] | None = None) -> Iterator[tuple[str, str, int, int]]:
        """(content path, digest, width, height) of every photo that a live article shows and that can be shown."""
        rows = (
            self.database.execute(
                """
            select distinct photos.path, photos.digest, width, height
            from photos join figures on figures.file = photos.path join articles on articles.path = figures.path
            where live and problem = '' order by photos.path
            """
            )
            if files is None
            else (
                row
                for file in files
                for row in self.database.execute(
                    "select path, digest, width, height from photos where path = ? and problem = ''", (file,)
                )
            )
        )
        return iter(rows)

    def photo_marks(self) -> dict[str, str]:
        """Article id → its photos and their digests, for the few that show any."""
        marks: dict[str, str] = {}
        for id, file, digest in self.database.execute(  # noqa: A001 - the field's name
            """
            select id, figures.file, coalesce(photos.digest, '') from figures join articles using (path)
            left join photos on photos.path = figures.file and problem = ''
            where live order by id, figures.file
            """
        ):
            marks[id] = f"{marks.get(id, '')}|{file}:{digest}"
        return marks

    def photo_problems(self) -> Iterator[tuple[str, str, str]]:
        """(content path of an article, photo, what is wrong with it); an empty word means that it is not there."""
        return self.database.execute(
            """
            select figures.path, figures.file, coalesce(problem, '') from figures
            join articles on articles.path = figures.path
            left join photos on photos.path = figures.file
            where live and (photos.path is null or problem <> '') order by figures.path, figures.file
            """
        )


def photo_of(row: tuple[str, str, int, int]) -> Photo:
    """A photo's row as the value that templates see."""
    path, digest, width, height = row
    return Photo(path=path, url=f"photos/{path}", digest=digest, width=width, height=height)
