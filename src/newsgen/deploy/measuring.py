"""How large a site is, found without looking at any of its files."""

from collections import Counter
from collections.abc import Iterable, Iterator

from newsgen.config import Config
from newsgen.deploy.hosts import Size
from newsgen.site.inventory import Held, holdings, known
from newsgen.site.pace import estimate


class Scales:
    """What passes over them, measured; copies are left out, since hosts that say what they take make their own."""

    def __init__(self) -> None:
        self._files = self._bytes = self._largest = self._redirects = 0
        self._name = ""
        self._folders: Counter[str] = Counter()

    def passing(self, rows: Iterable[Held]) -> Iterator[Held]:
        """The same rows."""
        for row in rows:
            if not row.copy:
                self._weigh(row)
            yield row

    def _weigh(self, row: Held) -> None:
        self._files += 1
        self._bytes += row.size
        self._redirects += row.kind == "redirect"
        self._folders[row.url.rpartition("/")[0]] += 1
        if row.size > self._largest:
            self._largest, self._name = row.size, row.url

    def size(self, config: Config) -> Size:
        """Of all that has passed, and how long a build of so much would take."""
        return Size(
            files=self._files,
            bytes=self._bytes,
            largest=self._largest,
            name=self._name,
            folder=max(self._folders.values(), default=0),
            redirects=self._redirects,
            seconds=round(estimate(config.memory_dir, config.output_dir, self._files), 3),
        )


def measured(config: Config) -> Size:
    """The size of the site that the last build left; of no files where there is none."""
    if not known(config.memory_dir, config.output_dir):
        return Size()
    scales = Scales()
    for _ in scales.passing(holdings(config.memory_dir, config.output_dir)):
        pass
    return scales.size(config)
