"""`newsgen deploy`, as a person calls it."""

import json

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from proofs.archive import Archive
from proofs.depot import standing
from proofs.dispatch import FIRST, edit


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", FIRST, settings='[deploy]\nlive = "folder:../www"\n')
    made.build()
    return made


def run(archive, *words):
    result = CliRunner().invoke(cli, ["deploy", "--site", str(archive.folder), *words], prog_name="newsgen")
    return result.exit_code, " ".join(result.output.split())


def test_the_only_target_need_not_be_named(archive):
    code, said = run(archive)
    assert (code, standing(archive.folder.parent / "www")) == (0, archive.site())
    assert "front page 1 file" in said
    assert f"Sent {len(archive.site())} files" in said
    for words in ([], ["live"]):
        code, said = run(archive, *words)
        assert (code, said.rpartition(" (")[0]) == (0, "folder:../www has it all")


def test_a_dry_run_tells_the_steps_and_the_hosts_and_sends_nothing(archive):
    code, said = run(archive, "--dry-run")
    assert code == 0
    assert "new articles 3 files" in said
    assert "not fit" not in said
    assert "fit on GitHub Pages" in said
    assert not (archive.folder.parent / "www").exists()


def test_for_programs_there_is_one_object(archive):
    _, said = run(archive, "--dry-run", "--json")
    told = json.loads(said)
    assert told["size"]["files"] == len(archive.site())
    assert told["steps"][-1] == {"name": "front page", "files": 1, "bytes": len(archive.site()["index.html"])}
    assert [each["host"]["name"] for each in told["hosts"]][:1] == ["Cloudflare Pages, free"]
    assert told["exit_code"] == 0


def test_too_many_deletions_end_with_four_and_say_how_to_go_on(archive):
    run(archive)
    edit(archive)
    code, said = run(archive, "live")
    assert code == 4
    assert "--max-delete" in said
    assert "Nothing was sent" in said
    assert run(archive, "--max-delete", "100")[0] == 0
    assert standing(archive.folder.parent / "www") == archive.site()


def test_what_was_changed_by_hand_ends_with_four(archive):
    (archive.folder / "public" / "index.html").write_text("Mine now")
    code, said = run(archive)
    assert code == 4
    assert "index.html: Its bytes are not those that the last build left. `newsgen build --clean`" in said


@pytest.mark.parametrize(
    ("settings", "words", "expected"),
    [
        ("", [], "names no target"),
        ('[deploy]\none = "folder:/x"\ntwo = "folder:/y"\n', [], "Say which: one, two."),
        ('[deploy]\nlive = "folder:/x"\n', ["life"], "There is no target 'life'. Did you mean 'live'?"),
        ("", ["ssh://me:hunter2@host/www"], "password or a token"),
        ("", ["gopher://host/www"], "cannot send a site to 'gopher'"),
        ('[deploy.live]\nto = "s3://b"\npassword = "hunter2"\n', [], "looks like a secret"),
    ],
)
def test_wrong_use_ends_with_two(archive, settings, words, expected):
    archive.configure(settings)
    code, said = run(archive, *words)
    assert code == 2
    assert expected in said
    assert "hunter2" not in said
