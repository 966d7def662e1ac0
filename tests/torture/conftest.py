"""How often each fault strikes, and the table of what held.

`--rounds quick` (as in `make test`) or `--rounds full` (`make torture`); a failure is told with the `--seed` and the
`--round` that repeat it.
"""

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from proofs.disks import mountable, small
from proofs.editions import Editions
from proofs.rounds import PROPERTY, Rounds, results, rows, table

SEED = 2015
# What takes long, and shows that the guards are needed.
FULL_ONLY = {"test_ceph.py", "test_guards.py", "test_matrix.py", "test_power.py", "test_servers.py"}
MEMORY = Path("/dev/shm")
RESULTS = Path(__file__).with_name("RESULTS.md")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", choices=("quick", "full"), default="quick", help="how often each fault strikes")
    parser.addoption("--share", type=float, default=1.0, help="of the full rounds, for who has less time: 0.25")
    parser.addoption("--seed", type=int, default=SEED, help="of the moments at which faults strike")
    parser.addoption("--results", action="store_true", help="write the table into RESULTS.md as well")
    parser.addoption("--round", type=int, default=0, help="the only round to run")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rounds(fault, quick, full): what strikes in this test, and how often")


def full(config: pytest.Config) -> bool:
    return config.getoption("rounds", "quick") == "full"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if collection_path.name in FULL_ONLY and not full(config) else None


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Iterator[Rounds]:
    """The rounds of this test; what came of them goes into the table."""
    config = request.config
    [fault], counts = request.node.get_closest_marker("rounds").args, request.node.get_closest_marker("rounds").kwargs
    # That a guard matters shows in some rounds only, so of those there are few enough to do all.
    share = counts["full"] if "must break" in fault else round(counts["full"] * config.getoption("share", 1.0))
    count = max(share, counts["quick"]) if full(config) else counts["quick"]
    made = Rounds(fault, count, seed=config.getoption("seed", SEED), only=config.getoption("round", 0))
    yield made
    request.node.user_properties.append((PROPERTY, tuple(made.row())))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory, where there is one: thousands of files come and go, and no disk is needed for that."""
    parent = MEMORY if os.access(MEMORY, os.W_OK) else tmp_path_factory.getbasetemp()
    with TemporaryDirectory(prefix="newsgen-", dir=parent) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def disk(folder: Path) -> Iterator[Path]:
    """A small disk of its own, where that may be had; a folder like any other where not."""
    (folder / "disk").mkdir()
    with small(folder / "disk") if mountable() else nullcontext(folder / "disk") as made:
        yield made


@pytest.fixture(scope="session")
def editions(disk: Path) -> Editions:
    """An archive at its first edition, to be built into others under all kinds of faults."""
    return Editions(disk)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if full(config) and (told := table(rows(terminalreporter))):
        terminalreporter.write_sep("=", "what held")
        terminalreporter.write_line("\n".join(told))
        if config.getoption("results"):
            RESULTS.write_text(results(told), encoding="utf-8")
