"""What is under embargo is nowhere until its moment has come."""

import pytest
from PIL import Image

from newsgen import unchanged
from proofs.archive import Archive, story

OTHERS = {
    "2015/10/ferry.md": story("The ferry leaves again", "2015-10-13", body="The ferry left at noon, said John Roe."),
    "2015/10/ice.md": story("Ice in the harbour", "2015-10-12", body="The harbour froze over in a single night."),
}


def test_an_embargoed_article_is_nowhere_until_its_moment_has_come(tmp_path):
    secret = story("The mayor resigns", "2026-12-01", body="She leaves.", embargo="2026-12-01T06:00+01:00",
                   image="{file: /mayor.jpg, caption: The mayor}")  # fmt: skip
    archive = Archive(tmp_path, {"mayor.md": secret, **OTHERS})
    Image.new("RGB", (640, 480), "navy").save(archive.content / "mayor.jpg")
    report = archive.build(now="2026-12-01T04:59:59Z")
    assert (report.published, report.embargoed, report.exit_code()) == (2, 1, 0)
    site = b"\n".join([*(name.encode() for name in archive.site()), *archive.site().values()]).lower()
    assert b"mayor" not in site + (archive.content / "addresses.tsv").read_bytes()
    assert archive.build(now="2026-12-01T04:59:59Z").written == 0
    report = archive.build(now="2026-12-01T05:00:00Z")
    assert (report.published, report.embargoed) == (3, 0)
    assert "The mayor resigns" in archive.page("index.html")


def test_an_archive_with_nothing_to_do_wakes_when_an_embargo_is_over(tmp_path, monkeypatch):
    archive = Archive(tmp_path, {"mayor.md": story("The mayor resigns", "2026-12-01", embargo="2026-12-01"), **OTHERS})
    archive.build(now="2026-11-30T00:00:00Z")
    monkeypatch.setattr(unchanged.clock, "now", lambda: "2026-11-30T23:59:59Z")
    assert unchanged.look(archive.config).report is not None
    monkeypatch.setattr(unchanged.clock, "now", lambda: "2026-12-01T00:00:00Z")
    assert unchanged.look(archive.config).report is None


def test_an_embargo_without_a_zone_is_meant_in_that_of_the_archive(tmp_path):
    secret = story("The mayor resigns", "2026-12-01", embargo="2026-12-01")
    archive = Archive(tmp_path, {"mayor.md": secret, **OTHERS}, settings='timezone = "Asia/Tokyo"\n')
    assert archive.build(now="2026-11-30T14:59:59Z").embargoed == 1
    assert archive.build(now="2026-11-30T15:00:00Z").embargoed == 0


@pytest.mark.parametrize("field", ["embargoed", "embrago", "withdrawl", "withdrawn", "Withdrawel"])
def test_a_slip_of_the_pen_publishes_nothing(tmp_path, field):
    archive = Archive(tmp_path / "paper", {"a.md": story("Storm", "2015-10-14", **{field: "2099-01-01"})})
    report = archive.build()
    assert (report.published, report.refused) == (0, 1)
    (problem,) = (each for each in report.problems if each.rule == "front-matter/unknown")
    assert (problem.severity, problem.line) == ("error", 4)
    assert "not published" in problem.message
