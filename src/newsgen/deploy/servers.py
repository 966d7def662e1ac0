"""A folder on a server, as addresses of SSH name one."""

import re
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from newsgen.deploy.opening import wrong
from newsgen.destinations import Destination

_CONTROL: Final = re.compile(r"[\x00-\x1f]")


class Server(NamedTuple):
    """Where a site goes: `user` and `port` are for the settings of SSH to say where the address does not."""

    host: str
    user: str
    port: int | None
    path: str  # of the folder; one that does not begin with a slash stands in the person's own

    @property
    def login(self) -> str:
        """As the command ssh wants it."""
        return f"{self.user}@{self.host}" if self.user else self.host


def server(destination: Destination) -> Server:
    """The server of an address. Raises ConfigError for an address that names no folder on one."""
    try:
        parts = urlsplit(destination.address)
        port = parts.port
    except ValueError:
        port, parts = None, urlsplit("")
    path = unquote(parts.path).rstrip("/")
    user, _, host = parts.netloc.rpartition("@")
    host = host.rpartition(":")[0] if port else host.rstrip(":")
    if not parts.hostname or parts.netloc.startswith("-") or host.startswith("-") or not path or _CONTROL.search(path):
        mend = f'Write it like "{destination.scheme}://you@example.org/var/www/archive".'
        raise wrong(destination, "It is not the address of a folder on a server.", mend)
    return Server(host, unquote(user), port, path.removeprefix("/~/"))
