"""Slugs, aliases, patterns and the list of addresses: every page inside the site, none over another."""

import pytest

from newsgen.problems import ConfigError
from proofs.archive import Archive, story
from proofs.attack import SOUND, Attack

DAY = "2015-10-14"
LIKE = "Write it like /2015/10/old-name.html."

# path → (file, where it stands)
SLUGS = {
    "cjk.md": (story("静" * 120, DAY), f"2015/10/14/{'jing-' * 23}jing.html"),
    "emoji.md": (story("😀🎉", DAY), "2015/10/14/emoji.html"),
    "😀.md": (story("🎉🎉"), "undated/article.html"),
    "up.md": (story("Up", DAY, slug='"../../etc"'), "2015/10/14/etc.html"),
    "con.md": (story("CON", DAY), "2015/10/14/con-1.html"),
    "nul.md": (story("nul", DAY), "2015/10/14/nul-1.html"),
    "index.md": (story("Index", DAY), "2015/10/14/index-1.html"),
    "dots.md": (story("Dots", DAY, slug='"dots..."'), "2015/10/14/dots.html"),
    "composed.md": (story("É\u0301t\u00e9", DAY), "2015/10/14/ete.html"),
    "decomposed.md": (story("E\u0301te\u0301 !", DAY), "2015/10/14/ete-2.html"),
    "letter.md": (story("A"), "undated/a-2.html"),  # undated/a.html is the list of all under A
    "other.md": (story("Other"), "undated/other-2.html"),
    "Case.md": (story("Case"), "undated/case.html"),
    "case.md": (story("CASE"), "undated/case-2.html"),
}
TWINS = {"caf\u00e9.md": story("One"), "cafe\u0301.md": story("Two")}


@pytest.fixture(scope="module")
def slugs(tmp_path_factory):
    same = {f"same/{number:03}.md": story("Letters", DAY, body=f"Letter {number}.") for number in range(300)}
    files = {path: file for path, (file, _) in SLUGS.items()}
    terms = {"terms.md": story("Terms", topics='["😀", "../x", "CON", "..", "<b>", "%2e%2e", "a/b"]', byline='"😀"',
                               section='"../.."')}  # fmt: skip
    return Attack(tmp_path_factory.mktemp("slugs"), {**files, **TWINS, **same, **terms})


def test_all_are_published_at_addresses_of_their_own(slugs):
    assert slugs.harm() == []
    assert (slugs.report.published, slugs.report.duplicates) == (1 + len(SLUGS) + 1 + 300 + 1, 1)
    assert sum(path.startswith("2015/10/14/letters") for path in slugs.site) == 300
    assert "2015/10/14/letters-300.html" in slugs.site
    assert max(len(part.encode()) for path in slugs.site for part in path.split("/")) <= 130
    assert len({path.casefold() for path in slugs.site}) == len(slugs.site)


@pytest.mark.parametrize("path", SLUGS)
def test_each_stands_where_any_disk_can_hold_it(slugs, path):
    assert SLUGS[path][1] in slugs.site


def test_twins_of_one_name_are_told_apart(slugs):
    told = "It has the same id as caf\u00e9.md, which is published in its place. Give one of the two another `id:`."
    assert slugs.told("cafe\u0301.md") == [("duplicate/id", told)]


ALIASES = {
    '"../x"': f"'../x' cannot be the path of a page. {LIKE}",
    '"/a/../../x"': f"'/a/../../x' cannot be the path of a page. {LIKE}",
    '"//host"': f"'//host' cannot be the path of a page. {LIKE}",
    '"/a%00b.html"': f"'/a%00b.html' cannot be the path of a page. {LIKE}",
    "'a\\b.html'": f"'a\\\\b.html' cannot be the path of a page. {LIKE}",
    '"/old?id"': "'/old?id' has a query, which files cannot answer. Leave it out, or redirect it on the web server.",
    '"javascript:alert(1)"': "'javascript:alert(1)' is not the address of a page. Write the path of the old page.",
    f'"/{"a" * 300}.html"': f"'/{'a' * 119}…' cannot be the path of a page. {LIKE}",
    f'"/{"a/" * 1000}"': f"'/{'a/' * 59}a…' cannot be the path of a page. {LIKE}",
}
# Written → the address that is another page's.
TAKEN = {
    '"/2015/10/14/good-news.html"': "2015/10/14/good-news.html",
    '"/index.html"': "index.html",
    '"/404.html"': "404.html",
    '"/2015/10/"': "2015/10/index.html",
    '"/topics/sea/"': "topics/sea/index.html",
    '"/Sections/World/Index.html"': "Sections/World/Index.html",
    '"/atom.xml"': "atom.xml/index.html",  # a feed where another generator had one
    '"/sitemap.xml"': "sitemap.xml/index.html",
    '"/index.html/x"': "index.html/x/index.html",
    '"/first.html"': "first.html",
}


@pytest.fixture(scope="module")
def aliases(tmp_path_factory):
    files = {f"wrong-{n}.md": story(f"Wrong {n}", DAY, aliases=f"[{a}]") for n, a in enumerate(ALIASES)}
    files |= {f"taken-{n}.md": story(f"Taken {n}", DAY, aliases=f"[{a}]") for n, a in enumerate(TAKEN)}
    files["first.md"] = story("First", DAY, aliases='["/first.html", "/old/one", "/2015/10/14/first.html"]',
                              topics="[Sea]", section="World")  # fmt: skip
    return Attack(tmp_path_factory.mktemp("aliases"), files)


def test_every_page_of_ours_stands_where_it_should(aliases):
    assert aliases.harm() == []
    assert aliases.report.published == 1 + len(ALIASES) + len(TAKEN) + 1
    assert 'http-equiv="refresh"' not in aliases.page("topics/sea/index.html")
    assert 'href="../../2015/10/14/first.html"' in aliases.page("old/one/index.html")
    assert aliases.told("first.md") == []


@pytest.mark.parametrize(("number", "alias"), list(enumerate(ALIASES)))
def test_what_is_no_address_is_told(aliases, number, alias):
    told = [("front-matter/aliases", f"4 aliases.0: {ALIASES[alias]}")]
    assert aliases.told(f"wrong-{number}.md") == told


@pytest.mark.parametrize(("number", "alias"), list(enumerate(TAKEN)))
def test_what_another_page_has_is_told_where_it_is_written(aliases, number, alias):
    told = f"aliases: The alias /{TAKEN[alias]} is the address of another page; it does not lead here. "
    assert aliases.told(f"taken-{number}.md") == [("address/taken", f"{told}Take it out of `aliases:`.")]


LINES = {
    "y\t../../etc/x.html": False,
    "z\t/etc/x.html": False,
    "no tab": False,
    "\tx.html": False,
    "a\tb\0.html": False,
    "b\tb\x1b.html": False,
    "c\t" + "c" * 300 + ".html": False,
    "d\td/../d.html": False,
    "e\t2015": False,
    "#f\tf.html": True,  # the id of a file called #f.md
    "g\u2028g\tg.html": True,
    "h\t2015/10/14/good-news.html": True,
    "": True,
    "# a remark": True,
}


def test_a_list_of_addresses_that_somebody_edited(tmp_path):
    lines = "\r\n".join(LINES).encode() + b"\r\nx\xff\tx\xff.html\r\nk\tindex.html\n"
    attack = Attack(tmp_path, {"addresses.tsv": lines})
    assert attack.harm() == []
    wrong = [number for number, sound in enumerate(LINES.values(), start=1) if not sound]
    told = [p.line for p in attack.report.problems if p.rule == "addresses/line"]
    assert told == [*wrong, len(LINES) + 1]
    assert attack.told("addresses.tsv")[-1] == (
        "address/taken",
        "The old address /index.html is another page's now; it does not lead to its article any more. "
        "If the list was edited, restore it from version control.",
    )
    assert [path for path in ("f.html", "g.html", "x.html") if path in attack.site] == ["f.html", "g.html"]


def test_a_file_whose_name_begins_like_a_remark_keeps_its_address(tmp_path):
    archive = Archive(tmp_path / "archive", {"#1.md": story("Number one"), "a\u2028b.md": story("Two lines")})
    archive.build()
    archive.write("#1.md", story("Number two"))
    archive.build(clean=True)
    assert "undated/number-one.html" in archive.site()
    assert (archive.content / "addresses.tsv").read_text().count("\tundated/n") == 1


@pytest.mark.parametrize(
    ("pattern", "files", "stands"),
    [
        ("{slug}.html", {"404.md": story("404", DAY)}, ["404-2.html", "404.html"]),
        ("{slug}/index.html", {"a.md": story("Topics", DAY)}, ["topics-2/index.html"]),
        ("{year}/{slug}/index.html", {"10.md": story("10", DAY)}, ["2015/10-2/index.html", "2015/10/index.html"]),
        ("{slug}/{day}/index.html", {"a.md": story("Photos", DAY)}, ["photos-2/14/index.html"]),
    ],
)
def test_no_article_takes_the_place_of_another_page(tmp_path, pattern, files, stands):
    archive = Archive(tmp_path / "archive", files, settings=f'address = "{pattern}"\n')
    assert archive.build().problems == ()
    assert [path for path in stands if path not in archive.site()] == []


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("../{slug}.html", "'../{slug}.html' does not stay inside the archive."),
        ("/{slug}.html", "'/{slug}.html' does not stay inside the archive."),
        ("{slug}", "It does not end in .html."),
        ("{year}/x.html", "Without {slug}, articles would overwrite each other."),
        ("{slug.__class__}.html", "{slug.__class__} stands for nothing."),
        ("topics/{slug}.html", "Pages of newsgen's own stand in topics/."),
        ("index.html/{slug}.html", "A folder cannot be called like a page."),
    ],
)
def test_patterns_that_lead_out_or_over_our_pages_are_refused(tmp_path, pattern, told):
    archive = Archive(tmp_path / "archive", {"a.md": story("A", DAY)}, settings=f'address = "{pattern}"\n')
    with pytest.raises(ConfigError) as refused:
        archive.build()
    (problem,) = refused.value.problems
    assert (problem.rule, problem.line, problem.field, problem.message) == ("config/address", 3, "address", told)
    assert problem.mend


def test_no_folder_takes_the_name_of_a_page_that_was_published(tmp_path):
    archive = Archive(tmp_path / "archive", {"a.md": story("A", DAY, aliases='["/old.html"]')})
    archive.build()
    archive.write("a.md", story("A", DAY, aliases='["/old.html/one"]'))
    report = archive.build()
    assert (report.kept, [problem.rule for problem in report.problems]) == (True, ["address/broken"])
    assert "old.html/one/index.html" not in archive.site()
    archive.write("a.md", story("A", DAY, aliases='["/old.html"]'))
    assert archive.build().problems == ()
    assert "old.html" in archive.site()


def test_a_list_of_addresses_with_one_that_nothing_can_answer_stops_the_build(tmp_path):
    archive = Archive(tmp_path / "archive", {"a.md": story("A", DAY), "addresses.tsv": "k\tatom.xml/x.html\n"})
    assert (archive.build().kept, archive.site()) == (True, {})
    assert SOUND not in archive.site()
