"""What the tests of this room share: one press for the default theme."""

import pytest

from newsgen.render import Press


@pytest.fixture(scope="session")
def press() -> Press:
    return Press()
