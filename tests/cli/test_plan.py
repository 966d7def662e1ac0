"""`newsgen plan`, as a person calls it."""

import json

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from newsgen.deploy import hosts
from newsgen.deploy.hosts import Host
from proofs.archive import Archive
from proofs.dispatch import FIRST


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", FIRST)
    made.build()
    return made


def run(archive, *words):
    result = CliRunner().invoke(cli, ["plan", "--site", str(archive.folder), *words], prog_name="newsgen")
    return result.exit_code, " ".join(result.output.split())


def test_it_tells_the_size_and_the_hosts(archive):
    code, said = run(archive)
    assert code == 0
    assert f"The whole site: {len(archive.site())} files" in said
    assert "built from nothing in" in said
    assert "fit on Cloudflare Pages, free" in said


def test_for_programs_there_is_one_object(archive):
    told = json.loads(run(archive, "--json")[1])
    assert told["files"] == len(archive.site())
    assert told["bytes"] == sum(map(len, archive.site().values()))
    assert told["seconds"] > 0
    assert told["hosts"][0]["over"] == []


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ({"files": 3}, "3 files"),
        ({"bytes": 10}, "10 B in all"),
        ({"largest": 10}, "10 B in one file"),
        ({"folder": 1}, "1 files in one folder"),
        ({"seconds": 1}, "1 min 30 s for a build of 1.0 s for a build"),
    ],
)
def test_a_host_that_would_not_take_it_ends_it_with_four_when_it_is_asked_for(archive, monkeypatch, limit, expected):
    (kept,) = archive.config.memory_dir.glob("*.pace.json")
    kept.write_text(json.dumps({"seconds": 90, "files": len(archive.site())}))
    small = (Host(name="Netlify", **limit), Host(name="GitHub Pages"), Host(name="Cloudflare Pages, free", **limit))
    monkeypatch.setattr(hosts, "HOSTS", (*small, Host(name="Cloudflare Pages, paid")))
    code, said = run(archive)
    assert code == 0
    assert expected in said
    assert run(archive, "--host", "netlify")[0] == 4
    assert run(archive, "--host", "github", "--host", "cloudflare")[0] == 0  # one of its plans is enough
    assert run(archive, "--host", "github", "--host", "netlify")[0] == 4


def test_where_no_build_from_nothing_was_measured_it_says_so(archive):
    next(archive.config.memory_dir.glob("*.pace.json")).unlink()
    code, said = run(archive)
    assert code == 0
    assert "newsgen build --clean" in said
    assert "built from nothing in" not in said


def test_without_a_site_it_says_what_to_do(tmp_path):
    code, said = run(Archive(tmp_path / "archive", FIRST))
    assert code == 2
    assert "Run `newsgen build`" in said
