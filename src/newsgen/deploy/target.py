"""What every target can do, whatever stands behind it."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from newsgen.problems import NotDeployed, Problem

Looks = Literal["same", "other", "absent"]


class Parcel(NamedTuple):
    """A file of the site that is to stand at a target."""

    url: str
    kind: str
    digest: str  # SHA-256
    size: int
    path: Path

    def data(self) -> bytes:
        """Its bytes. Raises NotDeployed when they are not those that the build left."""
        try:
            data = self.path.read_bytes()
        except OSError:
            data = b""
        if sha256(data).hexdigest() != self.digest:
            raise NotDeployed(altered(self.url))
        return data


class Claim(NamedTuple):
    """Who deploys: an identifier of the archive on this machine, and what people call the machine."""

    who: str
    host: str
    force: bool = False  # also where another seems to be at work
    forget: bool = False  # whether something was taken back, so that no earlier edition may be kept


class Target(Protocol):
    """A place that holds a site. Every call may raise NotDeployed; what readers find stays whole then."""

    remarks: list[str]  # what a person should know of the place

    def claim(self, claim: Claim) -> None:
        """Have it for oneself until `close`. Raises Locked when another has it."""

    def taken(self) -> Iterator[str]:
        """The lines that `settle` left last; none where there are none."""

    def pending(self) -> Iterator[str]:
        """The addresses announced by a deploy that did not settle."""

    def announce(self, urls: Iterable[str]) -> None:
        """Note, before anything is changed, what may be from now on."""

    def look(self, parcels: Sequence[Parcel]) -> Iterator[Looks]:
        """How each stands there, by its bytes; the parcels come by address."""

    def put(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Send them; each comes out when it stands there."""

    def drop(self, urls: Iterable[str]) -> None:
        """Delete them; one that is not there is no fault."""

    def settle(self, lines: Iterable[str]) -> None:
        """Keep these lines for the next time; what was announced has become so."""

    def close(self) -> None:
        """Let others have it, and leave nothing behind that only this run needed."""


def altered(url: str) -> Problem:
    """A file on the disk is not the one that the build left."""
    return Problem(
        rule="deploy/altered",
        path=url,
        message="Its bytes are not those that the last build left.",
        mend="`newsgen build --clean` makes it anew; `newsgen verify` tells of all such files.",
    )


def busy(place: str, host: str) -> Problem:
    """Another deploy has claimed the place; `host` is what it calls its machine, as far as that is known."""
    of = f", from {host.strip()[:80]!r}," if host.strip() else ""
    return Problem(
        rule="deploy/locked",
        path=place,
        message=f"Another deploy{of} is at work there.",
        mend="Wait until it has ended; if it was killed, go on with --take-over.",
    )
