"""Lines of the page's are told from the story's, in ten languages, and none is left out without a reason."""

import pytest

from newsgen.articles.reading import read
from newsgen.articles.reading.roles import roles
from newsgen.articles.reading.signs import signs
from proofs.casefile import cases

# The beginning and the end of a story, between which the lines of a case stand.
BEFORE = "Bridge opens in Oldport\n\nThe new bridge over the harbour opened on Monday, two years late, the town said."
AFTER = "Ferries will sail for another month, said Jane Roe, the harbour master, until the road is ready for buses."


@pytest.mark.parametrize(("lines", "expected"), list(cases("boilerplate")))
def test_lines_of_the_page(lines, expected):
    language, *page = lines.splitlines()
    assert [(line, amid(line, language)) for line in page] == list(zip(page, expected, strict=True))


def amid(line: str, language: str) -> str:
    """The role of a line amid a story."""
    text = f"{BEFORE}\n\n{line}\n\n{AFTER}"
    ends = [len(part) for part in (BEFORE.split("\n\n")[0], BEFORE, f"{BEFORE}\n\n{line}", text)]
    starts = [0, *(end + 2 for end in ends[:-1])]
    return roles(signs(text, list(zip(starts, ends, strict=True)), language=language))[-2].role


def test_what_is_left_out_is_in_the_ledger_with_its_reason():
    page = "Continue reading the main story"
    reading = read(f"{BEFORE}\n\n{page}\n\n{AFTER}")
    assert [line.outcome for line in reading.ledger] == [
        "field headline",
        "block 1 paragraph",
        "dropped: a word of the page, not of the article",
        "block 2 paragraph",
    ]
