"""The table says of every article what the catalog does, and how each value is known."""

import pytest
from pyarrow import parquet

from exports.conftest import FILES, LIVE
from newsgen.catalog.queries import Shelf
from newsgen.exports import table
from newsgen.exports.columns import COLUMNS


@pytest.fixture
def written(export, tmp_path):
    done = export("--parquet", tmp_path / "post.parquet", "--json")
    assert done.code == 0, done.output
    assert done.told["parquet"]["articles"] == LIVE
    return parquet.ParquetFile(tmp_path / "post.parquet")


def test_every_row_is_what_the_catalog_holds(written, archive):
    rows = {row["id"]: row for row in written.read().to_pylist()}
    with Shelf(archive.folder / ".newsgen" / "catalog.db") as shelf:
        held = {each.article.id: each for each in shelf.wholes()}
        digests = dict(shelf.sources())
    assert rows.keys() == held.keys()
    assert len(rows) == LIVE
    for id_, row in rows.items():
        article = held[id_].article
        assert (row["headline"], row["text"], row["language"]) == (
            article.headline,
            article.body_text,
            article.language,
        )
        assert (row["byline"], row["topics"]) == ([each.name for each in article.byline], [*article.topics])
        assert row["url"] == f"https://post.example/{held[id_].address}"
        assert (row["source_sha256"], row["published_precision"]) == (
            digests[row["source_path"]],
            article.published.precision,
        )


def test_nothing_stands_without_how_it_is_known(written):
    """Each value that some rule may infer has its status, as the article has it."""
    rows = {row["id"]: row for row in written.read().to_pylist()}
    stated = {each.name.removesuffix("_status") for each in COLUMNS if each.name.endswith("_status")}
    for row in rows.values():
        for name in stated:
            assert (row[f"{name}_status"] == "unknown") <= (row[name] in (None, [])), name
    storm, tram = rows["a"], rows["x/undated"]
    assert (storm["rights"], storm["rights_status"], storm["section_status"]) == ("© The Post", "given", "given")
    assert (storm["language"], storm["language_status"]) == ("en", "inferred")
    assert (tram["published"], tram["published_status"]) == (None, "unknown")


def test_every_status_of_an_article_has_its_column(archive):
    named = {each.name for each in COLUMNS}
    with Shelf(archive.folder / ".newsgen" / "catalog.db") as shelf:
        inferred = {
            name
            for each in shelf.wholes()
            for name, how in each.article.provenance.items()
            if how.status != "given" and name in named
        }
    assert {f"{name}_status" for name in inferred} <= named


def test_a_year_is_no_day(written):
    (row,) = [row for row in written.read().to_pylist() if row["headline"] == "Tide at its height"]
    assert (row["published"], row["published_precision"]) == ("2015", "year")
    assert (row["published_earliest"], row["published_latest"]) == ("2015-01-01", "2015-12-31")


def test_a_draft_is_no_row(written):
    assert not any("Unfinished" in row["text"] for row in written.read().to_pylist())


def test_columns_tell_what_they_hold(written):
    told = {field.name: field.metadata[b"description"].decode() for field in written.schema_arrow}
    assert told == {each.name: each.meaning for each in COLUMNS}
    assert min(map(len, told.values())) > 5


def test_groups_are_of_bounded_size(export, tmp_path, monkeypatch):
    monkeypatch.setattr(table, "ROWS", 3)
    assert export("--parquet", tmp_path / "rows.parquet").code == 0
    monkeypatch.setattr(table, "CHARACTERS", 1)
    assert export("--parquet", tmp_path / "text.parquet").code == 0
    read = [parquet.ParquetFile(tmp_path / f"{name}.parquet").metadata for name in ("rows", "text")]
    assert [[each.row_group(n).num_rows for n in range(each.num_row_groups)] for each in read] == [[3, 3, 1], [1] * 7]


def test_an_edit_is_in_the_next_table(export, archive, tmp_path):
    archive.write("a.md", FILES["a.md"].replace("froze", "thawed"))
    archive.build()
    assert export("--parquet", tmp_path / "post.parquet").code == 0
    assert "The harbour thawed." in parquet.read_table(tmp_path / "post.parquet")["text"].to_pylist()
