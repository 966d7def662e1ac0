"""What is to stand at a target: the files that the last build left, and copies of them where it shows such."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from heapq import merge
from operator import attrgetter
from types import TracebackType
from typing import Self

from newsgen.config import Config
from newsgen.deploy.moves import Move
from newsgen.deploy.opening import wrong
from newsgen.deploy.target import Parcel, altered
from newsgen.destinations import Destination
from newsgen.problems import ConfigError, NotDeployed
from newsgen.site.copies import Copies
from newsgen.site.inventory import File, Held, holdings


class Stock:
    """The files of a site, and where their bytes lie. Raises ConfigError where a library for copies is missing."""

    def __init__(self, config: Config, destination: Destination) -> None:
        self.config, self._stack = config, ExitStack()
        self._copies: Copies | None = None
        if destination.precompress:
            try:
                copies = Copies(config.memory_dir, config.output_dir, destination.precompress)
            except ModuleNotFoundError:
                raise _without_brotli(destination) from None
            self._copies = self._stack.enter_context(copies)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def prepare(self, told: Callable[[int, int], None]) -> None:
        """Have all copies that there should be. Raises NotDeployed where a file is not as it was built."""
        if self._copies and (wrong := self._copies.update(told)):
            raise NotDeployed(altered(wrong[0]))

    def held(self) -> Iterator[Held]:
        """Every file, by address."""
        site = holdings(self.config.memory_dir, self.config.output_dir)
        return merge(site, self._copies.kept(), key=attrgetter("url")) if self._copies else site

    def parcel(self, move: Move) -> Parcel:
        """What is sent for a move."""
        made = self._copies.path(move.url) if move.copy and self._copies else None
        return Parcel(move.url, move.kind, move.digest, move.size, made or self.config.output_dir / move.url)

    def file(self, move: Move) -> File:
        """The file of a move, and the digest that it should have."""
        parcel = self.parcel(move)
        return File(parcel.path, parcel.digest, parcel.url)


def _without_brotli(destination: Destination) -> ConfigError:
    mend = """Install it: pip install 'newsgen[br]', or write precompress = ["gz"]."""
    return wrong(destination, "To make copies in Brotli, newsgen needs the library brotli.", mend)
