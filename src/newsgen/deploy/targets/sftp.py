"""A folder on a server that is reached by SFTP alone: `sftp://you@example.org/var/www/archive`.

Neither a shell nor rsync need be there; `ssh:` takes this way by itself where it finds none.
"""

from pathlib import Path

from newsgen.deploy.remote import RemoteFolder
from newsgen.deploy.servers import server
from newsgen.deploy.target import Target
from newsgen.deploy.wire import wire
from newsgen.destinations import Destination


def target(destination: Destination, at: Path) -> Target:  # noqa: ARG001 -- a server is nowhere near the archive
    """The folder there. Raises ConfigError for an address that is none, NotDeployed where no server answers."""
    return RemoteFolder(wire(server(destination), destination), destination.address)
