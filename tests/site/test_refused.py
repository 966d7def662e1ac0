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
    assert told["broken.md"][0]["message"] == "It is not UTF-8."
    refused.keep(tmp_path / "refused", tmp_path, [], [])
    assert list((tmp_path / "refused").iterdir()) == []


def test_files_of_the_same_bytes_are_all_named(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\xfe")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe")
    refused.keep(tmp_path / "refused", tmp_path, [("a.md", "abc1"), ("b.txt", "abc1")], [])
    assert sorted(path.name for path in (tmp_path / "refused").iterdir()) == ["abc1.json", "abc1.md", "abc1.txt"]
    assert json.loads((tmp_path / "refused" / "abc1.json").read_text()) == {"a.md": [], "b.txt": []}


def test_what_could_not_be_read_and_what_has_gone_are_no_hindrance(tmp_path):
    refused.keep(tmp_path / "refused", tmp_path, [("unread.md", ""), ("gone.md", "abc1")], [])
    assert [path.name for path in (tmp_path / "refused").iterdir()] == ["abc1.json"]


def test_a_copy_that_a_killed_build_left_unfinished_is_made_anew(tmp_path):
    (tmp_path / "refused").mkdir()
    (tmp_path / "refused" / ".abc1.md").write_bytes(b"\xff")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe")
    refused.keep(tmp_path / "refused", tmp_path, [("broken.md", "abc1")], [])
    assert (tmp_path / "refused" / "abc1.md").read_bytes() == b"\xff\xfe"
    assert sorted(path.name for path in (tmp_path / "refused").iterdir()) == ["abc1.json", "abc1.md"]
