"""Settings: what is read, what is refused, and in which words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import settings, urls
from newsgen.colours import Colours
from newsgen.config import Config, Era, Section, declared, find, load, with_output
from newsgen.problems import ConfigError

CASES = Path(__file__).with_name("cases") / "config.txt"


def cases(file: Path):
    """title / . / input / . / expected / . blocks, with a blank line between."""
    for block in file.read_text(encoding="utf-8").strip().split("\n.\n\n"):
        title, given_, expected = block.removesuffix("\n.").split("\n.\n")
        expected = expected.replace("{settings}", ", ".join(sorted(declared())))
        yield pytest.param(given_, expected.splitlines(), id=title)


def site(folder: Path, toml: str, *, name: str = "newsgen.toml") -> Path:
    (folder / "content").mkdir(exist_ok=True)
    (folder / name).write_text(toml, encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("toml", "expected"), list(cases(CASES)))
def test_what_is_wrong_is_told_with_line_and_mend(tmp_path, toml, expected):
    assert told(site(tmp_path, f"{toml}\n")) == expected


def test_every_setting_is_read(tmp_path):
    config = load(
        site(
            tmp_path,
            """
            title = "The Harbour Gazette"
            base_url = "https://example.org/archive"
            description = " Every issue. "
            language = "pt-BR"
            timezone = "Europe/London"
            publisher = "Harbour Press"
            rights = "© Harbour Press"
            contact = "desk@example.org"
            sections = ["World", { title = "Arts & Letters", slug = "arts" }, "Sport"]
            content = "articles"
            output = "site/public"
            templates = "theme"
            address = "{year}/{slug}.html"
            front_articles = 10
            feed_articles = 20
            listing_articles = 30
            term_threshold = 2
            colours = { accent = "#048" }
            [era]
            earliest = 1987
            latest = 1994-06-30
            """,
        )
    )
    assert config == Config(
        root=str(tmp_path),
        title="The Harbour Gazette",
        base_url="https://example.org/archive/",
        description="Every issue.",
        language="pt-BR",
        timezone="Europe/London",
        publisher="Harbour Press",
        rights="© Harbour Press",
        contact="desk@example.org",
        sections=(
            Section(slug="world", title="World"),
            Section(slug="arts", title="Arts & Letters"),
            Section(slug="sport", title="Sport"),
        ),
        era=Era(earliest="1987-01-01", latest="1994-06-30"),
        content="articles",
        output="site/public",
        templates="theme",
        address="{year}/{slug}.html",
        front_articles=10,
        feed_articles=20,
        listing_articles=30,
        term_threshold=2,
        colours=Colours(light={"accent": "#004488"}),
    )


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("{ earliest = '1987', latest = '1988' }", "1987-01-01", "1988-12-31"),
        ("{ earliest = '1987-02', latest = '1988-02' }", "1987-02-01", "1988-02-29"),
        ("{ latest = '1988-12' }", "", "1988-12-31"),
        ("{ earliest = 1987-03-14 }", "1987-03-14", ""),
    ],
)
def test_an_era_is_the_first_and_last_day_that_it_allows(tmp_path, written, earliest, latest):
    assert load(site(tmp_path, f"era = {written}")).era == Era(earliest=earliest, latest=latest)


def test_a_folder_with_only_content_has_all_the_defaults(tmp_path):
    (tmp_path / "content").mkdir()
    assert load(tmp_path) == Config(root=str(tmp_path))


def test_settings_may_stand_in_pyproject(tmp_path):
    text = '[project]\nname = "gazette"\n\n[tool.newsgen]\ntitle = "Gazette"\nlanguage = "fr"\n'
    config = load(site(tmp_path, text, name="pyproject.toml"))
    assert (config.title, config.language) == ("Gazette", "fr")


def test_lines_are_those_of_pyproject(tmp_path):
    text = '[project]\nlanguage = "x"\n\n[tool.newsgen]\nlanguage = "english"\n\n[tool.newsgen.era]\nlatest = "?"\n'
    assert told(site(tmp_path, text, name="pyproject.toml")) == [
        "pyproject.toml:5 language: 'english' is not a language code. Write \"en\".",
        'pyproject.toml:8 era: \'?\' is not a date from 1500 to 2100. Write it as "1987", "1987-03" or "1987-03-14".',
    ]


def test_a_pyproject_without_our_table_is_none_of_ours(tmp_path):
    site(tmp_path, "[tool.ruff]\n# not newsgen\n", name="pyproject.toml")
    assert load(tmp_path) == Config(root=str(tmp_path))


def test_two_files_with_settings_are_one_too_many(tmp_path):
    site(tmp_path, 'title = "A"')
    assert told(site(tmp_path, '[tool.newsgen]\ntitle = "B"', name="pyproject.toml")) == [
        "newsgen.toml: The settings stand in newsgen.toml and in pyproject.toml. "
        "Keep one: move those of [tool.newsgen] to newsgen.toml, or the other way round."
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path):
    (tmp_path / "newsgen.toml").write_bytes(b'\xef\xbb\xbftitle = "Gazette"\r\nlanguage = "de"\r\n')
    assert load(tmp_path).language == "de"


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    (tmp_path / "newsgen.toml").write_bytes(b'language = "de"\ntitle = "Z\xfcrich"\n')
    assert told(tmp_path) == ["newsgen.toml:2: A character is not UTF-8. Save the file as UTF-8."]


def test_an_archive_is_found_from_below(tmp_path):
    below = tmp_path / "content" / "1987" / "03"
    below.mkdir(parents=True)
    assert find(site(tmp_path, "") / "content" / "1987") == tmp_path


def test_an_empty_folder_is_no_archive(tmp_path):
    assert told(tmp_path) == [
        f"No archive here: neither newsgen.toml nor content/ in {tmp_path}. "
        "Start one with `newsgen new DIR`, or name its folder with --site DIR."
    ]


def test_no_secret_is_ever_repeated(tmp_path):
    problems = told(site(tmp_path, 'apiKey = "s3cr3t"\npassword = "s3cr3t"\n[era]\ntoken = "s3cr3t"\n'))
    assert len(problems) == 3
    assert "s3cr3t" not in "".join(problems)


def test_a_word_in_a_text_is_no_secret(tmp_path):
    assert load(site(tmp_path, 'title = "The Secret Key"')).title == "The Secret Key"


@pytest.mark.parametrize("folder", [".", "content", "content/below", "templates", "originals", ".newsgen", ".."])
def test_the_site_is_never_written_over_the_archive(tmp_path, folder):
    archive = tmp_path / "gazette"
    with pytest.raises(ConfigError, match="is no place for the site"):
        with_output(Config(root=str(archive)), archive / folder)


def test_the_site_may_be_written_anywhere_else(tmp_path):
    config = with_output(Config(root=str(tmp_path / "gazette")), tmp_path / "www")
    assert config.output_dir == tmp_path / "www"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("language", "fr"),
        ("timezone", "Europe/Paris"),
        ("sections", (Section(slug="world", title="World"),)),
        ("era", Era(earliest="1987-01-01")),
        ("publisher", "Gazette"),
        ("rights", "©"),
    ],
)
def test_what_touches_reading_has_every_source_read_anew(setting, value):
    before, after = Config(root="/a"), Config(root="/a", **{setting: value})
    assert before.reading_digest != after.reading_digest


def test_what_does_not_touch_reading_leaves_it_alone():
    changed = Config(root="/b", title="B", base_url="https://b.org/", front_articles=1, output="b")
    assert changed.reading_digest == Config(root="/a").reading_digest


def test_every_setting_says_what_it_means_in_whole_sentences():
    for name, setting in declared().items():
        assert re.fullmatch(r"[A-Z].*[.}]", setting.meaning, re.DOTALL), name


def test_every_default_is_a_value_that_may_be_written():
    defaults = Config(root="/a")
    written = {"sections": [], "front": [], "era": {}, "leave_out": [], "colours": {}, "deploy": {}}
    written["hosts"] = [*defaults.hosts]
    for name, setting in declared().items():
        default = getattr(defaults, name)
        assert setting.check(written.get(name, default)) == default


@given(st.sampled_from(["", "s", "page ", "Überseehandel "]), st.from_regex(r"[A-Za-z0-9]{1,12}", fullmatch=True))
def test_a_section_of_a_plain_word_has_the_same_address_as_any_slug(before, word):
    title = before + word
    assert settings.sections([title])[0].slug == urls.slug(title, fallback="section")
