"""What became of one source: the sum that every build must keep.

`articles in = published + refused + drafts + duplicates + embargoed + withdrawn`: each file in content/ that is an
article ends as exactly one outcome, and none is lost.
"""

from typing import Literal

from newsgen.model import Article, Value, Withheld
from newsgen.problems import Problem


class Outcome(Value, frozen=True, kw_only=True):
    """One source's end. `article` is there for "article" only; warnings may stand beside it."""

    path: str  # content path
    digest: str  # of the source's bytes
    kind: Literal["article", "refused", "draft", "duplicate", "embargoed", "withdrawn"]
    article: Article | None = None
    problems: tuple[Problem, ...] = ()
    until: str = ""  # the moment at which it may be published, UTC, when that has not come
    withheld: Withheld | None = None  # what of it may stand nowhere
