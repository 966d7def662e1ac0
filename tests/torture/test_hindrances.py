"""What servers and networks do to a deploy: it waits, or says what it met and ends with 4; the target stays whole."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from newsgen.deploy import bucket as asking
from newsgen.deploy.targets import s3
from newsgen.problems import DEPLOY_FAILED, OK
from proofs.archive import Archive
from proofs.buckets import KEYS, SECRET, Fault, Served, error, gate, served
from proofs.depot import lost, standing
from proofs.disks import limited, mountable, small
from proofs.dispatch import FIRST, edit
from proofs.rounds import Rounds
from proofs.sshd import Server, listening
from proofs.tunnel import tunnel


def deployed(archive: Archive, address: str, more: str = "") -> tuple[int, str]:
    """(exit code, what it said) of `newsgen deploy`."""
    archive.configure(f'[deploy.live]\nto = "{address}"\n{more}')
    words = ["deploy", "--site", str(archive.folder), "--max-delete", "100"]
    done = CliRunner().invoke(cli, words, prog_name="newsgen")
    return done.exit_code, done.output


def faults(code: int, said: str, found: dict[str, bytes], *, expected: str) -> list[str]:
    """What is wrong with how it ended; `expected` are words that must be said, or none where it must have waited."""
    told = [f"exit {code}: {said}"] if code != (DEPLOY_FAILED if expected else OK) else []
    told += [f"{expected!r} is not said: {said}"] if expected not in said else []
    told += ["a secret is told"] if SECRET in said else []
    return [*told, *lost(found)]


# -- a bucket -------------------------------------------------------------------------------------


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3, "SETTLING", 0.0)
    monkeypatch.setitem(asking.RETRIES, "backoff", {"init_backoff": timedelta(milliseconds=1)})
    with served(tmp_path / "s3") as made:
        yield made


def told_from(status: int, code: str) -> Callable[[int, Random], Fault]:
    """An error that the server tells of every request to change something, from one of them on."""
    return lambda at, _chance: (
        lambda number, method: error(status, code) if number >= at and method in ("PUT", "POST", "DELETE") else "pass"
    )


def cut_from(at: int, _chance: Random) -> Fault:
    return lambda number, _method: "cut" if number >= at else "pass"


def busy(_at: int, chance: Random) -> Fault:
    return lambda _number, _method: error(503, "SlowDown") if chance.random() < 0.5 else "pass"


def dropping(_at: int, chance: Random) -> Fault:
    return lambda _number, _method: "cut" if chance.random() < 0.3 else "pass"


def slow(_at: int, chance: Random) -> Fault:
    return lambda _number, _method: "late" if chance.random() < 0.5 else "pass"


HINDRANCES = {
    "wrong credentials": (None, "SignatureDoesNotMatch"),
    "full": (told_from(403, "QuotaExceeded"), "QuotaExceeded"),
    "busy for ever": (told_from(503, "SlowDown"), "SlowDown"),
    "clock skew": (told_from(403, "RequestTimeTooSkewed"), "RequestTimeTooSkewed"),
    "cut for ever": (cut_from, "HTTP error"),
    "busy now and then": (busy, ""),
    "cut now and then": (dropping, ""),
    "slow": (slow, ""),
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.rounds(f"S3: {name}", quick=1, full=20)) for name in HINDRANCES]
)
def test_s3(tmp_path: Path, bucket: Served, rounds: Rounds, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    archive = Archive(tmp_path / "archive", FIRST)
    archive.build()
    prefixes = [f"at-{at}" for at in range(len(rounds))]
    begun = f'endpoint = "{bucket.endpoint}"\nregion = "us-east-1"\n'
    for prefix in prefixes:
        deployed(archive, f"s3://post/{prefix}", begun)
    edit(archive)
    making, expected = HINDRANCES[name]
    monkeypatch.setitem(asking.RETRIES, "max_retries", 1 if expected else 50)
    for chance, prefix in zip(rounds, prefixes, strict=True):
        fault = making(chance.randint(4, 45), chance) if making else lambda _number, _method: "pass"
        with gate(bucket.endpoint, fault) as endpoint, pytest.MonkeyPatch.context() as patch:
            if not making:
                patch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
            there = f'endpoint = "{endpoint}"\nregion = "us-east-1"\n'
            code, said = deployed(archive, f"s3://post/{prefix}", there)
        rounds.note(faults(code, said, standing(bucket.folder / prefix), expected=expected), prefix)
        code, said = deployed(archive, f"s3://post/{prefix}", begun)
        whole = standing(bucket.folder / prefix) == archive.site()
        rounds.note([] if whole and code == OK else [f"the next deploy does not mend it: {said}"], prefix)
        rounds.struck["exit 4" if expected else "waited for"] += 1
    rounds.hold()


# -- a server -------------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with listening(tmp_path / "server") as made:
        monkeypatch.setenv("RSYNC_RSH", made.shell)
        monkeypatch.setenv("HOME", str(made.home))
        monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
        yield made


ON_SERVERS = [
    pytest.param(scheme, name, marks=pytest.mark.rounds(f"{scheme}: {name}", quick=1, full=20))
    for scheme in ("ssh", "sftp")
    for name in ("cut", "slow", "wrong credentials", "full")
]


@pytest.mark.parametrize(("scheme", "name"), ON_SERVERS)
def test_server(tmp_path: Path, server: Server, rounds: Rounds, scheme: str, name: str) -> None:
    archive = Archive(tmp_path / "archive", FIRST)
    archive.build()
    begun = archive.site()
    with ExitStack() as stack:
        disk = server.folder.parent
        disk.mkdir()
        if name == "full" and mountable():
            stack.enter_context(small(disk))
        addresses = [f"{scheme}{server.address[3:].rpartition('/')[0]}/at-{at}" for at in range(len(rounds))]
        for address in addresses:
            deployed(archive, address)
        edit(archive)
        assert archive.site() != begun
        for chance, address in zip(rounds, addresses, strict=True):
            folder = disk / address.rpartition("/")[2]
            code, said = hindered(archive, address, name, server, chance)
            expected = "" if name == "slow" else "could not be brought up to date"
            rounds.note(faults(code, said, standing(folder), expected=expected), address)
            rounds.note(["the disk is not named"] if name == "full" and mountable() and not full(said) else [], said)
            code, said = deployed(archive, address)
            whole = standing(folder) == archive.site()
            rounds.note([] if whole and code == OK else [f"the next deploy does not mend it: {said}"], address)
            instead = name == "full" and not mountable()
            rounds.struck["closed instead" if instead else "exit 4" if expected else "waited for"] += 1
    rounds.hold()


def full(said: str) -> bool:
    return "disk there is full" in said or "No space left" in said


def hindered(archive: Archive, address: str, name: str, server: Server, chance: Random) -> tuple[int, str]:
    """A deploy that meets this."""
    with ExitStack() as stack:
        if name == "cut":
            address = stack.enter_context(tunnel(address, cut_after=chance.randint(1_000, 60_000)))
        elif name == "slow":
            address = stack.enter_context(tunnel(address, late=chance.random() / 50))
        elif name == "full" and not mountable():
            stack.enter_context(closed(server.folder.parent / address.rpartition("/")[2]))
        elif name == "full":
            stack.enter_context(limited(server.folder.parent, chance.randint(0, 8) * 4096))
        else:
            let_in = server.folder.parents[1] / "let-in"
            keys = let_in.read_text()
            let_in.write_text("")
            stack.callback(let_in.write_text, keys)
        return deployed(archive, address)


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """The folder taken away, with a file in its place: for machines that let nobody mount a disk."""
    aside = folder.with_name(f"{folder.name}.aside")
    folder.rename(aside)
    folder.write_text("a file")
    try:
        yield
    finally:
        folder.unlink()
        aside.rename(folder)
