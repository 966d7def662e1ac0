"""What a run did, in figures, and all that was wrong."""

from newsgen.model import Change, Value
from newsgen.problems import NOTHING_PUBLISHED, OK, WITH_PROBLEMS, Problem


class Report(Value, frozen=True, kw_only=True):
    """One run over the archive.

    `sources = published + refused + drafts + duplicates + embargoed + withdrawn`, always.
    """

    sources: int = 0
    published: int = 0
    refused: int = 0
    drafts: int = 0
    duplicates: int = 0
    embargoed: int = 0
    withdrawn: int = 0  # of which nothing is left but a date and a reason
    parsed: int = 0  # sources that had to be read anew
    pages: int = 0  # pages that the site has
    rendered: int = 0  # pages, data, photos and assets made anew; not the search index, nor sums of what was made
    written: int = 0  # of all files, the ones whose bytes were new
    removed: int = 0
    unchanged: int = 0  # files that stand as they stood
    seconds: float = 0.0
    kept: bool = False  # nothing was published: the site stands as it stood
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()

    def exit_code(self, *, strict: bool = False) -> int:
        """0 all well, 1 published with problems, 3 nothing published (with `strict`: any problem)."""
        wrong = any(problem.severity != "note" for problem in self.problems)
        if self.kept or (strict and wrong):
            return NOTHING_PUBLISHED
        return WITH_PROBLEMS if wrong else OK
