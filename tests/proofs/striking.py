"""Deploys that are killed, round after round, and what readers find then."""

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

from newsgen.deploy.deploy import deploy
from newsgen.destinations import Destination, destination
from proofs.archive import Archive
from proofs.children import ended as killed
from proofs.depot import lost, standing
from proofs.dispatch import FIRST, edit
from proofs.rounds import Rounds
from proofs.sshd import Server


def round_of(
    archive: Archive, where: Destination, there: Callable[[], dict[str, bytes]], *command: str
) -> tuple[list[str], str]:
    """(what did not hold, how the deploy ended) of one deploy that is killed, and one that goes on."""
    ended = killed(*command, timeout=300)
    found = there()
    faults = lost(found)
    missing = sum(found.get(url) != data for url, data in archive.site().items())
    sent = deploy(archive.config, where, max_delete=100).sent
    faults += [f"{missing} files were missing and {sent} sent"] if sent != missing else []
    faults += ["the target is not the site"] if there() != archive.site() else []
    return faults, "killed" if ended == -signal.SIGKILL else "too late" if not ended else f"ended with {ended}"


def in_a_bucket(tmp_path: Path, endpoint: str, there: Callable[[str], dict[str, bytes]], rounds: Rounds) -> None:
    """Every round below a prefix of its own."""
    archive = Archive(tmp_path / "archive", FIRST)
    archive.build()
    prefixes = [f"at-{at}" for at in range(len(rounds))]

    def where(prefix: str) -> Destination:
        address = f"s3://post/{prefix}"
        return Destination(name="", address=address, endpoint=endpoint, region="us-east-1")

    for prefix in prefixes[::2]:  # of the others it is the first deploy that is killed
        deploy(archive.config, where(prefix))
    edit(archive)
    for chance, prefix in zip(rounds, prefixes, strict=True):
        number = str(chance.randint(0, 130))
        command = ("proofs.cutting", str(archive.folder), f"s3://post/{prefix}", endpoint, number)
        faults, ended = round_of(archive, where(prefix), partial(there, prefix), *command)
        rounds.note(faults, prefix, number)
        rounds.struck[ended] += 1
    rounds.hold()


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
        faults, ended = round_of(archive, where(folder), partial(standing, folder), *command)
        rounds.note(faults, folder.name, number)
        rounds.struck[ended] += 1
    rounds.hold()
