"""What every test may ask for: the golden paper built, the address where it is hosted, and a browser."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# No test asserts wall time: on a machine with other work, an example of 20 ms may take half a second.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# What is imported here, every test of every room would wait for; so each fixture imports what it needs.
if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from proofs.paper import Built


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> "Built":
    """The golden paper, built once in each test process from a copy; read it, change nothing."""
    from proofs.paper import built, copied

    return built(copied(tmp_path_factory.mktemp("golden")))


@pytest.fixture(scope="module")
def host(paper: "Built") -> Iterator[str]:
    """The address at which the golden paper is hosted, with the closing slash."""
    from proofs.browser import hosted

    with hosted(paper.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A running Chromium, for one file of tests: the next may want the event loop for itself."""
    from proofs.browser import chromium

    with chromium() as running:
        yield running
