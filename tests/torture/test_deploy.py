"""A deploy killed at any request leaves a target of which every link works, and the next one sends what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.deploy.targets import s3
from proofs.buckets import KEYS, Served, served
from proofs.depot import standing
from proofs.rounds import Rounds
from proofs.sshd import Server, listening
from proofs.striking import in_a_bucket, on_a_server


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """An S3 on this machine, and its keys."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3, "SETTLING", 0.0)
    with served(tmp_path / "s3") as made:
        yield made


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server by SSH on this machine."""
    with listening(tmp_path / "server") as made:
        monkeypatch.setenv("RSYNC_RSH", made.shell)
        yield made


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that gives nobody a shell."""
    with listening(tmp_path / "shut", lacking="shell") as made:
        monkeypatch.setenv("HOME", str(made.home))
        monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
        yield made


@pytest.mark.rounds("SIGKILL of a deploy to S3", quick=2, full=200)
def test_to_s3(tmp_path: Path, bucket: Served, rounds: Rounds) -> None:
    in_a_bucket(tmp_path, bucket.endpoint, lambda prefix: standing(bucket.folder / prefix), rounds)


@pytest.mark.rounds("SIGKILL of a deploy by SSH", quick=1, full=200)
def test_by_ssh(tmp_path: Path, server: Server, rounds: Rounds) -> None:
    on_a_server(tmp_path, server, rounds, "proofs.hanging_up", most=26)


@pytest.mark.rounds("SIGKILL of a deploy by SFTP", quick=2, full=200)
def test_by_sftp(tmp_path: Path, shut: Server, rounds: Rounds) -> None:
    by_sftp = shut._replace(address=shut.address.replace("ssh:", "sftp:"))
    on_a_server(tmp_path, by_sftp, rounds, "proofs.unplugging", most=260)
