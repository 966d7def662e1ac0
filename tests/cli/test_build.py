"""Building and checking from the command line: the words, the JSON, the exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import cli, progress
from newsgen.cli.build import summary
from newsgen.cli.check import verdict
from newsgen.config import Config
from newsgen.model import Change
from newsgen.problems import Problem
from newsgen.report import Report

GOOD = "---\nheadline: {}\npublished: 2019-05-{:02}\n---\nThe ferry sails again.\n"
BAD = GOOD.replace("2019-05", "2019-13")
CHANGES = (Change(path="a.html", what="added"),)


@pytest.fixture
def site(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.toml").write_text('title = "Gazette"\n')
    for day in (1, 2, 3):
        (tmp_path / "content" / f"{day}.md").write_text(GOOD.format(f"Ferry {day}", day))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(progress, "PATIENCE", 1e9)  # however slow the machine is
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="newsgen")


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            Report(sources=40, published=40, pages=96, written=3, seconds=0.81, changes=CHANGES),
            ["Published 40 articles as 96 pages (3 files changed) in 0.8 s → public/index.html"],
        ),
        (
            Report(sources=1, published=1, pages=1, written=2, removed=1, seconds=61, changes=CHANGES),
            ["Published 1 article as 1 page (2 files changed, 1 removed) in 1 min 1 s → public/index.html"],
        ),
        (
            Report(sources=40, published=40, pages=96, seconds=0.1),
            ["Nothing has changed: 40 articles as 96 pages, looked through in 0.1 s → public/index.html"],
        ),
        (
            Report(sources=45, published=40, refused=2, drafts=1, duplicates=2, pages=96, written=9, changes=CHANGES),
            [
                "Published 40 articles as 96 pages (9 files changed) in 0.0 s → public/index.html",
                "Of 45 sources: 40 published, 2 set aside, 1 a draft and 2 duplicates.",
            ],
        ),
        (
            Report(sources=2, refused=2, kept=True),
            ["Nothing was published; the site stands as it stood.", "Of 2 sources: 0 published and 2 set aside."],
        ),
    ],
)
def test_a_build_is_summed_up_in_a_line(tmp_path, monkeypatch, report, expected):
    monkeypatch.chdir(tmp_path)
    assert list(summary(report, Config(root=str(tmp_path)))) == expected


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (Report(sources=1), "All is well with 1 source."),
        (
            Report(
                sources=890,
                problems=(
                    Problem(rule="a/a", message="M.", path="a.md", line=1),
                    Problem(rule="a/a", message="M.", path="a.md", line=2),
                    Problem(rule="a/a", message="M.", path="b.md", severity="note"),
                ),
            ),
            "2 problems in 1 file, of 890 sources looked at.",
        ),
    ],
)
def test_a_check_ends_in_a_verdict(report, expected):
    assert verdict(report) == expected


@pytest.mark.usefixtures("site")
def test_the_first_build_publishes_and_the_second_has_nothing_to_do():
    first, second = run("build"), run("build")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.startswith("Published 3 articles as ")
    assert first.stdout.endswith("→ public/index.html\n")
    assert second.stdout.startswith("Nothing has changed: 3 articles as ")
    assert first.stderr == second.stderr == ""


def test_an_archive_may_be_named_and_its_site_put_elsewhere(site, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    result = run("build", "--site", str(site), "--output", "www")
    assert result.exit_code == 0
    assert result.stdout.endswith("→ www/index.html\n")
    assert Path("www/index.html").is_file()
    assert not (site / "public").exists()


def test_an_archive_is_found_from_a_folder_inside(site, monkeypatch):
    monkeypatch.chdir(site / "content")
    assert run("build").exit_code == 0
    assert (site / "public" / "index.html").is_file()


@pytest.mark.usefixtures("site")
def test_the_site_is_never_written_over_the_articles():
    result = run("build", "--output", "content")
    assert result.exit_code == 2
    assert "is no place for the site: content/ is there." in result.stderr


def test_a_bad_article_is_told_and_the_rest_published(site):
    (site / "content" / "4.md").write_text(BAD.format("Storm", 4))
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == "1 error"
    assert result.stderr.splitlines()[1].startswith("content/4.md:3 published: There is no month 13. ")
    assert "Of 4 sources: 3 published and 1 set aside.\n" in result.stdout


def test_strict_keeps_the_old_site(site):
    run("build")
    before = (site / "public" / "index.html").read_bytes()
    (site / "content" / "4.md").write_text(BAD.format("Storm", 4))
    result = run("build", "--strict")
    assert result.exit_code == 3
    assert result.stdout.startswith("Nothing was published; the site stands as it stood.\n")
    assert (site / "public" / "index.html").read_bytes() == before


def test_json_is_one_object_with_all_that_happened(site):
    (site / "content" / "4.md").write_text(BAD.format("Storm", 4))
    result = run("build", "--json")
    assert result.exit_code == 1
    assert result.stderr == ""
    told = json.loads(result.stdout)
    assert (told["sources"], told["published"], told["refused"], told["exit_code"]) == (4, 3, 1, 1)
    assert told["output"] == str(site / "public")
    assert [problem["path"] for problem in told["problems"]] == ["content/4.md"]
    assert {"path", "what", "digest", "size"} == set(told["changes"][0])


@pytest.mark.parametrize("words", [("--quiet", "build"), ("build", "--quiet"), ("build", "-q")])
def test_quiet_says_nothing_when_all_is_well(site, words):
    result = run(*words)
    assert (result.exit_code, result.output) == (0, "")
    assert (site / "public" / "index.html").is_file()


@pytest.mark.usefixtures("site")
def test_clean_makes_all_anew_and_changes_nothing():
    run("build")
    told = json.loads(run("build", "--clean", "--json").stdout)
    assert told["parsed"] == 3
    assert told["rendered"] > 0


def test_check_tells_everything_and_builds_nothing(site):
    assert run("check").stdout == "All is well with 3 sources.\n"
    (site / "content" / "4.md").write_text(BAD.format("Storm", 4))
    result = run("check")
    assert result.exit_code == 1
    assert "content/4.md:3 published: " in result.stderr
    assert result.stdout == "1 problem in 1 file, of 4 sources looked at.\n"
    assert run("check", "--strict").exit_code == 3
    assert json.loads(run("check", "--json").stdout)["exit_code"] == 1
    assert not (site / "public").exists()
