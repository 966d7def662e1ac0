"""`redirects.tsv`: the addresses of an earlier system lead to the articles, and no article is touched for it."""

import pytest

from newsgen.problems import ConfigError
from newsgen.redirects_file import load
from newsgen.urls import OUR_FILES
from proofs.archive import Archive, story

FILES = {"1998/strike.md": story("Strike", "1998-03-14"), "b.md": story("Ferry", "2015-10-14", id="ferry-of-2015")}


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "paper", FILES)
    (made.folder / "redirects.tsv").write_text(
        "# of the old system\n/news/strike.htm\t1998/strike.md\n/node/12\tferry-of-2015\n/node/13\tcontent/b.md\n"
    )
    return made


def test_every_old_address_leads_to_its_article(archive):
    assert archive.build().problems == ()
    for address, target in (
        ("news/strike.htm", "../1998/03/14/strike.html"),
        ("node/12/index.html", "../../2015/10/14/ferry.html"),
        ("node/13/index.html", "../../2015/10/14/ferry.html"),
    ):
        assert f'content="0; url={target}"' in archive.page(address)
    assert "/node/13/ /2015/10/14/ferry.html 301\n" in archive.page("_redirects")


def test_a_changed_line_reads_its_article_anew_and_no_other(archive):
    archive.build()
    with (archive.folder / "redirects.tsv").open("a") as file:
        file.write("/node/14\tferry-of-2015\n")
    report = archive.build()
    assert (report.parsed, report.problems) == (1, ())
    assert "node/14/index.html" in archive.site()


def test_what_leads_nowhere_is_told_at_every_build(archive):
    with (archive.folder / "redirects.tsv").open("a") as file:
        file.write("/node/15\tno-such\n/javascript:x?y=1\tb.md\n")
    for _ in range(2):
        assert sorted(problem.rule for problem in archive.build().problems) == [
            "redirects/address", "redirects/article",
        ]  # fmt: skip


def test_a_line_that_leads_nowhere_is_told_though_nothing_else_has_changed(archive):
    assert archive.build().problems == ()
    with (archive.folder / "redirects.tsv").open("a") as file:
        file.write("/node/15\tno-such\n")
    assert [problem.rule for problem in archive.build().problems] == ["redirects/article"]


def test_lines_that_are_none_stop_the_command_with_their_places(archive):
    (archive.folder / "redirects.tsv").write_text("/a.htm 1998/strike.md\n\n/b.htm\t\n/c.htm\tx\ty\n")
    with pytest.raises(ConfigError) as stopped:
        archive.build()
    assert [problem.line for problem in stopped.value.problems] == [1, 3, 4]


def test_a_hundred_thousand_lines_are_a_table_of_their_articles():
    found = load("".join(f"/old/{n}.htm\t{n % 10}.md\n" for n in range(100_000)).encode())
    assert [len(addresses) for addresses in found.values()] == [10_000] * 10


@pytest.mark.parametrize("url", ["_redirects", "Robots.txt", ".htaccess", "hosts/Caddyfile", "SHA256SUMS/a/b.html"])
@pytest.mark.parametrize("built", [False, True])
def test_an_old_address_below_a_file_of_ours_is_told_and_stops_nothing(tmp_path, url, built):
    archive = Archive(tmp_path, FILES)
    if built:
        archive.build()
    archive.write("b.md", story("Ferry", "2015-10-14", aliases=f"[/{url}]"))
    report = archive.build()
    assert (report.kept, [problem.rule for problem in report.problems]) == (False, ["address/taken"])


def test_the_names_of_files_that_are_made_last_are_known(tmp_path):
    archive = Archive(tmp_path, FILES, settings='machine_reading = "reserved"\n')
    archive.build()
    last = [name for name in archive.site() if name.startswith((".", "_", "hosts/", "robots", "SHA", "data/datap"))]
    assert {name.casefold() for name in last} <= OUR_FILES


def test_an_old_address_in_the_folder_of_data_is_no_data(tmp_path):
    archive = Archive(tmp_path, {**FILES, "b.md": story("Ferry", "2015-10-14", aliases="[/data/, /data/ferry.html]")})
    assert archive.build().problems == ()
    assert "ferry.html" not in archive.page("data/datapackage.json")
    assert "data/ferry.html" in archive.site()
