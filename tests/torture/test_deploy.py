"""A deploy killed at any request leaves a target of which every link works, and the next one sends what is missing."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.deploy.deploy import deploy
from newsgen.deploy.targets import s3
from newsgen.destinations import Destination, destination
from proofs.archive import Archive
from proofs.buckets import KEYS, Served, served
from proofs.children import ended as killed
from proofs.depot import lost, standing
from proofs.dispatch import FIRST, edit
from proofs.rounds import Rounds
from proofs.sshd import Server, listening


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


def round_of(archive: Archive, where: Destination, folder: Path, *command: str) -> tuple[list[str], str]:
    """(what did not hold, how the deploy ended) of one deploy that is killed, and one that goes on."""
    ended = killed(*command, timeout=300)
    found = standing(folder) if folder.exists() else {}
    faults = lost(found)
    missing = sum(found.get(url) != data for url, data in archive.site().items())
    sent = deploy(archive.config, where, max_delete=100).sent
    faults += [f"{missing} files were missing and {sent} sent"] if sent != missing else []
    faults += ["the target is not the site"] if standing(folder) != archive.site() else []
    return faults, "killed" if ended == -signal.SIGKILL else "too late" if not ended else f"ended with {ended}"


@pytest.mark.rounds("SIGKILL of a deploy to S3", quick=2, full=200)
def test_to_s3(tmp_path: Path, bucket: Served, rounds: Rounds) -> None:
    archive = Archive(tmp_path / "archive", FIRST)
    archive.build()
    prefixes = [f"at-{at}" for at in range(len(rounds))]

    def where(prefix: str) -> Destination:
        address = f"s3://post/{prefix}"
        return Destination(name="", address=address, endpoint=bucket.endpoint, region="us-east-1")

    for prefix in prefixes[::2]:  # of the others it is the first deploy that is killed
        deploy(archive.config, where(prefix))
    edit(archive)
    for chance, prefix in zip(rounds, prefixes, strict=True):
        number = str(chance.randint(0, 130))
        command = ("proofs.cutting", str(archive.folder), f"s3://post/{prefix}", bucket.endpoint, number)
        faults, ended = round_of(archive, where(prefix), bucket.folder / prefix, *command)
        rounds.note(faults, prefix, number)
        rounds.struck[ended] += 1
    rounds.hold()


@pytest.mark.rounds("SIGKILL of a deploy by SSH", quick=1, full=200)
def test_by_ssh(tmp_path: Path, server: Server, rounds: Rounds) -> None:
    on_a_server(tmp_path, server, rounds, "proofs.hanging_up", most=26)


@pytest.mark.rounds("SIGKILL of a deploy by SFTP", quick=2, full=200)
def test_by_sftp(tmp_path: Path, shut: Server, rounds: Rounds) -> None:
    by_sftp = shut._replace(address=shut.address.replace("ssh:", "sftp:"))
    on_a_server(tmp_path, by_sftp, rounds, "proofs.unplugging", most=260)


def on_a_server(tmp_path: Path, server: Server, rounds: Rounds, killing: str, *, most: int) -> None:
    """Every round in a folder of its own, killed at any of so many moments."""
    archive = Archive(tmp_path / "archive", FIRST)
    archive.build()
    folders = [server.folder.with_name(f"at-{at}") for at in range(len(rounds))]

    def where(folder: Path) -> Destination:
        return destination(server.address.replace(server.folder.name.replace(" ", "%20"), folder.name))

    for folder in folders[::2]:  # of the others it is the first deploy that is killed
        deploy(archive.config, where(folder))
    edit(archive)
    for chance, folder in zip(rounds, folders, strict=True):
        number = str(chance.randint(0, most))
        command = (killing, str(archive.folder), where(folder).address, number)
        faults, ended = round_of(archive, where(folder), folder, *command)
        rounds.note(faults, folder.name, number)
        rounds.struck[ended] += 1
    rounds.hold()
