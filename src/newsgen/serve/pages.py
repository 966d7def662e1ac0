"""What a browser is answered: the site's files as they stand on disk, and news of every build.

A script that reloads the page and shows problems is put into each page on its way out. It is never written to
the output folder, and nothing is kept by the browser.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from newsgen.problems import Problem
from newsgen.serve.desk import Desk

EVENTS: Final = "/.newsgen/events"
SCRIPT: Final = "/.newsgen/live.js"

MEDIA_TYPES: Final = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_UNSTORED: Final = {"Cache-Control": "no-store"}
_NO_PAGE: Final = b"<!doctype html><html lang=en><title>No page here</title><body><p>No page here.</p></body></html>"
_LIVE_JS: Final = Path(__file__).with_name("live.js")


def site(desk: Desk) -> Starlette:
    """The application: the site's files, the script, and the stream of news."""

    async def news(_request: Request) -> Response:
        return StreamingResponse(_rounds(desk), media_type="text/event-stream", headers=_UNSTORED)

    async def script(_request: Request) -> Response:
        return Response(_LIVE_JS.read_bytes(), media_type=MEDIA_TYPES[".js"], headers=_UNSTORED)

    async def file(request: Request) -> Response:
        return await asyncio.to_thread(answer, desk, request.path_params["path"])

    return Starlette(routes=[Route(EVENTS, news), Route(SCRIPT, script), Route("/{path:path}", file)])


def answer(desk: Desk, path: str) -> Response:
    """The file at a path of the site, a folder's index page, or the site's own page for missing pages."""
    place = inside(desk.config.output_dir, path)
    if place and place.is_dir():
        if path and not path.endswith("/"):
            return RedirectResponse(f"/{path}/", headers=_UNSTORED)
        place = inside(desk.config.output_dir, f"{path}index.html")
    found = _bytes(place)
    if found is None or place is None:
        return _missing(desk)
    if place.suffix.lower() == ".html":
        return _page(found, desk, status=200)
    kind = MEDIA_TYPES.get(place.suffix.lower(), "application/octet-stream")
    return Response(found, media_type=kind, headers=_UNSTORED)


def inside(folder: Path, path: str) -> Path | None:
    """Where a path leads, links followed; None when that is outside of the folder, or cannot be."""
    try:
        place = (folder / path).resolve()
        place.exists()  # raises when a name is too long for the disk
    except (OSError, ValueError):
        return None
    return place if place.is_relative_to(folder.resolve()) else None


def with_script(html: bytes, mark: str) -> bytes:
    """The page with our script at the end of its body; `mark` tells the script which build it shows."""
    tag = f'<script src="{SCRIPT}" data-mark="{mark}"></script>'.encode()
    body, end, rest = html.rpartition(b"</body>")
    return body + tag + end + rest if end else html + tag


def _page(html: bytes, desk: Desk, *, status: int) -> Response:
    with_news = with_script(html, desk.round.mark)
    return Response(with_news, status, headers=_UNSTORED, media_type=MEDIA_TYPES[".html"])


def _missing(desk: Desk) -> Response:
    """The page for missing pages; its links, which lead to the published site, are made to lead to this one."""
    html = _bytes(desk.config.output_dir / "404.html") or _NO_PAGE
    if base_url := desk.config.base_url:
        html = html.replace(f'="{base_url}'.encode(), b'="/')
    return _page(html, desk, status=404)


def _bytes(place: Path | None) -> bytes | None:
    try:
        return place.read_bytes() if place else None
    except OSError:  # not there, or replaced by a build at this very moment
        return None


async def _rounds(desk: Desk) -> AsyncIterator[bytes]:
    """The state of the build, at once and whenever it changes, as Server-Sent Events."""
    sent = ""
    while True:
        if desk.round.mark != sent:
            sent = desk.round.mark
            news = {"mark": sent, "problems": [_shown(problem) for problem in desk.round.problems]}
            yield b"event: round\ndata: " + msgspec.json.encode(news) + b"\n\n"
        await desk.news()
        yield b": still here\n\n"


def _shown(problem: Problem) -> dict[str, str]:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    fields = {name: getattr(problem, name) for name in ("severity", "field", "message", "mend")}
    return fields | {"place": place}
