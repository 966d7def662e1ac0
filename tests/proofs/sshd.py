"""A server by SSH on this machine, with keys of its own: nothing of the person's own settings is used or changed."""

import getpass
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from proofs.ports import free, wait

PLACES = f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"


class Server(NamedTuple):
    """`address` is that of a folder which is not there yet; `shell` the words for `RSYNC_RSH`."""

    address: str
    folder: Path
    shell: str


@contextmanager
def listening(folder: Path) -> Iterator[Server]:
    """A server that lets this user in, as long as it is asked."""
    for name in ("sshd", "ssh", "ssh-keygen", "rsync"):
        assert shutil.which(name, path=PLACES), f"{name} is missing; .ci/ssh installs it"
    folder.mkdir()
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "user.pub", folder / "let-in")
    port = free()
    settings = _settings(folder, port)
    (folder / "sshd_config").write_text(settings)
    if os.getuid() == 0:  # where a server of the system parts its rights
        Path("/run/sshd").mkdir(parents=True, exist_ok=True)
    sshd = shutil.which("sshd", path=PLACES)
    with subprocess.Popen(
        [str(sshd), "-D", "-e", "-f", str(folder / "sshd_config")], stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait(port)
            known = ["-o", "UserKnownHostsFile=/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR"]
            shell = shlex.join(["ssh", "-F", "/dev/null", "-i", str(folder / "user"), *known])
            www = folder / "srv" / "www site"
            yield Server(f"ssh://{getpass.getuser()}@127.0.0.1:{port}{www}".replace(" ", "%20"), www, shell)
        finally:
            server.terminate()


def _settings(folder: Path, port: int) -> str:
    return (
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder / 'host'}\nAuthorizedKeysFile {folder / 'let-in'}\n"
        "StrictModes no\nUsePAM no\nPidFile none\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n"
        "MaxStartups 100\n"
    )
