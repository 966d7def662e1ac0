"""What reaches the disk: whole, once, never over what somebody else has written; and the way back."""

import os
import re

import pytest

from newsgen.articles.parse import parse
from newsgen.articles.sources import read
from newsgen.build import build
from newsgen.digests import sha256
from newsgen.importing import import_sources
from newsgen.problems import NewsgenError
from newsgen.review import files
from newsgen.review.proof import proof
from newsgen.review.steps import Field, Right, Role
from proofs.reviewing import FERRY

TODAY = "2026-01-31"
KEPT = f"originals/{sha256(FERRY.encode())[:2]}/{sha256(FERRY.encode())}.txt"


def listed(config) -> list[str]:
    root = config.content_dir.parent
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_raw_text_becomes_an_article_where_it_lies(config, ferry, after):
    before = parse(read(config.content_dir, "old/ferry.txt"), config=config).article
    step = files.write(config, ferry, after(ferry, Field(name="kicker", value="Harbour")).manuscript.text)
    assert (step.before, step.after) == ("old/ferry.txt", "old/ferry.md")
    assert listed(config) == ["content/old/ferry.md", "newsgen.toml", KEPT]
    article = parse(read(config.content_dir, "old/ferry.md"), config=config).article
    assert (article.id, article.slug, article.kicker) == (before.id, before.slug, "Harbour")
    assert (article.body, article.figures, article.quotes) == (before.body, before.figures, before.quotes)
    assert (article.origin.file, article.origin.sha256) == (KEPT, sha256(FERRY.encode()))
    assert (config.content_dir.parent / KEPT).read_text() == FERRY


def test_it_is_proofed_from_its_original_afterwards(config, ferry, after):
    files.write(config, ferry, after(ferry, Field(name="kicker", value="Harbour")).manuscript.text)
    found = proof(config, "old/ferry.md", received="")
    assert found.original == ferry.original == FERRY
    assert [part.role for part in found.parts] == [part.role for part in ferry.parts]
    assert found.place is None


def test_a_name_that_is_taken_gives_way(config, ferry):
    (config.content_dir / "old/ferry.md").write_text("---\nheadline: Another\nid: another\n---\n\nWords.\n")
    step = files.write(config, ferry, ferry.manuscript.text)
    assert step.after == "old/ferry-2.md"
    assert "Another" in (config.content_dir / "old/ferry.md").read_text()
    assert proof(config, "old/ferry-2.md", received="").article.id == "old/ferry"


def test_the_way_back_is_the_bytes_as_they_were(config, ferry, after):
    first = files.write(config, ferry, after(ferry, Field(name="kicker", value="Harbour")).manuscript.text)
    found = proof(config, first.after, received="")
    text = found.manuscript.text
    second = files.write(config, found, after(found, Right()).manuscript.text)
    files.take_back(config, second)
    assert (config.content_dir / "old/ferry.md").read_text() == text
    files.take_back(config, first)
    assert listed(config) == ["content/old/ferry.txt", "newsgen.toml", KEPT]
    assert (config.content_dir / "old/ferry.txt").read_text() == FERRY


@pytest.mark.parametrize("change", ["edited", "gone"])
def test_what_somebody_else_changed_is_not_written_over(config, ferry, change):
    text = config.content_dir / "old/ferry.txt"
    text.write_text("Edited meanwhile\n\nOther words.\n") if change == "edited" else text.unlink()
    before = listed(config)
    with pytest.raises(NewsgenError, match="changed since it was shown; nothing was written"):
        files.write(config, ferry, ferry.manuscript.text)
    assert listed(config) == before


def test_a_step_on_a_file_that_has_changed_is_not_taken_back(config, ferry):
    step = files.write(config, ferry, ferry.manuscript.text)
    (config.content_dir / step.after).write_text("---\nheadline: Edited\n---\n\nWords.\n")
    with pytest.raises(NewsgenError, match="changed since"):
        files.take_back(config, step)
    assert "Edited" in (config.content_dir / step.after).read_text()


def test_a_disk_that_is_full_leaves_all_as_it_was(config, ferry, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NewsgenError, match="cannot be written: No space left"):
        files.write(config, ferry, ferry.manuscript.text)
    assert listed(config) == ["content/old/ferry.txt", "newsgen.toml"]


def test_rights_and_links_stay(config, ferry, after):
    step = files.write(config, ferry, ferry.manuscript.text)
    place = config.content_dir / step.after
    real = config.content_dir / "real.md"
    place.rename(real)
    real.chmod(0o640)
    place.symlink_to(real)
    found = proof(config, step.after, received="")
    files.write(config, found, after(found, Field(name="kicker", value="Harbour")).manuscript.text)
    assert place.is_symlink()
    assert "kicker: Harbour" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


def test_an_imported_article_keeps_what_a_person_wrote_beside(config, after):
    raw = config.content_dir.parent / "scans" / "ferry.txt"
    raw.parent.mkdir()
    (config.content_dir / "old/ferry.txt").rename(raw)
    (one,) = import_sources(config, [raw], into=config.content_dir, received=TODAY)
    place = config.content_dir.parent / one.target
    beside = "\n# as on the microfilm\nreel: 17\nbyline:\n"
    edited = place.read_text().replace("\nbyline:\n", beside).replace("hang on", "are on")
    place.write_text(edited)
    found = proof(config, one.target.removeprefix("content/"), received="")
    assert found.original == FERRY
    changed = after(found, Field(name="dateline", value="SANDHAVEN"), Role(part=8, role="paragraph"))
    files.write(config, found, changed.manuscript.text)
    written = place.read_text()
    assert "# as on the microfilm\nreel: 17\nbyline:\n- Jane Doe\n" in written
    assert "dateline: SANDHAVEN" in written
    assert "are on the wall" in written
    assert written.count("\nWhat comes next\n") == 1
    lines = set(written.splitlines()) ^ set(edited.splitlines())
    assert lines == {"dateline: SANDHAVEN", "What comes next", "## What comes next"} | {
        line for line in written.splitlines() if line.startswith("  roles:")
    }


def test_links_and_words_on_versions_still_lead_to_it(config, ferry, after):
    other = "---\nheadline: Seen from the quay\nsame_story: old/ferry.txt\n---\n\nAs [told](old/ferry.txt#p2) before.\n"
    (config.content_dir / "quay.md").write_text(other)
    first = build(config)
    page = (config.output_dir / "undated/seen-from-the-quay.html").read_text()
    files.write(config, ferry, after(ferry, Field(name="kicker", value="Harbour")).manuscript.text)
    second = build(config)
    assert not (config.content_dir / "old/ferry.txt").exists()
    for report in (first, second):
        assert [problem.rule for problem in report.problems if "link" in problem.rule or "same" in problem.rule] == []
    link = re.search(r'<a href="([^"]+)#p2">told</a>', page)[1]
    assert (config.output_dir / "undated" / link).is_file()
    again = (config.output_dir / "undated/seen-from-the-quay.html").read_text()
    for shown in (page, again):
        assert f'<a href="{link}#p2">told</a>' in shown
        assert '<section class="versions">' in shown
