"""Importing: originals kept, articles written once, nothing overwritten, everything told."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen import importing
from newsgen.articles.parse import parse
from newsgen.articles.sources import read
from newsgen.config import Config, load
from newsgen.digests import sha256
from newsgen.importing import Imported, folder, import_sources
from newsgen.model import When

RAW = """Ferry to the outer islands sails again

By Jane Doe

October 14, 2015

The ferry to the outer islands left Sandhaven on Tuesday morning, nine days after the storm had closed the harbour.

"We had bread for two more days at the most," said Olga Brandt, who keeps the shop on Long Spit.
"""
UNDATED = RAW.replace("October 14, 2015\n\n", "")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "content").mkdir()
    (tmp_path / "newsgen.toml").write_text('title = "Gazette"\n')
    return load(tmp_path)


def imported(config: Config, *paths: Path) -> tuple[Imported, ...]:
    return import_sources(config, paths, into=config.content_dir, received="2026-01-02")


def raw(config: Config, name: str = "ferry.txt", text: str | bytes = RAW) -> Path:
    path = Path(config.root, "old", name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def listed(config: Config) -> list[str]:
    paths = (path for path in Path(config.root).rglob("*") if path.is_file())
    return sorted(str(path.relative_to(config.root)) for path in paths)


def test_a_dated_text(config):
    digest = sha256(RAW.encode())
    path = raw(config)
    (one,) = imported(config, path)
    assert (one.source, one.outcome, one.problems) == (str(path), "imported", ())
    assert one.target == "content/2015/10/ferry-to-the-outer-islands-sails-again.md"
    assert one.original == f"originals/{digest[:2]}/{digest}.txt"
    assert Path(config.root, one.original).read_bytes() == RAW.encode()
    assert [entry.line for entry in one.ledger] == [1, 3, 5, 7, 9]


def test_an_undated_text(config):
    (one,) = imported(config, raw(config, text=UNDATED))
    assert one.target == "content/undated/ferry-to-the-outer-islands-sails-again.md"


def test_the_article_that_is_written_is_the_one_that_was_read(config):
    (one,) = imported(config, raw(config))
    source = read(config.content_dir, one.target.removeprefix("content/"))
    article = parse(source, config=config).article
    assert article is not None
    assert one.article is not None
    for name in article.__struct_fields__:
        if name not in ("id", "origin"):
            assert getattr(article, name) == getattr(one.article, name), name
    assert article.id == sha256(RAW.encode())[:16]
    assert article.origin.file == one.original
    assert article.origin.received == "2026-01-02"
    assert article.origin.format == "plain"


def test_the_same_bytes_are_imported_once(config):
    first, again = imported(config, raw(config), raw(config, "copy.txt"))
    assert (again.outcome, again.target) == ("already there", first.target)
    (later,) = imported(config, raw(config))
    assert (later.outcome, later.target) == ("already there", first.target)


def test_an_article_that_was_moved_is_still_known(config):
    (one,) = imported(config, raw(config, text=UNDATED))
    moved = config.content_dir / "2015" / "ferry.md"
    moved.parent.mkdir()
    Path(config.root, one.target).rename(moved)
    assert imported(config, raw(config, text=UNDATED))[0].target == "content/2015/ferry.md"


def test_nothing_is_overwritten(config):
    (first,) = imported(config, raw(config))
    Path(config.root, first.target).write_text("edited by hand")
    (second,) = imported(config, raw(config, text=RAW + "\nA line more makes it another file of the same headline.\n"))
    (third,) = imported(config, raw(config))
    slug = "content/2015/10/ferry-to-the-outer-islands-sails-again"
    assert [one.target for one in (first, second, third)] == [f"{slug}.md", f"{slug}-2.md", f"{slug}-3.md"]
    assert Path(config.root, first.target).read_text() == "edited by hand"


def test_folders_are_imported_in_one_order_and_whole(config):
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        raw(config, name, RAW.replace("ferry", name))
    deep = Path(config.root, "old", "deep")
    deep.mkdir()
    (deep / "c.txt").write_text(RAW.replace("ferry", "boat"))
    (deep / "c.pdf").write_bytes(b"%PDF")
    found = imported(config, Path(config.root, "old"))
    assert [(Path(one.source).name, one.outcome) for one in found] == [
        ("a.txt", "imported"), ("b.txt", "imported"), ("c.pdf", "left out"), ("c.txt", "imported"),
    ]  # fmt: skip
    assert [str(problem) for problem in found[2].problems] == [
        f"{deep}/c.pdf: No reader reads this file; it was left out. Give files that end in .markdown, .md, .txt."
    ]


def test_markdown_stays_as_it_was_written(config):
    text = "---\ntitle: Storm: a warning\n---\n"
    quoted = "---\ntitle: 'Storm: a warning'\ndate: 2015-10-14\nweather_station: Rostock\ndraft: true\n---\n\n*Body*\n"
    (bad,) = imported(config, raw(config, "bad.md", text))
    (one,) = imported(config, raw(config, "storm.md", quoted))
    assert (bad.outcome, bad.problems[0].line) == ("refused", 2)
    assert one.target == "content/2015/10/storm-a-warning.md"
    written = Path(config.root, one.target).read_text().split("origin:")
    assert written[0] == (
        f"---\nid: {sha256(quoted.encode())[:16]}\ntitle: 'Storm: a warning'\ndate: '2015-10-14'\n"
        "weather_station: Rostock\ndraft: 'true'\n"
    )
    assert written[1].endswith("---\n\n*Body*\n")
    assert parse(read(config.content_dir, "2015/10/storm-a-warning.md"), config=config).kind == "draft"


@pytest.mark.parametrize(
    ("name", "data", "rule", "line"),
    [
        ("zero.txt", b"Storm\n\0", "source/binary", 2),
        ("empty.txt", b"", "text/empty", 0),
        ("gone.txt", None, "source/unreadable", 0),
        ("colon.md", b"---\ntitle: a: b\n---\n", "front-matter/yaml", 2),
    ],
)
def test_what_cannot_be_imported_is_told_and_leaves_nothing_behind(config, name, data, rule, line):
    path = raw(config, name, data) if data is not None else Path(config.root, name)
    before = listed(config)
    (one,) = imported(config, path)
    assert one.outcome == "refused"
    assert (one.problems[0].path, one.problems[0].rule, one.problems[0].line) == (str(path), rule, line)
    assert one.problems[0].mend
    assert listed(config) == before


def test_a_source_in_the_content_folder_is_warned_about(config):
    path = config.content_dir / "ferry.txt"
    path.write_text(RAW)
    (one,) = imported(config, path)
    assert one.outcome == "imported"
    assert [problem.rule for problem in one.problems] == ["import/inside"]


def test_a_write_that_fails_leaves_nothing_half_done(config, monkeypatch):
    path = raw(config)
    before = listed(config)

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        imported(config, path)
    assert listed(config) == before


def test_a_file_system_without_hard_links(config, monkeypatch):
    def none(_source: Path, _target: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(importing.os, "link", none)
    (one,) = imported(config, raw(config))
    assert Path(config.root, one.target).read_text().startswith("---\nheadline: Ferry")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (When(precision="time", text="2015-10-14T09:30"), "2015/10"),
        (When(precision="month", text="2015-10"), "2015/10"),
        (When(precision="year", text="2015"), "2015"),
        (When(precision="bounded", earliest="2015-10-14"), "undated"),
        (When(), "undated"),
    ],
)
def test_folders(published, expected):
    assert folder(published) == expected


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@settings(deadline=None, max_examples=50)
@given(st.lists(words, min_size=1, max_size=6))
def test_whatever_is_written_reads_back(tmp_path_factory, paragraphs):
    """Any raw text is either refused with a reason or becomes a file that is the same article."""
    root = tmp_path_factory.mktemp("archive")
    (root / "content").mkdir()
    config = Config(root=str(root))
    path = root / "raw.txt"
    path.write_text("A storm at sea\n\nThe storm began on a Monday, and no ship left.\n\n" + "\n\n".join(paragraphs))
    (one,) = import_sources(config, [path], into=config.content_dir, received="2026-01-02")
    if one.article is None:
        assert one.problems
        return
    article = parse(read(config.content_dir, one.target.removeprefix("content/")), config=config).article
    assert article is not None
    assert article.headline == one.article.headline
    assert article.body == one.article.body
    assert article.figures == one.article.figures
