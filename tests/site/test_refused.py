"""What was set aside is kept, with the reason, until it is mended."""

import json

from newsgen.problems import Problem
from newsgen.site import refused


def test_bytes_and_reasons_stand_side_by_side(tmp_path):
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe")
    problem = Problem(rule="source/encoding", path=f"{tmp_path.name}/broken.md", message="It is not UTF-8.")
    refused.keep(tmp_path / "refused", tmp_path, [("broken.md", "abc1")], [problem])
    assert (tmp_path / "refused" / "abc1.md").read_bytes() == b"\xff\xfe"
    told = json.loads((tmp_path / "refused" / "abc1.json").read_text())
    assert told["path"] == "broken.md"
    assert told["problems"][0]["message"] == "It is not UTF-8."
    refused.keep(tmp_path / "refused", tmp_path, [], [])
    assert list((tmp_path / "refused").iterdir()) == []
