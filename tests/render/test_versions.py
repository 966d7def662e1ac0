"""Other versions of a story in words."""

from pathlib import Path

import pytest

from newsgen.model import Card, Version
from newsgen.render.kept import Kept
from newsgen.render.versions import told, unmistaken
from newsgen.render.words import Tables
from proofs import ROOT
from proofs.making import article, when

DATED, OLD, UNDATED = (article("a.md", day) for day in ("2015-10-13", "1971-05-02", ""))


@pytest.fixture
def words(tmp_path: Path):
    return Tables([ROOT / "templates"], Kept(tmp_path)).words("en")


def version(share: float, *, given: bool = False, day: str = "2015-10-14") -> Version:
    card = Card(id="b", url="2015/10/14/b.html", headline="B", published=when(day))
    return Version(card=card, words=1240, share=share, given=given, agency=False)


@pytest.mark.parametrize(
    ("share", "given", "said"),
    [
        (0.97, False, "14 October 2015, 1,240 words, holds all of this text, inferred"),
        (0.94, False, "14 October 2015, 1,240 words, holds about 90% of this text, inferred"),
        (0.52, True, "14 October 2015, 1,240 words, holds about 50% of this text, given"),
        (0.0, True, "14 October 2015, 1,240 words, given"),
    ],
)
def test_what_is_told(words, share, given, said):
    assert told(version(share, given=given), DATED, words) == said


@pytest.mark.parametrize("shown", [OLD, UNDATED])
def test_no_date_that_would_be_taken_for_the_article_s(words, shown):
    assert told(version(0.6), shown, words) == "1,240 words, holds about 60% of this text, inferred"


@pytest.mark.parametrize(
    ("shown", "url"),
    [(DATED, "../14/b-2015.html"), (OLD, "../%314/b-201%35.html"), (UNDATED, "../%314/b-201%35.html")],
)
def test_no_year_in_a_link_that_would_be_either(shown, url):
    assert unmistaken("../14/b-2015.html", shown, version(1).card.published.text) == url


def test_other_numbers_in_a_link_are_left():
    assert (
        unmistaken("../../1499/20150/b-7.html", UNDATED, version(1).card.published.text) == "../../1499/20150/b-7.html"
    )
