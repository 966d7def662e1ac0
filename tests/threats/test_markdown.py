"""Bodies that were made to break a parser: too deep, too large, too slow."""

import pytest

from newsgen import desks
from newsgen.catalog.store import Seen
from newsgen.desks import ReadingDesk
from proofs.archive import Archive, story
from proofs.attack import Attack

NESTED = "This is more than 100 deep. Write it with fewer lists or quotations inside each other."
BLOW_UP = "![[]()" * 50_000
SHORTEN = "Shorten or repair the file, or move it out of the content folder."

REFUSED = {
    "quotes": (f"# Quotes\n\n{'>' * 200} x\n", [("markdown/nesting", f"3: {NESTED}")]),
    "lists": ("# Lists\n\n" + "".join(f"{'  ' * n}- x\n" for n in range(150)), [("markdown/nesting", f"3: {NESTED}")]),
    "large": (f"# Large\n\n{'a ' * 1_010_000}", [
        ("markdown/size", "2: The body has 2,020,001 bytes; 2,000,000 are allowed. Divide the article.")]),
    "huge": (f"# Huge\n\n{'a ' * 1_100_000}", [
        ("source/size", "The file has 2,200,008 bytes; 2,162,688 are allowed. Divide it into articles.")]),
    "empty": ("", [("front-matter/headline", "headline: The article has no headline. "
                    "Write `headline: …` in the front matter, or `# …` on the first line.")]),
}  # fmt: skip
PUBLISHED = {
    "emphasis": f"# Emphasis\n\n{'*a ' * 2_000}\n",
    "stars": f"# Stars\n\n{'*' * 5_000}a{'*' * 5_000}\n",
    "ticks": f"# Ticks\n\n{''.join('`' * n + ' ' for n in range(300))}\n",
    "entities": f"# Entities\n\n{'&' * 5_000}{'&#0;' * 100}\n",
    "one-line": f"# One line\n\n{'word ' * 50_000}\n",
    "table": f"# Table\n\n{'a|' * 500}\n{'-|' * 500}\n{'x|' * 500}\n",
}


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    files = {f"{name}.md": file for name, (file, _) in REFUSED.items()}
    files |= {f"{name}.md": file for name, file in PUBLISHED.items()}
    return Attack(tmp_path_factory.mktemp("markdown"), files)


def test_all_others_are_published_and_nothing_is_lost(attack):
    assert attack.harm() == []
    assert attack.report.exit_code() == 1
    assert (attack.report.published, attack.report.refused) == (1 + len(PUBLISHED), len(REFUSED))


@pytest.mark.parametrize("name", REFUSED)
def test_each_is_refused_with_its_place_and_mend(attack, name):
    assert attack.told(f"{name}.md") == REFUSED[name][1]


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_is_only_odd_is_published(attack, name):
    assert attack.told(f"{name}.md") == []


# The alarm may ring while Python cleans up an object, which swallows that one ring and warns of it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_article_that_takes_too_long_costs_itself_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(desks, "SECONDS_AN_ARTICLE", 0.4)
    attack = Attack(tmp_path, {"slow.md": f"# Slow\n\n{BLOW_UP}", "too.md": f"# Slow, too\n\n{BLOW_UP}"})
    assert attack.told("slow.md") == [("source/too-slow", f"Reading it took more than 0.4 seconds. {SHORTEN}")]
    assert attack.harm() == []
    assert (attack.report.published, attack.report.refused) == (1, 2)


def test_an_article_over_which_a_worker_dies_is_kept_with_the_reason(tmp_path):
    archive = Archive(tmp_path / "archive", {"deadly.md": story("Deadly")})
    lost = ReadingDesk(archive.config, "r").lost((Seen("deadly.md", 1, 1, 1), ""))
    gone = ReadingDesk(archive.config, "r").lost((Seen("gone.md", 1, 1, 1), ""))
    assert [row.source[7] for row in (lost, gone)] == ["refused", "refused"]
    assert (lost.source[4] != "", gone.source[4]) == (True, "")


def test_a_fault_of_our_own_over_one_article_does_not_stop_the_others(tmp_path, monkeypatch):
    parse = desks.parse.parse

    def failing(source, **rest):
        return parse(source, **rest) if source.path == "good.md" else 1 / 0

    monkeypatch.setattr(desks.parse, "parse", failing)
    attack = Attack(tmp_path, {"odd.md": story("Odd")})
    assert attack.told("odd.md") == [
        ("source/fault", "newsgen met a fault of its own over it: ZeroDivisionError: division by zero. "
         "Move it out of the content folder, and please report it, with the file.")
    ]  # fmt: skip
    assert attack.harm() == []
