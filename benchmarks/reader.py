"""What a search costs a reader: bytes and time, in Chromium, of a built site on a plain host on this machine.

    python -m benchmarks.reader FOLDER [--rounds 3] QUERY…

FOLDER is the site (`public`). For each query: the first search of a reader who comes for the first time, from the
opening of the page, and the same as the next search of one who has just searched for something else.
"""

import argparse
import gzip
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Final, NamedTuple
from urllib.parse import quote

QUERIES: Final = (
    "the",
    '"of the"',
    "harbour strike",
    "harbour OR council",
    "counc*",
    "headline:council",
    "mayor -harbour",
)
FIRST: Final = "zzyzx"  # nothing: what a search loads, whatever it is for
# Milliseconds from the page's opening, or from the question, to the first hit.
WATCH: Final = """
window.shown = new Promise((done, never) => setTimeout(never, 20000, 'nothing found')
    && addEventListener('DOMContentLoaded', () => {
    const hits = document.querySelector('.hits');
    new MutationObserver(() => { if (hits.children.length) done(performance.now()); }).observe(hits, {childList: true});
}));
"""
ASK: Final = """
query => new Promise((done, never) => {
    setTimeout(never, 20000, 'nothing found');
    const hits = document.querySelector('.hits'), begun = performance.now();
    new MutationObserver(() => { if (hits.children.length) done(performance.now() - begun); })
        .observe(hits, {childList: true});
    document.querySelector('#q').value = query;
    document.querySelector('form.search').requestSubmit();
})
"""
SETTLED: Final = 700  # milliseconds for passages and the count to come after the first hit
PACKED: Final = (".html", ".js", ".css", ".json")  # what hosts compress


class Cost(NamedTuple):
    """A search: milliseconds to its first hit; kB of plain files, kB where the host compresses text; files."""

    time: float
    plain: float
    packed: float
    files: int


class Host(ThreadingHTTPServer):
    """A plain host that notes which files it gave."""

    def __init__(self, folder: Path) -> None:
        self.given: list[Path] = []
        super().__init__(("127.0.0.1", 0), partial(_Giving, directory=str(folder)))


class _Giving(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # the connection is kept, as every host does
    disable_nagle_algorithm = True  # else each file waits 40 ms for the browser's word that it has the header
    wbufsize = 1 << 16

    def log_message(self, *_: object) -> None:
        return

    def copyfile(self, source: object, outputfile: object) -> None:
        self.server.given.append(Path(self.translate_path(self.path)))  # type: ignore[attr-defined]
        super().copyfile(source, outputfile)  # type: ignore[arg-type]


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """The folder on a host of its own."""
    with Host(folder) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def main() -> int:
    """Print a line for each query."""
    words = _words()
    print(f"{'':24}|      first search: ms,  kB (gzip), files |       next: ms,  kB (gzip), files")
    for query in words.query or QUERIES:
        rounds = [_round(words.folder, query) for _ in range(words.rounds)]
        first, later = (_middle([each[which] for each in rounds]) for which in (0, 1))
        print(f"{query:24}| {_line(first)} | {_line(later)}", flush=True)
    return 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("query", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _round(folder: Path, query: str) -> tuple[Cost, Cost]:
    from playwright.sync_api import sync_playwright

    with hosting(folder) as server, sync_playwright() as playwright:
        address = f"http://127.0.0.1:{server.server_address[1]}/search/index.html"
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        page = browser.new_context().new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}?q={quote(query)}")
        first = _cost(page.evaluate("shown"), page, server)
        page = browser.new_context().new_page()
        page.goto(f"{address}?q={FIRST}")
        page.wait_for_function("/found/.test(document.querySelector('.told').textContent)")
        server.given.clear()
        later = _cost(page.evaluate(ASK, query), page, server)
        browser.close()
    return first, later


def _cost(time: float, page: object, server: Host) -> Cost:
    page.wait_for_timeout(SETTLED)  # type: ignore[attr-defined]
    given, server.given = server.given, []
    plain = sum(path.stat().st_size for path in given)
    packed = sum(
        len(gzip.compress(path.read_bytes())) if path.suffix in PACKED else path.stat().st_size for path in given
    )
    return Cost(time, plain / 1000, packed / 1000, len(given))


def _middle(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def _line(cost: Cost) -> str:
    return f"{cost.time:14.0f}, {cost.plain:5.0f} ({cost.packed:4.0f}), {cost.files:5.0f}"


if __name__ == "__main__":
    sys.exit(main())
