"""The list of every address ever published."""

from newsgen.site import addresses


def test_lines_are_only_ever_added(tmp_path):
    addresses.add(tmp_path, (("a", "2015/a.html"),))
    addresses.add(tmp_path, (("b", "2015/b.html"), ("a", "2016/a.html")))
    assert (tmp_path / "addresses.tsv").read_text() == (
        "# Every address this archive has published: article id or @kind, address. Lines are only added.\n"
        "a\t2015/a.html\nb\t2015/b.html\na\t2016/a.html\n"
    )
    ledger = addresses.load(tmp_path)
    assert list(ledger.pairs()) == [("a", "2015/a.html"), ("b", "2015/b.html"), ("a", "2016/a.html")]
    assert list(ledger.problems()) == []


def test_adding_tells_the_digests_of_before_and_after(tmp_path):
    empty = addresses.load(tmp_path).fingerprint
    before, after = addresses.add(tmp_path, (("a", "2015/a.html"),))
    assert (before, after) == (empty, addresses.load(tmp_path).fingerprint)
    assert addresses.add(tmp_path, ()) == (after, after)


def test_a_list_that_is_not_there_is_empty(tmp_path):
    assert list(addresses.load(tmp_path).pairs()) == []
    addresses.add(tmp_path, ())
    assert not (tmp_path / "addresses.tsv").exists()


def test_a_last_line_without_its_end_is_not_run_into(tmp_path):
    (tmp_path / "addresses.tsv").write_text("a\t2015/a.html")
    addresses.add(tmp_path, (("b", "2015/b.html"),))
    assert list(addresses.load(tmp_path).pairs()) == [("a", "2015/a.html"), ("b", "2015/b.html")]


def test_lines_that_lead_out_of_the_site_are_told_and_left(tmp_path):
    lines = ["a\t../../etc/passwd", "b", "c\t/etc/passwd", "\tx.html", "d\tgood.html"]
    (tmp_path / "addresses.tsv").write_text("\n".join(lines))
    ledger = addresses.load(tmp_path)
    assert list(ledger.pairs()) == [("d", "good.html")]
    assert [problem.line for problem in ledger.problems()] == [1, 2, 3, 4]
