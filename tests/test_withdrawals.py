"""What an archive takes back: notes, pages kept from search engines, names that are withheld, texts that are gone."""

import sqlite3
from contextlib import closing

import pytest
from PIL import Image

from newsgen.problems import NOTHING_PUBLISHED, WITH_PROBLEMS
from newsgen.verification import verify
from proofs.archive import Archive, story
from proofs.withdrawn import ARREST, NAMED, OTHERS, entry, named, told, withdraw


@pytest.fixture
def archive(tmp_path):
    """Three articles, published; one of them names a person, whose photo stands beside it."""
    made = Archive(tmp_path / "paper", {ARREST: NAMED, **OTHERS})
    Image.new("RGB", (640, 480), "navy").save(made.content / "jane-doe.jpg")
    assert made.build().published == 3
    return made


def terms(archive: Archive) -> set[str]:
    """Every word of the search index."""
    with closing(sqlite3.connect(archive.folder / ".newsgen" / "search.db")) as index:
        (table,) = index.execute("select name from sqlite_schema where sql like '%using fts5%' limit 1").fetchone()
        index.execute(f"create virtual table temp.words using fts5vocab(main, {table}, row)")
        return {word for (word,) in index.execute("select term from temp.words")}


def test_a_name_that_is_withheld_stands_in_no_byte_of_the_site(archive):
    assert named(archive) == [b"jane", b"doe"]
    assert "doe" in terms(archive)
    withdraw(archive, entry("anonymise"))
    report = archive.build()
    assert (report.published, report.problems) == (3, ())
    assert named(archive) == []
    assert {"doe", "jane"} & terms(archive) == set()


def test_the_story_without_the_names_says_so_and_is_whole(archive):
    withdraw(archive, entry("anonymise"))
    archive.build()
    page = archive.page("2015/10/14/arrested-at-the-harbour.html")
    for words in (
        "<h1>[…] arrested at the harbour</h1>",
        "Police arrested *[…], 34, on Monday.",
        "Names in this article are withheld.",
        "At the request of a person named in it.",
        "Photo withheld",
        "Ms. […] leaves the court",
        "John Roe",
    ):
        assert words in page
    assert (archive.content / "addresses.tsv").read_text().count("told a name which is withheld") == 5


def test_a_build_that_publishes_nothing_leaves_the_list_of_addresses_as_it_was(archive):
    ledger = archive.content / "addresses.tsv"
    before, site = ledger.read_bytes(), archive.site()
    withdraw(archive, entry("anonymise"), entry("anonymise", article="2015/10/misspelt.md"))
    for _ in range(2):
        assert archive.build().exit_code() == NOTHING_PUBLISHED
        assert (ledger.read_bytes(), archive.site()) == (before, site)
    withdraw(archive)
    archive.build()
    assert (ledger.read_bytes(), archive.site()) == (before, site)
    for _ in range(2):
        withdraw(archive, entry("anonymise"))
        archive.build()
        assert b"doe" not in ledger.read_bytes()
        withdraw(archive)
        archive.build()
        assert b"doe" in ledger.read_bytes()


def test_names_come_back_when_the_withdrawal_is_taken_back(archive):
    withdraw(archive, entry("anonymise"))
    archive.build()
    withdraw(archive)
    archive.build()
    assert b"jane doe" in told(archive)


def test_of_a_text_that_is_gone_only_the_date_and_the_reason_are_left(archive):
    address = next(name for name in archive.site() if "arrested" in name and name.endswith(".html"))
    withdraw(archive, entry("tombstone", names="[]"))
    report = archive.build()
    assert (report.published, report.withdrawn, report.problems) == (2, 1, ())
    page = archive.page(address)
    assert "3 May 2026" in page
    assert "At the request of a person named in it." in page
    left = told(archive)
    assert [text for text in (b"police arrested", b"know of nothing", b"is a baker") if text in left] == []
    assert {"baker", "police"} & terms(archive) == set()


def test_an_address_that_tells_a_withheld_name_goes_with_the_text(archive):
    withdraw(archive, entry("tombstone"))
    archive.build()
    assert named(archive) == []


def test_a_page_kept_from_search_engines_is_read_and_not_found(archive):
    withdraw(archive, entry("noindex", names="[]"))
    report = archive.build()
    assert (report.published, report.problems) == (3, ())
    address = next(name for name in archive.site() if "jane-doe-arrested" in name and name.endswith(".html"))
    assert '<meta name="robots" content="noindex">' in archive.page(address)
    assert address not in archive.page("sitemaps/2015-10.xml")
    assert address in archive.page("index.html")
    assert {"baker", "police"} & terms(archive) == set()


def test_a_sitemap_without_any_article_is_not_there(tmp_path):
    archive = Archive(tmp_path, {"a.md": story("A", "2014-01-02", withdrawal="{level: noindex}"), **OTHERS})
    archive.build()
    assert [name for name in archive.site() if name.startswith("sitemaps/2014")] == []
    assert "sitemaps/2014" not in archive.page("sitemap.xml")


def test_a_note_changes_nothing_else(archive):
    withdraw(archive, entry("note", names="[]"))
    archive.build()
    address = next(name for name in archive.site() if "jane-doe-arrested" in name and name.endswith(".html"))
    page = archive.page(address)
    assert "Note from the archive" in page
    assert "JANE DOE is a baker." in page


def test_front_matter_withdraws_as_the_list_does(archive):
    fields = "withdrawal: {level: anonymise, names: [Jane Doe, Doe], instead: the woman}\n"
    archive.write(ARREST, NAMED.replace("people:", f"{fields}people:"))
    archive.build()
    assert named(archive) == []
    assert "the woman is a baker" in archive.page("2015/10/14/the-woman-arrested-at-the-harbour.html")


def test_of_two_withdrawals_the_one_that_takes_back_more_holds(archive):
    archive.write(ARREST, NAMED.replace("people:", "withdrawal: {level: note}\npeople:"))
    withdraw(archive, entry("tombstone"))
    assert archive.build().withdrawn == 1


def test_a_raw_text_loses_the_names_before_it_is_read(tmp_path):
    text = 'Jane Doe arrested\n\nBy John Roe\n\nPolice arrested Jane\nDoe on Monday.\n\n"No comment," said Doe.\n'
    archive = Archive(tmp_path, {"raw.txt": text, **OTHERS})
    withdraw(archive, entry("anonymise", article="raw"))
    archive.build()
    assert named(archive) == []


def test_a_section_that_tells_the_name_keeps_the_site_as_it_stood(archive):
    archive.configure('[[sections]]\ntitle = "The Jane Doe case"\nslug = "case"\n')
    archive.write("2015/10/hearing.md", story("The hearing", "2015-10-15", section="The Jane Doe case"))
    archive.build()
    stood = archive.site()
    withdraw(archive, entry("anonymise"))
    report = archive.build()
    assert (report.kept, [problem.rule for problem in report.problems]) == (True, ["withdrawal/left"])
    assert "2015/10/14/arrested-at-the-harbour.html" in report.problems[0].message
    assert archive.site() == stood


def test_another_article_that_has_the_name_is_named(archive):
    archive.write(*next(iter(HEARING.items())))
    archive.build()
    withdraw(archive, entry("anonymise"))
    report = archive.build()
    assert (report.kept, report.exit_code()) == (False, WITH_PROBLEMS)
    (problem,) = report.problems
    assert (problem.rule, "content/2015/10/hearing.md" in problem.message) == ("withdrawal/elsewhere", True)


def test_a_name_in_the_settings_stops_the_build(archive):
    archive.configure('description = "Founded by Jane Doe."\n')
    archive.build()
    stood = archive.site()
    withdraw(archive, entry("anonymise"))
    report = archive.build()
    assert (report.kept, report.exit_code()) == (True, NOTHING_PUBLISHED)
    assert [problem.rule for problem in report.problems] == ["withdrawal/left"]
    assert "public/about/index.html" in report.problems[0].message
    assert archive.site() == stood


def test_a_withdrawal_of_nothing_is_told(archive):
    withdraw(archive, entry("note", article="2015/10/jane.md"))
    report = archive.build()
    assert [(problem.rule, problem.path) for problem in report.problems] == [
        ("withdrawals/article", "withdrawals.yaml")
    ]


def test_a_withdrawal_that_is_not_understood_refuses_its_article(archive):
    archive.write(ARREST, NAMED.replace("people:", "withdrawal: {level: gone}\npeople:"))
    report = archive.build()
    assert (report.published, report.refused) == (2, 1)
    assert b"jane doe" not in told(archive).replace(b"jane doe arrested", b"")


def test_a_look_at_the_whole_archive_tells_what_came_back(archive):
    withdraw(archive, entry("anonymise"))
    archive.build()
    assert verify(archive.config).findings == ()
    page = archive.folder / "public" / "about" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", "<p>J&#97;ne <b>Doe</b></p></main>"))
    found = [(each.what, each.path) for each in verify(archive.config).findings]
    assert found == [("changed", "public/about/index.html"), ("withdrawn", "public/about/index.html")]


def test_a_name_that_stands_nowhere_in_its_article_is_told(archive):
    withdraw(archive, entry("anonymise", names="[Jane Doe, Doe, Jayne Doe]"))
    told = [(problem.rule, problem.path, problem.message) for problem in archive.build().problems]
    assert told == [
        ("withdrawal/name", f"content/{ARREST}", "'Jayne Doe' is to be replaced and stands nowhere here."),
    ]


HEARING = {"2015/10/hearing.md": story("The hearing", "2015-10-15", body="Jane Doe was heard.")}


def test_that_others_have_the_name_excuses_no_trace_in_the_article_itself(archive):
    archive.write(*next(iter(HEARING.items())))
    archive.build()
    stood = archive.site()
    withdraw(archive, entry("anonymise").replace("a person named in it", "Jane Doe"))
    report = archive.build()
    assert (report.kept, [problem.rule for problem in report.problems]) == (True, ["withdrawal/left"])
    assert archive.site() == stood
    withdraw(archive, entry("anonymise"))
    assert [problem.rule for problem in archive.build().problems] == ["withdrawal/elsewhere"]
    archive.configure('rights = "© Jane Doe"\n')  # on every page, the article's own among them
    report = archive.build()
    assert (report.kept, [problem.rule for problem in report.problems]) == (True, ["withdrawal/left"])


def test_a_text_that_is_gone_does_not_come_back_under_another_name(archive):
    archive.write("copy/again.md", NAMED)
    archive.build()
    withdraw(archive, entry("tombstone", names="[]"))
    report = archive.build()
    told = [(problem.rule, problem.message.rpartition(" ")[2]) for problem in report.problems]
    assert ("withdrawal/copy", "content/copy/again.md.") in told
    assert report.kept
    second = entry("tombstone", article="copy/again.md", names="[]")
    withdraw(archive, entry("tombstone", names="[]"), second)
    assert archive.build().withdrawn == 2
