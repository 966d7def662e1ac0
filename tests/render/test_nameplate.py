"""The archive's name as its own picture."""

import pytest

from newsgen.build import build
from newsgen.config import load
from newsgen.problems import ConfigError

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><path d="M0 0h300v60z"/></svg>'


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "storm.md").write_text("# Storm\n\nIt blew.\n", encoding="utf-8")
    (tmp_path / "newsgen.toml").write_text('title = "Post & Mail"\nnameplate = "plate.svg"\n', encoding="utf-8")
    (tmp_path / "templates" / "assets").mkdir(parents=True)
    return tmp_path


def plate(archive, page: str) -> str:
    html = (archive / "public" / page).read_text(encoding="utf-8")
    return html.partition('class="nameplate">')[2].partition("</picture>")[0]


def test_it_stands_on_every_page_with_the_title_in_words(archive):
    assets = archive / "templates" / "assets"
    (assets / "plate.svg").write_text(PICTURE, encoding="utf-8")
    (assets / "plate-dark.svg").write_text(PICTURE.replace("path", "path fill='#fff'"), encoding="utf-8")
    assert build(load(archive)).exit_code() == 0
    light, dark = (next((archive / "public" / "assets").glob(f"{name}.*.svg")).name for name in ("plate", "plate-dark"))
    assert plate(archive, "index.html") == (
        f'<picture><source srcset="assets/{dark}" media="(prefers-color-scheme: dark)">'
        f'<img src="assets/{light}" alt="Post &amp; Mail">'
    )
    assert plate(archive, "undated/storm.html").endswith(f'<img src="../assets/{light}" alt="Post &amp; Mail">')


def test_one_that_is_missing_is_told(archive):
    with pytest.raises(ConfigError) as caught:
        load(archive)
    assert [str(problem) for problem in caught.value.problems] == [
        "newsgen.toml nameplate: There is no templates/assets/plate.svg. Put the picture there, or leave the line out."
    ]
