"""Lists on their way."""

import gzip
import io

import pytest

from newsgen.deploy.packing import packed, unpacked
from newsgen.deploy.state import Doubtful


def test_lines_come_back_and_the_same_lines_give_the_same_bytes():
    lines = ["newsgen-deploy 1", "2015/ü.html\t1"]
    with packed(lines) as one, packed(lines) as other:
        assert one.read() == other.read()
        one.seek(0)
        assert list(unpacked(one)) == lines


@pytest.mark.parametrize(
    "data",
    [
        b"<html>404</html>",
        gzip.compress(b"a\nb\n")[:-9],
        gzip.compress(b"a\xff\n"),
        gzip.compress(b"no end"),
        gzip.compress(b"0" * 10_000_000),
    ],
    ids=["no gzip", "cut off", "no text", "no end", "a bomb"],
)
def test_what_is_no_list_is_doubtful(data):
    with pytest.raises(Doubtful):
        list(unpacked(io.BytesIO(data)))
