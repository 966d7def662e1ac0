"""A small archive that stands built."""

import pytest

from proofs.archive import Archive
from proofs.dispatch import FIRST


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", FIRST)
    made.build()
    return made
