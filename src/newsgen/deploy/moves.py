"""What must change at a target, so that it holds the site: a merge of lists that are all in order of addresses.

Nothing is kept in memory: of a million files no more than one of each list is at hand.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeVar

from newsgen.deploy.state import KEPT, Taken
from newsgen.site.inventory import Held

What = Literal["new", "changed", "same", "doubt", "gone"]
Row = TypeVar("Row", Held, Taken)


class Move(NamedTuple):
    """One file that a target lacks (`new`), has otherwise (`changed`), or has for nothing (`gone`).

    `doubt`: a deploy that was stopped may have sent it, so that only a look can tell; `same`: it had.
    """

    what: What
    url: str
    kind: str
    digest: str = ""
    size: int = 0
    copy: bool = False  # whether it is a compressed copy of another file


def moves(site: Iterable[Held], taken: Iterable[Taken], pending: Iterable[str], *, doubt: bool) -> Iterator[Move]:
    """Every move, by address; with `doubt` nothing that the target says of itself is believed."""
    for url, held, had, maybe in _beside(site, taken, pending):
        if not held:
            yield Move("gone", url, had.kind if had else "")
        elif maybe or doubt:
            yield _of("doubt", held)
        elif not had:
            yield _of("new", held)
        elif (had.digest, had.size) != (held.digest[:KEPT], held.size):
            yield _of("changed", held)


def _of(what: What, held: Held) -> Move:
    return Move(what, held.url, held.kind, held.digest, held.size, held.copy)


def _beside(
    site: Iterable[Held], taken: Iterable[Taken], pending: Iterable[str]
) -> Iterator[tuple[str, Held | None, Taken | None, bool]]:
    """(address, what the site has there, what the target took, whether it was announced), by address."""
    ours, theirs, maybes = iter(site), iter(taken), iter(pending)
    held, had, maybe = next(ours, None), next(theirs, None), next(maybes, None)
    while held or had or maybe:
        url = min(each for each in (held and held.url, had and had.url, maybe) if each)
        here, there, announced = _at(url, held), _at(url, had), maybe == url
        yield url, here, there, announced
        held = next(ours, None) if here else held
        had = next(theirs, None) if there else had
        maybe = next(maybes, None) if announced else maybe


def _at(url: str, row: Row | None) -> Row | None:
    return row if row and row.url == url else None
