"""Deploys to the S3 of Ceph, which many hosts run: it heeds conditions, and replaces an object in one step."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from newsgen.deploy.target import Claim, Target
from newsgen.deploy.targets import s3
from newsgen.destinations import Destination
from newsgen.problems import Locked
from proofs.buckets import KEYS
from proofs.radosgw import Gateway, gateway
from proofs.radosgw import standing as objects
from proofs.rounds import Rounds
from proofs.striking import in_a_bucket


@pytest.fixture(scope="module")
def cephs() -> Iterator[Gateway]:
    """Ceph's own S3 on this machine; in a folder whose name is short, since its sockets stand there."""
    with TemporaryDirectory(prefix="ceph-") as folder, gateway(Path(folder)) as made:
        yield made


@pytest.fixture
def ceph(cephs: Gateway, monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """The same, and its keys."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    return cephs


@pytest.mark.rounds("SIGKILL of a deploy to Ceph's S3", quick=2, full=200)
def test_to_ceph(tmp_path: Path, ceph: Gateway, rounds: Rounds) -> None:
    in_a_bucket(tmp_path, ceph.endpoint, lambda prefix: objects(ceph.endpoint, prefix), rounds)


@pytest.mark.rounds("deploys that claim a bucket at the same moment", quick=2, full=50)
def test_of_many_that_claim_a_bucket_of_ceph_one_wins(ceph: Gateway, rounds: Rounds) -> None:
    for number, _ in enumerate(rounds):
        where = Destination(name="", address=f"s3://post/claims-{number}", endpoint=ceph.endpoint, region="us-east-1")
        targets = [s3.target(where, Path()) for _ in range(12)]

        def claimed(number: int, targets: list[Target] = targets) -> str:
            try:
                targets[number].claim(Claim(f"who-{number}", f"desk-{number}"))
            except Locked:
                return "locked out"
            return "won" if not targets[number].remarks else "unconditional"

        with ThreadPoolExecutor(len(targets)) as pool:
            came = sorted(pool.map(claimed, range(len(targets))))
        rounds.note([] if came == [*["locked out"] * 11, "won"] else [f"it came to {came}"])
        rounds.struck["one of 12 won"] += came.count("won") == 1
    rounds.hold()
