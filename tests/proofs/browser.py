"""A real browser, driven: the system's Chromium through Playwright, and a little server for it to visit."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, Chromium asks its maker's hosts for updates, which a closed network refuses over and over.
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-default-apps",
)  # fmt: skip

PATIENCE = 10_000  # milliseconds


def executable() -> str:
    """Where the system's Chromium is. Fails, with a word on what to install, where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail("MISSING: Chromium. Install it (Debian: apt-get install chromium).", pytrace=False)
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium."""
    # Its event loop stays open in this thread, so it must be closed before tests that want one of their own.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGS)
        yield browser
        browser.close()


class Reading(NamedTuple):
    """A page in front of a reader, and what went wrong while it loaded."""

    page: Page
    wrong: list[str]
    asked: list[str]  # addresses of everything that was fetched

    def evaluate(self, script: str, argument: object = None) -> Any:
        """What a script finds in the page."""
        return self.page.evaluate(script, argument)


Prepare = Callable[[BrowserContext], None]


@contextmanager
def opened(browser: Browser, url: str, *, prepare: Prepare | None = None, **context: Any) -> Iterator[Reading]:
    """The page at this address in a context of its own: `viewport`, `color_scheme` and so on."""
    own = browser.new_context(**context)
    try:
        if prepare:
            prepare(own)
        yield _reading(own.new_page(), url)
    finally:
        own.close()


def _failed(request: Request, wrong: list[str]) -> None:
    # Who follows a link while a picture is still on its way gives the picture up; that is no fault of the page.
    if request.failure != "net::ERR_ABORTED":
        wrong.append(f"failed: {request.url} {request.failure}")


def _reading(page: Page, url: str) -> Reading:
    wrong: list[str] = []
    asked: list[str] = []
    loud = ("error", "warning")
    page.on("console", lambda word: wrong.append(word.text) if word.type in loud else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("requestfailed", lambda request: _failed(request, wrong))
    page.on("response", lambda given: wrong.append(f"{given.status} {given.url}") if not given.ok else None)
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(PATIENCE)
    page.goto(url, wait_until="load")
    return Reading(page, wrong, asked)


def rerouted(base_url: str, host: str) -> Prepare:
    """Whatever is asked of the site's own address is answered by the host."""

    def prepare(context: BrowserContext) -> None:
        def answer(route: Route) -> None:
            route.fulfill(response=route.fetch(url=host + route.request.url.removeprefix(base_url)))

        if base_url:
            context.route(f"{base_url}**", answer)

    return prepare


class _Host(SimpleHTTPRequestHandler):
    """A static host as simple as they come: folders mean their index.html, what is missing gives 404.html."""

    sent: tuple[tuple[str, str], ...] = ()  # headers that go with every answer

    def end_headers(self) -> None:
        for name, value in self.sent:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        return

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def hosted(folder: Path, headers: tuple[tuple[str, str], ...] = ()) -> Iterator[str]:
    """The folder on a web host of its own; gives the address of its root, with the closing slash."""
    host = type("_Sending", (_Host,), {"sent": headers})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
