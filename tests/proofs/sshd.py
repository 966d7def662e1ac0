"""A server by SSH on this machine, with keys of its own: nothing of the person's own settings is used or changed.

It may lack what many servers lack: rsync, or a shell.
"""

import getpass
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from proofs.ports import free, wait

PLACES = f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"


Lacking = Literal["nothing", "rsync", "shell", "sftp"]
TOOLS = ("sh", "cat", "find", "head", "mkdir", "mv", "rm", "rmdir", "xargs")  # of a server without rsync


class Server(NamedTuple):
    """`address` is that of a folder which is not there yet; `shell` the words for `RSYNC_RSH`.

    `home` is a person's folder in which their key and the server's stand where SSH looks for them.
    """

    address: str
    folder: Path
    shell: str
    home: Path


@contextmanager
def listening(folder: Path, *, lacking: Lacking = "nothing", www: Path | None = None) -> Iterator[Server]:
    """A server that lets this user in, as long as it is asked; the site's folder is `www`."""
    for name in ("sshd", "ssh", "ssh-keygen", "rsync"):
        assert shutil.which(name, path=PLACES), f"{name} is missing; .ci/ssh installs it"
    folder.mkdir()
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "user.pub", folder / "let-in")
    port = free()
    settings = _settings(folder, port) + _without(folder, lacking)
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
            site = www or folder / "srv" / "www site"
            address = f"ssh://{getpass.getuser()}@127.0.0.1:{port}{site}".replace(" ", "%20")
            yield Server(address, site, shell, _home(folder))
        finally:
            server.terminate()


def _settings(folder: Path, port: int) -> str:
    return (
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder / 'host'}\nAuthorizedKeysFile {folder / 'let-in'}\n"
        "StrictModes no\nUsePAM no\nPidFile none\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n"
        "MaxStartups 100\n"
    )


def _without(folder: Path, lacking: Lacking) -> str:
    subsystem = "" if lacking == "sftp" else "Subsystem sftp internal-sftp\n"
    if lacking == "shell":
        return f"{subsystem}ForceCommand internal-sftp\n"
    if lacking == "nothing":
        return subsystem
    (folder / "bin").mkdir()
    for name in TOOLS:
        (folder / "bin" / name).symlink_to(str(shutil.which(name)))
    # The shell of the person may set a PATH of its own; a command goes to one that does not.
    return f"{subsystem}SetEnv PATH={folder / 'bin'} BASH_ENV=/dev/null\n"


def _home(folder: Path) -> Path:
    place = folder / "home" / ".ssh"
    place.mkdir(parents=True)
    for name in ("", ".pub"):
        shutil.copy(folder / f"user{name}", place / f"id_ed25519{name}")
    kind, key, *_ = (folder / "host.pub").read_text().split()
    (place / "known_hosts").write_text(f"[127.0.0.1]:* {kind} {key}\n")
    return place.parent
