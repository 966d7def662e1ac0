"""Plain text: bytes to characters, and a reading to a draft."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles.readers.plain import SUFFIXES, read
from newsgen.digests import sha256
from newsgen.model import Draft, Source
from newsgen.problems import Problem
from proofs import ROOT

STORY = "The new bridge over the harbour opened on Monday, two years late.\n\nFerries run on, the town said.\n"
ARTICLE = f"Bridge opens in Oldport\n\n{STORY}"


def drafted(text: str | bytes, *, language: str = "en", era: tuple[str, str] = ("", "")) -> tuple[Draft, list[Problem]]:
    data = text.encode() if isinstance(text, str) else text
    source = Source(path="a.txt", suffix=".txt", data=data, sha256=sha256(data))
    draft, problems = read(source, language=language, era=era)
    return draft, list(problems)


# -- what an article can't be without ----------------------------------------------------------


NO_TEXT = (
    "a.txt: The file holds no text. Put the article's text into it, the headline on the first line, or delete the file."
)
NO_STORY = (
    "a.txt:1: The text has a headline but no story. "
    "Put the story below the headline, a blank line between its paragraphs."
)
NO_LETTERS = "a.txt:1: This is no text: it holds a zero byte. Save it as plain text in UTF-8."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", NO_TEXT),
        (" \n\t\n", NO_TEXT),
        ("Bridge opens", NO_STORY),
        (b"\x00", NO_LETTERS),
    ],
)
def test_what_is_no_article_is_told_with_its_mend(text, said):
    assert [(str(each), each.severity) for each in drafted(text)[1]] == [(said, "error")]


@pytest.mark.parametrize("text", ["The bridge opened on Monday. " * 20, f"OLDPORT (AP) — {STORY}"])
def test_a_text_that_begins_with_the_story_loses_nothing_and_is_warned_of(text):
    draft, problems = drafted(text)
    assert [(each.rule, each.severity, each.line) for each in problems] == [("text/headline", "warning", 1)]
    assert "\n".join(block.text for block in draft.blocks).split() == text.split()
    assert draft.fields["headline"].startswith("[The ")
    assert draft.fields["headline"].endswith("]")


# -- the draft ---------------------------------------------------------------------------------


def test_fields_are_what_front_matter_would_say():
    draft, problems = drafted(f"Bridge opens in Oldport\n\nBy Jane Doe\n\nMarch 3, 2014\n\n{STORY}")
    assert problems == []
    assert draft.fields == {
        "headline": "Bridge opens in Oldport",
        "byline": ["Jane Doe"],
        "published": "2014-03-03",
        "language": "en",
    }
    assert draft.lines == {"headline": 1, "byline": 3, "published": 5}
    assert (draft.provenance["published"].status, draft.provenance["published"].rule) == ("given", "dates/date-line")


@pytest.mark.parametrize(
    ("top", "era", "published"),
    [
        ("November 2013\n\n", ("", ""), "2013-11"),
        ("", ("1990-01-01", ""), {"earliest": "1990-01-01"}),
        ("", ("1990-01-01", "1999-12-31"), {"earliest": "1990-01-01", "latest": "1999-12-31"}),
        ("", ("", ""), None),
    ],
)
def test_a_date_not_known_in_full(top, era, published):
    draft, _ = drafted(f"Bridge opens in Oldport\n\n{top}{STORY}", era=era)
    assert draft.fields.get("published") == published


def test_blocks_have_anchors_and_no_markup_of_the_text():
    draft, _ = drafted(
        "Bridge opens in Oldport\n\nThe <b>new</b> bridge & its *boats* opened on Monday, two years late.\n\n"
        "Two years of waiting\n\nThe town has yet to decide about:\n\n• the <i>boats</i>\n\n• the pier\n\n"
        "All that will take until summer, the town said.\n"
    )
    assert [(block.kind, block.anchor, block.html) for block in draft.blocks] == [
        (
            "paragraph",
            "p1",
            "<p>The &lt;b&gt;new&lt;/b&gt; bridge &amp; its *boats* opened on Monday, two years late.</p>",
        ),
        ("subhead", "h1", "<h2>Two years of waiting</h2>"),
        ("paragraph", "p2", "<p>The town has yet to decide about:</p>"),
        ("list", "", "<ul><li>the &lt;i&gt;boats&lt;/i&gt;</li><li>the pier</li></ul>"),
        ("paragraph", "p3", "<p>All that will take until summer, the town said.</p>"),
    ]


def test_braces_stay_as_they_are():
    draft, _ = drafted("Bridge opens in Oldport\n\nThe bridge {} opened on {Monday}, {{two}} years late.\n")
    assert draft.blocks[0].html == "<p>The bridge {} opened on {Monday}, {{two}} years late.</p>"


def test_lines_broken_by_hand_flow():
    draft, _ = drafted(
        "OLD FERRY LATE AGAIN\n\n    OLDPORT, March 14 - The “old ferry” over the harbour was late-\n"
        "running again on Saturday, said the harbour master, who had waited\non the pier since the morning.\n"
        "    It was the third time in a week, and people in the town now go\nover the old wooden bridge.\n"
        "    Nobody knows when the new one will open, the harbour master told\na reporter.\n"
    )
    assert draft.blocks[0].text == (
        "OLDPORT, March 14 - The “old ferry” over the harbour was late-running again on Saturday, "
        "said the harbour master, who had waited on the pier since the morning."
    )


def test_figures_stand_after_the_block_that_they_followed():
    photo = "People walk over the new bridge on Monday. (AP Photo/Jane Doe)\n\n"
    rest = "Nobody knows yet what becomes of the boats.\n\nThe harbour master waits for an offer.\n"
    draft, _ = drafted(f"{ARTICLE}\n{photo}{rest}")
    assert [(figure.after, figure.credit) for figure in draft.figures] == [(2, "AP Photo/Jane Doe")]
    assert len(draft.blocks) == 4


def test_quotes_lie_in_the_text_of_their_block():
    draft, _ = drafted(
        f"Bridge opens in Oldport\n\n{STORY}\n“It was a long wait for all of us,” said Jane Doe, the harbour master.\n"
    )
    text = {block.anchor: block.text for block in draft.blocks}
    assert [(quote.anchor, text[quote.anchor][quote.start : quote.end]) for quote in draft.quotes] == [
        ("p3", "It was a long wait for all of us,")
    ]
    quote = draft.quotes[0]
    assert text["p3"][quote.speaker_start : quote.speaker_end] == quote.mention


def test_the_first_article_of_the_archive():
    draft, problems = drafted((ROOT / "content" / "iranian-troops-aleppo.txt").read_bytes())
    assert problems == []
    assert {name: value for name, value in draft.fields.items() if name not in ("headline", "standfirst")} == {
        "published": {"earliest": "2012-07-20"},
        "source_line": "TRTWorld and agencies",
        "publisher": "TRTWorld",
        "language": "en",
    }
    assert [block.anchor for block in draft.blocks if block.kind != "paragraph"] == ["h1"]
    assert [block.anchor for block in draft.blocks if block.kind == "paragraph"] == [f"p{n}" for n in range(1, 24)]
    assert [(figure.credit, figure.date, figure.place, figure.after) for figure in draft.figures] == [
        ("Reuters", "2012-07-20", "Damascus", 0)
    ]
    text = {block.anchor: block.text for block in draft.blocks}
    assert all(quote.text == text[quote.anchor][quote.start : quote.end] for quote in draft.quotes)
    assert all(pulled.text in text[pulled.anchor] for pulled in draft.pullquotes)


class _Words(HTMLParser):
    """The text of a block's HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'{}ab1 .:;•-\n“”"), max_size=200))
def test_the_html_of_a_block_says_what_its_text_says(text):
    draft, _ = drafted(f"{ARTICLE}\n{text}\n\n{STORY}")
    for block in draft.blocks:
        parser = _Words()
        parser.feed(block.html)
        parser.close()
        kept = block.text if block.kind != "list" else parser.words
        assert parser.words == kept


def test_suffixes():
    assert SUFFIXES == (".txt",)
