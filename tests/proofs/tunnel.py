"""A way to a server of this machine that is cut after so many bytes, or slow."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 1 << 14


class Tunnel:
    """What goes through is counted; when the count is reached, all that is open is cut, and nothing goes any more."""

    def __init__(self, port: int, *, cut_after: int, late: float) -> None:
        self._there, self._left, self._late = port, cut_after, late
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = [self._listening]
        self._counting = threading.Lock()
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Close all."""
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._there))
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(CHUNK):
                time.sleep(self._late)
                with self._counting:
                    self._left -= len(data)
                if self._left < 0:
                    self.cut()
                    return
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def tunnel(address: str, *, cut_after: int = 1 << 40, late: float = 0.0) -> Iterator[str]:
    """The same address by a way that is cut when so many bytes went through, or that holds each up by some seconds."""
    port = address.split("127.0.0.1:")[1].partition("/")[0]
    made = Tunnel(int(port), cut_after=cut_after, late=late)
    try:
        yield address.replace(f":{port}/", f":{made.port}/")
    finally:
        made.cut()
