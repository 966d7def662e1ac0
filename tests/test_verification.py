"""Whether every file is as the last build left it: each way in which one can be otherwise is told, and nothing else."""

import shutil

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from newsgen.problems import ConfigError
from newsgen.verification import verify
from proofs.archive import Archive, story

FILES = {
    "a.md": story("Storm at sea", "2015-10-13", topics="[Sea]"),
    "b.md": story("Harbour frozen", "2015-10-14", topics="[Sea]"),
    "c.txt": "Ferry sails again\n\nBy Ada Quill\n\nOctober 15, 2015\n\nThe ferry left the mole on Thursday morning.\n",
}
PAGE = "2015/10/13/storm-at-sea.html"


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", FILES)
    made.build()
    return made


def found(archive, **how):
    return [(each.what, each.path) for each in verify(archive.config, **how).findings]


def everything(archive):
    """Every file of the archive and its site, and its bytes; not what newsgen remembers."""
    files = (path for path in archive.folder.rglob("*") if path.is_file() and ".newsgen" not in path.parts)
    return {path: path.read_bytes() for path in files}


def test_all_is_as_it_was_left_and_stays_so(archive):
    before = everything(archive)
    verdict = verify(archive.config, rebuild=True)
    assert (verdict.findings, verdict.sources, verdict.exit_code()) == ((), 3, 0)
    assert verdict.files == len(archive.site())
    assert everything(archive) == before


def test_every_way_to_be_otherwise_is_told(archive):
    public = archive.folder / "public"
    (public / PAGE).write_bytes((public / PAGE).read_bytes().replace(b"Storm", b"Calms"))  # as long as it was
    (public / "atom.xml").unlink()
    (public / "2015" / "spam.html").write_text("<p>Buy")
    (public / "about" / "index.html").unlink()
    (public / "about" / "index.html").mkdir()
    archive.write("b.md", FILES["b.md"] + "\nAnd thawed.\n")
    archive.delete("c.txt")
    assert found(archive) == [
        ("changed", f"public/{PAGE}"),
        ("changed", "public/about/index.html"),
        ("missing", "public/atom.xml"),
        ("foreign", "public/2015/spam.html"),
        ("changed", "content/b.md"),
        ("missing", "content/c.txt"),
    ]


def test_what_a_stopped_build_left_is_not_vouched_for(archive):
    from newsgen.site.manifest import Manifest

    config = archive.config
    with Manifest(config.memory_dir, config.output_dir) as manifest:
        manifest.announce([PAGE])
    assert found(archive) == [("unfinished", f"public/{PAGE}")]


def test_a_page_that_would_be_made_otherwise_is_told_by_a_rebuild(archive):
    archive.write("a.md", FILES["a.md"].replace("Storm", "Gale"))
    assert found(archive) == [("changed", "content/a.md")]
    told = found(archive, rebuild=True)
    assert ("changed", "content/a.md") in told
    assert {("changed", "public/index.html"), ("changed", "public/topics/sea/index.html")} <= {*told}
    assert not any("search" in path or "SUMS" in path for _, path in told)


def test_an_index_that_was_changed_in_place_is_as_good_as_one_made_anew(tmp_path):
    many = {f"{n}.md": story(f"Story {n}", f"2015-10-{n % 28 + 1:02}", body=f"Word{n} was said.") for n in range(80)}
    archive = Archive(tmp_path / "archive", many)
    archive.build()
    archive.write("7.md", many["7.md"].replace("said", "sung"))
    archive.build()
    assert verify(archive.config, rebuild=True).findings == ()


def test_a_rebuild_leaves_the_ledger_of_addresses_alone(archive):
    before = (archive.content / "addresses.tsv").read_bytes()
    archive.write("d.md", story("Thaw", "2015-10-16"))
    verify(archive.config, rebuild=True)
    assert (archive.content / "addresses.tsv").read_bytes() == before


def test_originals_are_looked_at_by_their_names(archive):
    runner = CliRunner()
    scan = archive.folder / "scan.txt"
    scan.write_text(FILES["c.txt"].replace("Ferry sails", "Tram runs"))
    assert runner.invoke(cli, ["import", str(scan), "--site", str(archive.folder)]).exit_code == 0
    archive.build()
    assert verify(archive.config).originals == 1
    (original,) = [path for path in (archive.folder / "originals").rglob("*") if path.is_file()]
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"!")
    assert found(archive) == [("changed", original.relative_to(archive.folder).as_posix())]
    shutil.rmtree(archive.folder / "originals")
    assert found(archive) == []  # kept elsewhere: there is nothing to look at


def test_without_a_site_there_is_nothing_to_verify(tmp_path):
    archive = Archive(tmp_path / "archive", FILES)
    with pytest.raises(ConfigError, match="no site"):
        verify(archive.config)


def test_the_command_tells_each_file_and_ends_with_five(archive):
    (archive.folder / "public" / "CNAME").write_text("post.example")
    (archive.folder / "public" / "atom.xml").unlink()
    run = CliRunner().invoke(cli, ["verify", "--site", str(archive.folder), "--json"])
    assert run.exit_code == 5
    assert '{"what":"foreign","path":"public/CNAME"}' in run.stdout
    run = CliRunner().invoke(cli, ["verify", "--site", str(archive.folder), "--ignore", "CNAME"])
    assert run.exit_code == 5
    assert "CNAME" not in run.output
    assert "atom.xml: It is not there any more." in run.output
    archive.build(clean=True)
    run = CliRunner().invoke(cli, ["verify", "--site", str(archive.folder), "--ignore", "CNAME"])
    assert (run.exit_code, "All is as the last build left it" in run.output) == (0, True)
