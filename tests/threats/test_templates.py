"""Templates of an archive's own: a fault is told with file and line, and the old site stands."""

import pytest

from newsgen.problems import NewsgenError
from proofs.archive import Archive, story

PAGE = "<!doctype html><title>x</title>"
FAULTS = {
    "syntax": (f"{PAGE}\n{{% if %}}\n", "template/syntax", 2),
    "undefined": (f"{PAGE}\n\n{{{{ nonsense }}}}\n", "template/fault", 3),
    "attribute": (f"{PAGE}\n{{{{ article.nonsense }}}}\n", "template/fault", 2),
    "no-filter": (f"{PAGE}\n{{{{ title | nonsense }}}}\n", "template/syntax", 2),
    "division": (f"{PAGE}\n{{{{ 1 / 0 }}}}\n", "template/fault", 2),
    "outside": (f'{PAGE}\n{{% include "../../etc/passwd" %}}\n', "template/missing", 0),
    "absolute": (f'{PAGE}\n{{% include "/etc/passwd" %}}\n', "template/missing", 0),
    "computed": (f'{PAGE}\n{{% include "../" ~ "../etc/passwd" %}}\n', "template/missing", 2),
}


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", {"good.md": story("Good news", "2015-10-14", body="<xss>*x*</xss>")})
    made.build()
    (made.folder / "templates").mkdir()
    return made


def problems_of(archive):
    try:
        report = archive.build()
    except NewsgenError as error:
        return error.problems
    assert report.exit_code() == 3
    return report.problems


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_keeps_the_old_site_and_is_told_with_its_line(archive, name):
    template, rule, line = FAULTS[name]
    before = archive.site()
    (archive.folder / "templates" / "article.html").write_text(template)
    problems = [problem for problem in problems_of(archive) if problem.severity == "error"]
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, line)]
    assert problems[0].path.endswith("article.html") or problems[0].rule == "template/missing"
    assert problems[0].mend
    assert archive.site() == before
    (archive.folder / "templates" / "article.html").unlink()
    assert archive.build().exit_code() == 1  # the article's own HTML is told, nothing else


def test_what_an_article_holds_is_escaped_in_any_template(archive):
    shown = "{{ article.headline }}{% for block in article.body %}{{ block.html }}{{ block.text }}{% endfor %}"
    (archive.folder / "templates" / "article.html").write_text(f"{PAGE}\n{shown}\n")
    archive.build()
    assert "<xss" not in archive.page("2015/10/14/good-news.html")
