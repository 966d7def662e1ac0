"""What is made of the theme's texts is made once: in a process, and with a folder in the next one as well."""

import sys

import pytest
from jinja2 import Environment

from newsgen.render import Press, kept, press, theme
from newsgen.render.kept import Kept, beside_code
from newsgen.render.press import press_at
from proofs.archive import Archive
from render.courier import FERRY
from render.sample import article_page

PAGE = article_page(FERRY)


@pytest.fixture
def compiled(monkeypatch):
    """The names of the templates that were compiled, and the texts whose references were looked for."""
    names = []
    compile_, parse = Environment.compile, Environment.parse

    def compiling(environment, source, name, *more):
        names.append(name)
        return compile_(environment, source, name, *more)

    def parsing(environment, source, name):
        names.append(f"references of {name}")
        return parse(environment, source, name)

    monkeypatch.setattr(Environment, "compile", compiling)
    monkeypatch.setattr(Environment, "parse", parsing)
    return names


@pytest.fixture
def another_process(monkeypatch):
    """Forgets all that this process has made, as if it began only now."""

    def begin():
        monkeypatch.setattr(kept, "_compiled", {})
        monkeypatch.setattr(kept, "_made", {})
        monkeypatch.setattr(kept, "_parsed", {})

    begin()
    return begin


def printed(*given):
    press = Press(*given)
    return press.render(PAGE).data, press.fingerprint("article")


@pytest.mark.usefixtures("another_process")
def test_two_themes_of_one_process_share_what_was_compiled(compiled):
    first = printed()
    assert "article.html" in compiled
    compiled.clear()
    assert printed() == first
    assert compiled == []


def test_the_next_process_compiles_nothing(another_process, compiled, tmp_path):
    first = printed(None, tmp_path / "deep" / "templates")
    another_process()
    compiled.clear()
    assert printed(None, tmp_path / "deep" / "templates") == first
    assert compiled == []


def test_only_a_changed_text_is_compiled_again(another_process, compiled, tmp_path):
    printed(None, tmp_path / "kept")
    (tmp_path / "own" / "parts").mkdir(parents=True)
    (tmp_path / "own" / "parts" / "pullquote.html").write_text("<aside>{{ quote.text }}!</aside>", encoding="utf-8")
    another_process()
    compiled.clear()
    data, _ = printed(tmp_path / "own", tmp_path / "kept")
    assert b"<aside>We are not closing a ferry, we are closing a road!</aside>" in data
    assert "references of parts/pullquote.html" in compiled
    assert [name for name in compiled if not name.startswith("references")] == ["article.html"]


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"\xff\x00"])
def test_a_spoilt_folder_is_as_good_as_none(spoilt, another_process, tmp_path):
    first = printed(None, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(spoilt)
    another_process()
    assert printed(None, tmp_path) == first


def test_a_folder_that_cannot_be_made_is_none(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert printed(None, tmp_path / "file" / "kept") == printed()


@pytest.mark.usefixtures("another_process")
def test_a_folder_that_is_taken_away_is_not_missed(tmp_path):
    made = theme.Theme(None, tmp_path / "kept")
    for file in (tmp_path / "kept").iterdir():
        file.unlink()
    (tmp_path / "kept").rmdir()
    assert "base.html" in made.closure("article.html")
    assert made.shape("article")
    assert not (tmp_path / "kept").exists()


@pytest.fixture
def shared(monkeypatch, tmp_path):
    """A folder in the place of the one where Python keeps this package's compiled code."""
    monkeypatch.setattr(kept, "__file__", str(tmp_path / "render" / "kept.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "render").mkdir()
    press._made.cache_clear()
    return tmp_path / "render" / "__pycache__" / "theme"


def test_archives_without_templates_of_their_own_share_what_was_compiled(another_process, compiled, shared, tmp_path):
    def printed_in(archive):
        press._made.cache_clear()
        made = press_at(archive.config)
        return made.render(PAGE).data, made.fingerprint("article")

    first = printed_in(Archive(tmp_path / "one"))
    another_process()
    compiled.clear()
    assert printed_in(Archive(tmp_path / "two")) == first
    assert compiled == []
    assert not (tmp_path / "two" / ".newsgen" / "templates").exists()
    own = Archive(tmp_path / "three")
    (own.folder / "templates" / "parts").mkdir(parents=True)
    (own.folder / "templates" / "parts" / "pullquote.html").write_text("<aside>{{ quote.text }}!</aside>")
    before = {file.name: file.read_bytes() for file in shared.iterdir()}
    assert printed_in(own) != first
    assert {file.name: file.read_bytes() for file in shared.iterdir()} == before
    assert (own.folder / ".newsgen" / "templates").exists()


@pytest.mark.usefixtures("shared")
def test_what_one_archive_needed_stays_when_another_needs_more(another_process):
    for text in ("one", "two", "one"):
        another_process()
        found = Kept(beside_code())
        found.made("length", text, lambda text=text: len(text))
        found.save()
    another_process()
    found = Kept(beside_code())
    for text in ("one", "two"):
        assert found.made("length", text, lambda: "made anew") == 3


@pytest.mark.parametrize(("name", "value"), [("dont_write_bytecode", True), ("pycache_prefix", "/elsewhere")])
def test_where_python_keeps_no_code_nothing_is_shared(shared, monkeypatch, name, value):
    monkeypatch.setattr(sys, name, value)
    assert beside_code() is None
    assert not shared.exists()


@pytest.mark.usefixtures("shared")
def test_a_package_that_cannot_be_written_into_shares_nothing(tmp_path, monkeypatch):
    (tmp_path / "render" / "__pycache__").write_text("a file")
    assert beside_code() is None
    (tmp_path / "render" / "__pycache__").unlink()
    monkeypatch.setattr(kept.os, "access", lambda *_: False)
    assert beside_code() is None
