"""Articles written as Markdown: they read back as they were, and what was inferred stays inferred."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles.parse import parse
from newsgen.articles.writing import body, markdown_file
from newsgen.config import Config
from newsgen.digests import sha256
from newsgen.model import Article, Block, Origin, Source
from newsgen.outcome import Outcome

CONFIG = Config(root="/archive", publisher="The Gazette")
ORIGIN = Origin(path="", format="plain", file="originals/ab/abc.txt", sha256="ab" * 32, received="2026-01-02")

RAW = """Ferry service: islands cut off for 9 days

Storm "worst in memory" keeps ships in harbour

Photo by: Jane Doe

Waves break over the mole at Rostock, March 14, 1987

The storm began on a Monday, and for nine days no ship left the harbour of the town, the company said.

14. March was the worst of them: * the mole * broke, and # 1 berth was lost to the sea for good.

“We had no bread and no water in all that time,” said John Roe, who has lived on the island since birth.

Slow recovery

The first ferry left on Wednesday with 200 passengers & their <luggage>, according to the harbour master.

Gazette and agencies
"""


def outcome(text: str | bytes, path: str) -> Outcome:
    data = text if isinstance(text, bytes) else text.encode()
    source = Source(path=path, suffix="." + path.rpartition(".")[2], data=data, sha256=sha256(data))
    return parse(source, config=CONFIG)


def article(text: str | bytes, path: str) -> Article:
    made = outcome(text, path)
    assert made.article is not None, [str(problem) for problem in made.problems]
    return made.article


def test_a_raw_text_and_its_markdown_are_the_same_article():
    raw = article(RAW, "ferry.txt")
    written = markdown_file(raw, id="ferry", origin=ORIGIN)
    read = article(written, "1987/ferry.md")
    for name in Article.__struct_fields__:
        if name != "origin":
            assert getattr(read, name) == getattr(raw, name), name
    assert read.origin == Origin(
        path="1987/ferry.md", format="plain", file="originals/ab/abc.txt", sha256="ab" * 32, received="2026-01-02"
    )


def test_what_is_inferred_is_written_as_inferred():
    raw = article(RAW, "ferry.txt")
    assert raw.provenance["published"].status == "inferred"
    lines = markdown_file(raw, id="ferry", origin=ORIGIN).decode().splitlines()
    at = lines.index("published:")
    assert lines[at : at + 3] == ["published:", "  earliest: '1987-03-14'", "  status: inferred"]
    assert "publisher: The Gazette" not in lines


def test_a_value_that_a_person_changes_is_given():
    written = markdown_file(article(RAW, "ferry.txt"), id="ferry", origin=ORIGIN).decode()
    read = article(written.replace("earliest: '1987-03-14'", "earliest: '1987-03-17'"), "ferry.md")
    assert read.provenance["published"].rule == "front-matter"
    assert read.provenance["headline"].rule == "roles/first-line"


def test_a_date_that_a_person_fills_in_is_given():
    written = markdown_file(article(RAW, "ferry.txt"), id="ferry", origin=ORIGIN).decode()
    dated = written.replace("published:\n  earliest: '1987-03-14'\n  status: inferred\n", "published: 1987-03-23\n")
    read = article(dated, "ferry.md")
    assert read.published.day == "1987-03-23"
    assert (read.provenance["published"].status, read.provenance["published"].rule) == ("given", "front-matter")


words = st.text(alphabet='ab1 .-*_`#>+=|:~[]()<&;!\\"é)', min_size=1, max_size=30).map(str.strip).filter(bool)


def paragraph(text: str) -> Block:
    return Block(kind="paragraph", html="", text=text)


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=5))
def test_every_paragraph_reads_back(texts):
    written = "---\nheadline: Storm\n---\n\n" + body([paragraph(text) for text in texts])
    assert [block.text for block in article(written, "a.md").body] == [" ".join(text.split("\n")) for text in texts]


def test_lists_quotations_and_rules_read_back():
    text = (
        "- one\n- 2\\. two\n\n* another list\n\n1. first\n2. second\n\n> Nobody came.\n>\n> Nobody.\n\n"
        "---\n\n## A subhead \\#\n\nProse."
    )
    blocks = article(f"---\nheadline: Storm\n---\n\n{text}\n", "a.md").body
    assert body(blocks) == text
