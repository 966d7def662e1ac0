"""`visit`: the golden paper's pages in front of a reader."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser

from proofs.browser import Reading, opened, rerouted
from proofs.paper import Built

Visit = Callable[..., AbstractContextManager[Reading]]


@pytest.fixture
def visit(paper: Built, host: str, browser: Browser) -> Visit:
    """Opens a page by its site path; keywords are Playwright's: `viewport`, `color_scheme` and so on."""
    return partial(visited, paper, host, browser)


@contextmanager
def visited(paper: Built, host: str, browser: Browser, path: str, **context: Any) -> Iterator[Reading]:
    # The page for wrong addresses links by the paper's own host, which no test may ask.
    context["prepare"] = rerouted(paper.config.base_url, host)
    with opened(browser, host + path, **context) as reading:
        yield reading
