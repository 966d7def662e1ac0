"""Rounds of chance that can be repeated: each has its own seed, and all that broke is told with it."""

import os
import platform
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest

PROPERTY = "rounds"
LONGEST = 600  # characters of what is told of a round: the end of an error says most


class Row(NamedTuple):
    """A line of the table of results."""

    fault: str
    rounds: int
    held: int
    where: str  # how many rounds struck where, or what came of them


class Rounds:
    """As many rounds as were asked for. Tests `note` what did not hold, and count in `struck` what was hit."""

    def __init__(self, name: str, count: int, *, seed: int, only: int = 0) -> None:
        self.name = name
        self.seed = seed
        self.numbers = (only,) if only else range(1, count + 1)
        self.struck: Counter[str] = Counter()
        self.faults: dict[int, list[str]] = {}
        self._now = 0

    def __iter__(self) -> Iterator[Random]:
        """The chance of each round, the same whenever it is run with this seed."""
        for number in self.numbers:
            self._now = number
            yield Random(f"{self.seed} {self.name} {number}")

    def __len__(self) -> int:
        return len(self.numbers)

    def note(self, faults: list[str], *circumstances: object) -> None:
        """Keep what did not hold in this round, if anything."""
        if faults:
            told = " · ".join(str(each)[-LONGEST:] for each in circumstances)
            self.faults.setdefault(self._now, []).extend(f"{fault} [{told}]" for fault in faults)

    def hold(self) -> None:
        """Raise AssertionError unless every round held: each that did not, with what repeats it and what it broke."""
        broken = [f"--seed {self.seed} --round {number}: {found[0]}" for number, found in self.faults.items()]
        if broken:
            raise AssertionError("\n".join([f"{self.name}: {len(broken)} of {len(self)} rounds did not hold", *broken]))

    def row(self) -> Row:
        """What came of it."""
        where = ", ".join(f"{count:,} {what}" for what, count in self.struck.most_common())
        return Row(self.name, len(self), len(self) - len(self.faults), where)


def table(rows: list[Row]) -> list[str]:
    """The results as a table in Markdown."""
    lines = [f"| {row.fault} | {row.rounds:,} | {row.held:,} | {row.where} |" for row in rows]
    return ["| fault | rounds | held | of these |", "|---|--:|--:|---|", *lines]


def rows(terminal: pytest.TerminalReporter) -> list[Row]:
    """The results of all tests that have ended, in the order of their files."""
    reports = [report for reports in terminal.stats.values() for report in reports]
    ended = sorted((each for each in reports if getattr(each, "when", "") == "teardown"), key=lambda each: each.nodeid)
    return [Row(*value) for each in ended for name, value in each.user_properties if name == PROPERTY]


def results(told: list[str]) -> str:
    """The file of results: the table, and on what it was made."""
    machine = f"{platform.system()} {platform.release().partition('-')[0]}, {os.cpu_count()} cores, Python {python()}"
    begin = [
        "# What was done to builds and deploys, and what held",
        "",
        f"`make torture` on {machine}.",
        "Power was cut under ext4 as it comes (data=ordered); the disk that filled up was a tmpfs.",
        "Servers were Ceph 16.2, `rclone serve s3` and OpenSSH's, on the same machine; "
        '"too late": the deploy had ended before.',
        "Rounds without a guard must break sites: that they do shows that the guard is needed.",
        "",
    ]
    return "\n".join([*begin, *told, ""])


def python() -> str:
    """The version of this Python, without its patch level."""
    return ".".join(platform.python_version_tuple()[:2])
