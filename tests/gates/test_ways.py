"""From the front page to any article in four clicks, without search and without a script."""

import re
from datetime import date, timedelta

from newsgen.build import build
from newsgen.config import load

MOST = 4
LINK = re.compile(r'<a [^>]*?href="([^"#?]+)')


def clicks(folder) -> dict[str, int]:
    """Site path of every page that can be reached → the fewest clicks from the front page."""
    found, reached = {"index.html": 0}, ["index.html"]
    for page in reached:
        html = (folder / page).read_text(encoding="utf-8")
        for link in LINK.findall(html):
            path = (folder / page).parent.joinpath(link).resolve()
            if path.suffix == ".html" and path.is_relative_to(folder.resolve()):
                name = path.relative_to(folder.resolve()).as_posix()
                if name not in found:
                    found[name] = found[page] + 1
                    reached.append(name)
    return found


def written(root, dates) -> None:
    (root / "content").mkdir()
    for number, day in enumerate(dates):
        given = f"published: {day}\n" if day else ""
        text = f"---\nheadline: Story {number} of the harbour\n{given}---\n\nIt blew.\n"
        (root / "content" / f"{number}.md").write_text(text, encoding="utf-8")


def test_every_article_of_a_large_archive_is_four_clicks_away(tmp_path):
    # A month of 450, some of them without their day, a shelf of 340 undated ones, a year of which no month is known.
    crowded = [f"2003-05-{1 + number % 31:02}" for number in range(440)] + ["2003-05"] * 10
    spread = [f"{date(1990, 1, 1) + timedelta(days=37 * number)}" for number in range(200)]
    written(tmp_path, [*crowded, *spread, *[""] * 340, *["1985"] * 20])
    report = build(load(tmp_path))
    found = clicks(tmp_path / "public")
    articles = {page: depth for page, depth in found.items() if re.search(r"story-\d+-of", page)}
    assert len(articles) == report.published == 1010
    assert max(articles.values()) == MOST


def test_so_it_is_where_days_have_no_pages(tmp_path):
    written(tmp_path, [f"2003-05-{1 + number % 31:02}" for number in range(440)])
    (tmp_path / "newsgen.toml").write_text('leave_out = ["day"]\n', encoding="utf-8")
    build(load(tmp_path))
    found = clicks(tmp_path / "public")
    assert len([page for page in found if "story-" in page]) == 440
    assert max(found.values()) <= MOST
