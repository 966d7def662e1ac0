"""A withdrawal: what an archive takes back of an article that it has published, when, and why."""

from typing import Literal

from newsgen.model.value import Value

Level = Literal["note", "noindex", "anonymise", "tombstone"]


class Withdrawal(Value, frozen=True, kw_only=True):
    """What is taken back of one article.

    `note` only says why; `noindex` also keeps the page from search engines and the archive's own search; `anonymise`
    replaces names wherever the article is shown; `tombstone` leaves nothing but the reason and the date.
    """

    level: Level
    date: str = ""  # YYYY-MM-DD, of the decision
    reason: str = ""
    names: tuple[str, ...] = ()  # that may stand nowhere
    instead: str = "[…]"  # what stands there
    article: str = ""  # id or content path, in a list of withdrawals


class Withheld(Value, frozen=True, kw_only=True):
    """What must stand nowhere in a site, for one article: names, and words of a text that is gone."""

    path: str  # content path
    own: str  # the id that the article would have
    id: str  # the one that it is shown with
    level: Level
    date: str
    reason: str
    names: tuple[str, ...]
    words: tuple[str, ...]  # telling runs of the text, as they would be printed
    aliases: tuple[str, ...] = ()  # addresses elsewhere at which nothing is left either
