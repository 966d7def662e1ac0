"""A new archive: everything is explained, nothing is written over, and it builds at once."""

import re
import tomllib

import pytest

from newsgen.build import build
from newsgen.config import Config, declared, load
from newsgen.problems import ConfigError
from newsgen.render.theme import default_theme
from newsgen.starting import settings_toml, start

FIRST = "content/2019/05/last-keeper-of-gull-rock.md"


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_archive_has_settings_and_a_first_article(tmp_path):
    made = start(tmp_path / "gazette", title="The Harbour Gazette")
    assert files(tmp_path / "gazette") == [".gitignore", "content/2019/05/gull-rock.svg", FIRST, "newsgen.toml"]
    assert len(made) == 4


def test_its_settings_are_the_defaults_with_its_title(tmp_path):
    start(tmp_path / "gazette", title='The "Harbour" Gazette')
    assert load(tmp_path / "gazette") == Config(root=str(tmp_path / "gazette"), title='The "Harbour" Gazette')


def test_every_setting_stands_there_once():
    written = re.findall(r"^(?:# )?(\w+) = ", settings_toml("Gazette"), re.MULTILINE)
    assert written == list(declared())


def test_every_commented_setting_may_be_uncommented(tmp_path):
    active = re.sub(r"^# (\w+ = )", r"\1", settings_toml("Gazette"), flags=re.MULTILINE)
    assert set(tomllib.loads(active)) == set(declared())
    (tmp_path / "newsgen.toml").write_text(active, encoding="utf-8")
    assert load(tmp_path).base_url == "https://example.org/archive/"


def test_no_line_of_the_settings_is_long():
    assert max(map(len, settings_toml("Gazette").splitlines())) <= 100


def test_it_builds_without_a_problem(tmp_path):
    start(tmp_path / "gazette", title="Gazette")
    report = build(load(tmp_path / "gazette"))
    assert [str(problem) for problem in report.problems] == []
    assert (report.sources, report.published) == (1, 1)
    page = (tmp_path / "gazette/public/2019/05/11/the-last-keeper-of-gull-rock-hands-over-the-lamp.html").read_text()
    for shown in ("Coast reporter", "not preserved", "Drawing by Mina Aust", "142 steps, not 124", "<h2"):
        assert shown in page, shown


def test_the_theme_is_copied_only_on_request(tmp_path):
    start(tmp_path / "gazette", title="Gazette", templates=True)
    assert files(tmp_path / "gazette" / "templates") == files(default_theme())


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ConfigError, match=r"is not empty: 'notes.txt' is there\."):
        start(tmp_path, title="Gazette")
    assert files(tmp_path) == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "gazette").write_text("mine")
    with pytest.raises(ConfigError, match="is a file"):
        start(tmp_path / "gazette", title="Gazette")


def test_a_fresh_repository_is_still_new(tmp_path):
    (tmp_path / ".git").mkdir()
    start(tmp_path, title="Gazette")
    assert (tmp_path / "newsgen.toml").is_file()
