"""Ports of this machine for servers of the proofs."""

import socket
import time


def free() -> int:
    """One at which nobody listens."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def wait(port: int) -> None:
    """Until somebody listens there. Raises TimeoutError after some fifteen seconds."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError
