"""`desk`: a small archive with one raw text that was read wrongly in many ways."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.config import Config, load
from newsgen.review.proof import Proof, again, proof
from newsgen.review.steps import Step, taken
from proofs.reviewing import FERRY, archive

TODAY = "2026-01-31"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(archive(tmp_path, ferry=FERRY))


@pytest.fixture
def ferry(config: Config) -> Proof:
    return proof(config, "old/ferry.txt", received=TODAY)


@pytest.fixture
def after(config: Config) -> Callable[..., Proof]:
    """The proof after some steps, nothing written."""

    def stepped(found: Proof, *steps: Step) -> Proof:
        for step in steps:
            found = again(config, found, taken(found, step, day=TODAY))
        return found

    return stepped
