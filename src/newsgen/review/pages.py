"""What a browser is answered: the page of the review, the steps that it sends, and the built site beside it.

Only this machine is answered, and of its browser only our own page: every address begins with a key that nobody can
guess, the host must be the one that we listen at, and a step must come from our page, as JSON. No script runs but
ours, none at all in the pages of the site, and nothing is loaded from elsewhere.
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsgen.problems import NewsgenError
from newsgen.review import steps
from newsgen.review.session import Session
from newsgen.serve import Desk, Round
from newsgen.serve.pages import MEDIA_TYPES, inside

LARGEST: Final = 256 * 1024  # bytes of a request
TRIES: Final = 20
WAIT: Final = 0.25  # seconds between two tries to build
HEADER: Final = "X-Newsgen-Review"  # a header of our own: no page of another site can send one unasked

_OURS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# The site's pages may show their own styles and photos; what is theirs runs no script and opens no window.
_SITES: Final = _OURS | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
}
_FILES: Final = {
    "": ("newsgen.review", "review.html"),
    "galley.css": ("newsgen.galley", "galley.css"),
    "review.css": ("newsgen.review", "review.css"),
    "review.js": ("newsgen.review", "review.js"),
}

Answer = Callable[[Request], Awaitable[Response]]


def pages(session: Session, desk: Desk, *, hosts: frozenset[str], key: str) -> Starlette:
    """The application. `hosts` are the names, each with its port, by which a browser may ask for it."""

    def guarded(answer: Answer) -> Answer:
        async def answered(request: Request) -> Response:
            if request.headers.get("host", "").lower() not in hosts or not _knows(request, key):
                return Response("No page here.", 404, headers=_OURS, media_type="text/plain")
            if request.method == "POST" and not _is_ours(request, hosts):
                return Response("Not from this page.", 403, headers=_OURS, media_type="text/plain")
            return await answer(request)

        return answered

    work = _Work(session, desk)
    return Starlette(
        routes=[
            Route("/{key}/state", guarded(work.state)),
            Route("/{key}/preview", guarded(work.preview)),
            Route("/{key}/step", guarded(work.step), methods=["POST"]),
            Route("/{key}/move", guarded(work.move), methods=["POST"]),
            Route("/{key}/undo", guarded(work.undo), methods=["POST"]),
            Route("/{key}/site/{path:path}", guarded(work.site)),
            Route("/{key}/{name:path}", guarded(_file)),
            Route("/{rest:path}", guarded(_file)),
        ]
    )


def _knows(request: Request, key: str) -> bool:
    return hmac.compare_digest(request.path_params.get("key", "").encode(), key.encode())


def _is_ours(request: Request, hosts: frozenset[str]) -> bool:
    """Whether a step comes from our own page: no other can send this header, or hide where it comes from."""
    origin = request.headers.get("origin", "")
    from_here = not origin or origin.removeprefix("http://").lower() in hosts
    same_site = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return from_here and same_site and request.headers.get(HEADER) == "1"


class _Work:
    """The answers that need the session, or the site."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._session = session
        self._desk = desk
        self._building = asyncio.Lock()

    async def state(self, _request: Request) -> Response:
        return await _told(self._session.state)

    async def step(self, request: Request) -> Response:
        data = await _body(request)
        return await _told(lambda: self._session.take(steps.asked(data)))

    async def move(self, request: Request) -> Response:
        data = await _body(request)
        return await _told(lambda: self._session.go(steps.move(data).by))

    async def undo(self, _request: Request) -> Response:
        return await _told(self._session.undo)

    async def preview(self, request: Request) -> Response:
        """The address of an article's page, once the site is built with all that was saved."""
        path = request.query_params.get("path", "")
        async with self._building:
            round_ = await self._built()
        address = await asyncio.to_thread(self._session.address, path)
        shown = [str(each) for each in round_.problems if not round_.report or each.path.endswith(f"/{path}")]
        return _json({"address": address, "mark": round_.mark, "problems": shown[:5]})

    async def _built(self) -> Round:
        """The last build. What was saved since is built first, once no other newsgen is at work.

        One is, as a rule, where `serve` builds on every save of ours.
        """
        saved = await asyncio.to_thread(self._session.unbuilt)
        if not saved:
            return self._desk.round
        for _ in range(TRIES):
            round_ = await asyncio.to_thread(self._desk.follow, saved)
            if not any(problem.rule == "build/locked" for problem in round_.problems):
                break
            await asyncio.sleep(WAIT)
        if round_.report is None:
            await asyncio.to_thread(self._session.put_back, saved)
        return round_

    async def site(self, request: Request) -> Response:
        return await asyncio.to_thread(_of_site, self._desk, request.path_params["path"])


async def _body(request: Request) -> bytes:
    """What was sent; nothing when that is too much."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST:
            return b""
    return data


async def _told(make: Callable[[], dict[str, Any]]) -> Response:
    """A state as JSON, or in words why there is none."""
    try:
        return _json(await asyncio.to_thread(make))
    except NewsgenError as error:
        problem = error.problems[0]
        told = {"message": problem.message, "mend": problem.mend, "rule": problem.rule}
        return _json({"problem": told}, status=409)


def _json(value: Any, *, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, headers=_OURS, media_type="application/json")


async def _file(request: Request) -> Response:
    """The page, its style and its script."""
    found = _FILES.get(request.path_params.get("name", "-"))
    if found is None:
        return Response("No page here.", 404, headers=_OURS, media_type="text/plain")
    package, name = found
    data = (files(package) / name).read_bytes()
    return Response(data, headers=_OURS, media_type=MEDIA_TYPES[Path(name).suffix])


def _of_site(desk: Desk, path: str) -> Response:
    """A file of the site as it stands."""
    place = inside(desk.config.output_dir, f"{path}index.html" if not path or path.endswith("/") else path)
    try:
        data = place.read_bytes() if place else None
    except OSError:
        data = None
    if data is None or place is None:
        return Response("No page here.", 404, headers=_SITES, media_type="text/plain")
    kind = MEDIA_TYPES.get(place.suffix.lower(), "application/octet-stream")
    return Response(data, headers=_SITES, media_type=kind)
