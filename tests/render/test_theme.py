"""The theme: overridden file by file, fingerprinted by all that shapes a page, its faults told as problems."""

from pathlib import Path

import pytest

from newsgen.problems import NewsgenError
from newsgen.render import Press
from newsgen.render.theme import Theme, default_theme
from render.courier import FERRY
from render.sample import article_page, front

KINDS = [
    "about",
    "agency",
    "article",
    "author",
    "day",
    "feed",
    "front",
    "gone",
    "index",
    "month",
    "notfound",
    "redirect",
    "section",
    "sitemap",
    "topic",
    "undated",
    "year",
]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def theirs(name: str) -> str:
    return (default_theme() / name).read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_changes_nothing(tmp_path):
    assert Press(tmp_path / "none").fingerprint("article") == Press().fingerprint("article")


def test_one_file_is_overridden_and_all_others_stay(tmp_path):
    own = Press(written(tmp_path, "parts/pullquote.html", "<aside>{{ quote.text }}!</aside>"))
    html = own.render(article_page(FERRY)).data.decode()
    assert "<aside>We are not closing a ferry, we are closing a road!</aside>" in html
    assert "<h1>Board votes to end the island ferry after ninety-one years</h1>" in html


def test_one_word_is_overridden_and_all_others_stay(tmp_path):
    own = Press(written(tmp_path, "strings/en.toml", 'cite = "Quote us"'))
    html = own.render(article_page(FERRY)).data.decode()
    assert "<summary>Quote us</summary>" in html
    assert "<h2>About this article</h2>" in html


def test_an_asset_is_overridden_and_its_name_changes(tmp_path):
    own = Press(written(tmp_path, "assets/style.css", '@import "_ground.css"; h1 { color: red; }'))
    sheet = next(asset for asset in own.assets() if asset.path.startswith("assets/style."))
    assert sheet.data.endswith(b"h1{color:red}\n")
    assert b"--measure:" in sheet.data
    assert own.asset_paths()["style.css"] != Press().asset_paths()["style.css"]
    assert own.asset_paths()["lists.css"] == Press().asset_paths()["lists.css"]


def test_an_archives_own_rules_stand_last_in_every_sheet(tmp_path):
    own = Press(written(tmp_path, "assets/_own.css", "/* Ours. */ h1 { color: var(--accent); }"))
    sheets = [asset.data for asset in own.assets() if asset.path.endswith(".css")]
    assert len(sheets) == 5
    assert all(sheet.endswith(b"}h1{color:var(--accent)}\n") for sheet in sheets)


def test_a_style_sheet_points_to_its_pictures_by_their_hashed_names(tmp_path):
    written(tmp_path, "assets/mark.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    own = Press(written(tmp_path, "assets/style.css", "h1 { background: url(mark.svg); }"))
    mark = own.asset_paths()["mark.svg"].removeprefix("assets/")
    sheet = next(asset for asset in own.assets() if asset.path.startswith("assets/style."))
    assert sheet.data.decode() == f'h1{{background:url("{mark}")}}\n'


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        ("parts/pullquote.html", {"article"}),
        ("parts/calendar.html", {"month"}),
        ("parts/chart.html", {"about", "front", "year"}),
        ("parts/front-lead.html", {"front"}),
        ("parts/masthead.html", set(KINDS) - {"feed", "sitemap"}),
        ("base.html", set(KINDS) - {"feed", "sitemap"}),
        ("strings/de.toml", set(KINDS) - {"feed", "sitemap"}),
        (
            "parts/card.html",
            {"agency", "author", "day", "front", "month", "section", "topic", "undated", "year", "index"},
        ),
        ("assets/article.js", set(KINDS)),
        ("unused.html", set()),
    ],
)
def test_a_fingerprint_changes_with_all_that_shapes_its_pages_and_nothing_else(changed, kinds, tmp_path):
    text = theirs(changed) if (default_theme() / changed).exists() else ""
    own, ours = Press(written(tmp_path, changed, text + "\n")), Press()
    if changed == "assets/article.js":
        own = Press(written(tmp_path, changed, text + "\nvoid 0;\n"))
    if changed == "strings/de.toml":
        own = Press(written(tmp_path, changed, 'skip = "Los"'))
    assert {kind for kind in KINDS if own.fingerprint(kind) != ours.fingerprint(kind)} == kinds


def test_the_closure_is_found_without_printing():
    closure = Theme().closure("section.html")
    assert set(closure) >= {"base.html", "listing.html", "term.html", "parts/card.html", "parts/colophon.html"}
    assert "parts/record.html" not in closure


@pytest.mark.parametrize(
    ("name", "text", "rule", "line", "words"),
    [
        ("parts/figure.html", "<figure>\n{% if %}\n</figure>", "template/syntax", 2, "Expected an expression"),
        ("parts/figure.html", "\n\n{{ figure.colour }}", "template/fault", 3, "has no attribute 'colour'"),
        ("parts/figure.html", "{{ nobody }}", "template/fault", 1, "'nobody' is undefined"),
        ("article.html", '{% extends "bass.html" %}', "template/missing", 1, "There is no template 'bass.html'."),
        ("parts/figure.html", "{{ figure | sparkle }}", "template/syntax", 1, "No filter named 'sparkle'"),
    ],
)
def test_a_fault_is_a_problem_with_its_file_line_and_mend(name, text, rule, line, words, tmp_path):
    own = Press(written(tmp_path, name, text))
    with pytest.raises(NewsgenError) as raised:
        own.render(article_page(FERRY))
    (problem,) = raised.value.problems
    assert (problem.rule, problem.line) == (rule, line)
    assert problem.path == str(tmp_path / name)
    assert words in problem.message
    assert problem.mend


def test_the_nearest_template_is_named(tmp_path):
    own = Press(written(tmp_path, "front.html", '{% extends "bass.html" %}'))
    with pytest.raises(NewsgenError, match=r"Did you mean 'base\.html'\?"):
        own.render(front(3))


def test_a_fault_is_found_by_the_fingerprint_as_well(tmp_path):
    own = Press(written(tmp_path, "front.html", "{% endblock %}"))
    with pytest.raises(NewsgenError) as raised:
        own.fingerprint("front")
    assert raised.value.problems[0].path == str(tmp_path / "front.html")


def test_words_that_cannot_be_read_are_a_problem(tmp_path):
    with pytest.raises(NewsgenError) as raised:
        Press(written(tmp_path, "strings/en.toml", "cite = Quote us"))
    (problem,) = raised.value.problems
    assert (problem.rule, problem.path) == ("template/strings", str(tmp_path / "strings/en.toml"))
