"""Standing parts: printed once for all pages from which the ways into the archive are the same."""

import pytest

from newsgen.render import Press
from newsgen.render.links import Way
from newsgen.render.standing import Standing
from newsgen.render.theme import Theme
from render.courier import FERRY
from render.markup import Markup
from render.sample import article_page, page, site

MASTHEAD = "parts/masthead.html"


class Printer:
    """Counts what is printed, and of which names."""

    def __init__(self):
        self.given = []

    def __call__(self, name, values):
        self.given.append(sorted(values))
        return f"{name} {values['way'].to('topics/index.html')}"


def part(standing, url, **changed):
    shown = page("topic", url, **changed)
    here = standing.here(shown)
    way = Way(url)
    values = {"page": shown, "site": shown.site, "here": here, "way": way, "root": way.root, "furniture": "", "t": None}
    return standing.part(MASTHEAD, values)


@pytest.mark.parametrize(
    ("urls", "printed"),
    [
        (["2015/10/14/a.html", "2015/10/14/b.html", "1987/01/02/c.html"], 1),
        (["2015/index.html", "1987/index.html", "2015/10/index.html"], 2),
        (["topics/syria/index.html", "topics/ferry/2015.html"], 1),
        (["topics/index.html", "topics/a.html"], 2),
        (["2015/a.html", "topics/a.html"], 2),
        (["sections/harbour/index.html", "sections/harbour/2015.html", "sections/harbour/2016.html"], 2),
    ],
)
def test_a_part_is_printed_once_for_all_that_stand_alike(urls, printed):
    printer = Printer()
    standing = Standing(printer, lambda _name, _names: True)
    assert [part(standing, url) for url in urls] == [f"{MASTHEAD} {Way(url).to('topics/index.html')}" for url in urls]
    assert printer.given == [["furniture", "here", "root", "site", "t", "way"]] * printed


def test_a_part_is_printed_anew_for_another_site_and_when_many_are_kept():
    printer = Printer()
    standing = Standing(printer, lambda _name, _names: True, kept=2)
    for url in ("a.html", "a/a.html", "a.html", "a/a/a.html", "a.html"):
        part(standing, url)
    assert len(printer.given) == 4
    part(standing, "a.html", site=site(title="Another"))
    assert len(printer.given) == 5


def test_the_parts_of_the_theme_need_no_more_than_they_are_given():
    given = frozenset(("furniture", "here", "root", "site", "t", "way"))
    theme = Theme()
    assert theme.needs_only(MASTHEAD, given)
    assert theme.needs_only("parts/colophon.html", given)
    assert not theme.needs_only("parts/record.html", given)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>{{ heading }}</p>", "<p>Board votes to end the island ferry after ninety-one years</p>"),
        ("<p>{{ plan.url }}</p>", "<p>2015/10/14/island-ferry.html</p>"),
        ("{% include 'parts/own.html' %}", "<p>article</p>"),
        ("{% include 'parts/' ~ 'own.html' %}", "<p>article</p>"),
        ("{{ cards | cards }}{{ 'parts/own.html' | standing }}", "<p>article</p>"),
    ],
)
def test_a_part_that_needs_more_is_printed_for_every_page(text, shown, tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "masthead.html").write_text(text, encoding="utf-8")
    (tmp_path / "parts" / "own.html").write_text("<p>{{ plan.kind }}</p>", encoding="utf-8")
    press = Press(tmp_path)
    press.render(page("gone", "2015/10/14/another.html"))
    assert shown in press.render(article_page(FERRY)).data.decode()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("undated/a.html", "index.html"),
        ("2015/a.html", "../undated/index.html"),
        ("undated/b/a.html", "../index.html"),
        ("2015/10/a.html", "../../undated/index.html"),
    ],
)
def test_pages_of_one_depth_in_different_folders_have_links_of_their_own(url, link, press):
    shown = page("gone", url, site=site(indexes=("topics", "undated")))
    assert link in [tag["href"] for tag in Markup(press.render(shown).data.decode()).every("a")]
