"""A line is something else: its words go where they belong, and nowhere else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.model import Figure, Person
from newsgen.problems import NewsgenError
from newsgen.review.manuscript import manuscript
from newsgen.review.proof import proof
from newsgen.review.roles import ROLES
from newsgen.review.steps import Role
from newsgen.review.story import IN_BODY, words

NEWS, FERRY, STORM, BY, DATE, MOLE, CREDIT, FIRST, NEXT, NOBODY, LONGEST, BREAD, POST, WALL, SOURCE = range(15)


def is_(part: int, role: str) -> Role:
    return Role(part=part, role=role)


def kinds(found) -> list[tuple[str, str]]:
    return [(block.kind, block.text[:12]) for block in found.article.body]


def test_the_example_is_read_wrongly(ferry):
    assert ferry.article.headline == "OLDPORT NEWS"
    assert [part.role for part in ferry.parts][:4] == ["headline", "standfirst", "caption", "byline"]
    assert kinds(ferry) == [
        ("paragraph", "The ferry to"), ("subhead", "What comes n"), ("paragraph", '"Nobody told'),
        ("paragraph", '"It was the '), ("list", "bread for th"), ("paragraph", "Pictures of "),
    ]  # fmt: skip


def test_another_line_is_the_headline_and_the_old_one_a_paragraph(ferry, after):
    found = after(ferry, is_(FERRY, "headline"))
    assert found.article.headline == "Ferry to the outer islands sails again"
    assert found.article.standfirst == ""
    assert [part.role for part in found.parts][:2] == ["paragraph", "headline"]
    assert kinds(found)[0] == ("paragraph", "OLDPORT NEWS")
    assert found.article.provenance["headline"].rule == "front-matter"
    assert found.article.id == "old/ferry"


def test_the_whole_top_put_right(ferry, after):
    found = after(ferry, is_(FERRY, "headline"), is_(NEWS, "kicker"), is_(STORM, "standfirst"))
    article = found.article
    assert (article.kicker, article.standfirst) == ("OLDPORT NEWS", "After nine days of storm the harbour is open")
    assert kinds(found) == kinds(ferry)
    assert [figure.credit for figure in article.figures] == ["Harbour Press"]
    assert found.manuscript.reading[ROLES] == {
        "14-52": "headline", "0-12": "kicker", "54-98": "standfirst",
    }  # fmt: skip


def test_an_article_keeps_a_headline(ferry, after):
    with pytest.raises(NewsgenError, match="needs a headline"):
        after(ferry, is_(NEWS, "boilerplate"))


def test_a_headline_printed_twice_is_no_paragraph(config, after):
    text = "Ferry sails\n\nFerry sails\n\nOldport ferry sails again today\n\nThe ferry left the harbour at six.\n"
    (config.content_dir / "twice.txt").write_text(text)
    found = proof(config, "twice.txt", received="2026-01-31")
    roles = [part.role for part in found.parts]
    assert roles[:2] == ["headline", "headline"]
    found = after(found, is_(2, "headline"))
    assert [part.role for part in found.parts][:3] == ["paragraph", "boilerplate", "headline"]
    assert [block.text for block in found.article.body][:1] == ["Ferry sails"]


def test_what_is_left_out_stays_in_the_account(ferry, after):
    found = after(ferry, is_(WALL, "boilerplate"))
    assert len(found.article.body) == len(ferry.article.body) - 1
    assert "library" not in found.manuscript.body
    assert found.parts[WALL].role == "boilerplate"
    assert list(found.manuscript.reading[ROLES].values()) == ["boilerplate"]
    back = after(found, is_(WALL, "paragraph"))
    assert back.article.body == ferry.article.body


def test_a_paragraph_between_two_others_comes_back_to_its_place(ferry, after):
    found = after(ferry, is_(NOBODY, "note"))
    assert found.article.notes == (ferry.parts[NOBODY].text,)
    back = after(found, is_(NOBODY, "paragraph"))
    assert back.article.body == ferry.article.body
    assert back.article.notes == ()


def test_an_item_in_the_middle_divides_its_list_and_joins_it_again(config, after):
    story = "Bread for the islands\n\nThe boat carried these things to the islands on Monday.\n\n"
    (config.content_dir / "list.txt").write_text(f"{story}• bread\n\n• post\n\n• salt\n")
    found = proof(config, "list.txt", received="2026-01-31")
    assert [part.role for part in found.parts][2:] == ["list_item"] * 3
    apart = after(found, is_(3, "subhead"))
    assert [block.kind for block in apart.article.body] == ["paragraph", "list", "subhead", "list"]
    assert [block.text for block in after(apart, is_(3, "list_item")).article.body] == [
        block.text for block in found.article.body
    ]


def test_a_caption_becomes_a_paragraph_and_its_credit_stays(ferry, after):
    found = after(ferry, is_(MOLE, "paragraph"))
    assert found.article.figures[-1] == Figure(credit="Harbour Press", date="2015-10-13", place="Sandhaven")
    assert kinds(found)[0] == ("paragraph", "The ferry le")


def test_a_photo_of_which_nothing_is_left_goes(ferry, after):
    assert len(ferry.article.figures) == 2
    assert len(after(ferry, is_(STORM, "boilerplate")).article.figures) == 1


def test_a_paragraph_becomes_the_caption_of_a_photo_at_its_place(ferry, after):
    found = after(ferry, is_(WALL, "caption"))
    figure = found.article.figures[-1]
    assert (figure.caption, figure.after) == (ferry.parts[WALL].text, len(found.article.body))


def test_photos_below_a_change_keep_their_place(ferry, after):
    found = after(ferry, is_(WALL, "caption"), is_(NEXT, "boilerplate"))
    assert found.article.figures[-1].after == len(found.article.body)
    found = after(found, is_(NEXT, "subhead"))
    assert found.article.figures[-1].after == len(found.article.body)


def test_a_byline_joins_those_there_and_leaves_again(ferry, after):
    found = after(ferry, is_(SOURCE, "byline"))
    assert found.article.byline == (Person(name="Jane Doe"), Person(name="Harbour Press"), Person(name="agencies"))
    assert found.article.source_line == ""
    back = after(found, is_(SOURCE, "source_line"))
    assert back.article.byline == (Person(name="Jane Doe"),)
    assert back.article.source_line == "Harbour Press and agencies"


def test_a_date_line_that_is_none_leaves_the_article_undated(ferry, after):
    found = after(ferry, is_(DATE, "boilerplate"))
    assert not found.article.published.given
    assert after(found, is_(DATE, "date")).article.published.text == "2015-10-14"


@pytest.mark.parametrize(
    ("part", "role", "words"),
    [
        (FIRST, "date", "no whole date"),
        (NEWS, "sonnet", "There is no role 'sonnet'"),
    ],
)
def test_what_cannot_be_is_told(ferry, after, part, role, words):
    with pytest.raises(NewsgenError, match=words):
        after(ferry, is_(part, role))


def test_a_body_that_cannot_be_taken_apart_stays_whole(ferry, after):
    text = ferry.manuscript.text.replace("## What", "```\n\n## What").replace("Pictures", "```\n\nPictures")
    found = replace(ferry, manuscript=manuscript(text))
    with pytest.raises(NewsgenError, match="cannot be taken apart"):
        after(found, is_(WALL, "boilerplate"))


def test_a_part_that_was_edited_by_hand_is_told(ferry, after):
    edited = ferry.manuscript.changed(
        {}, body=ferry.manuscript.body.replace("on any day of the week", "for ever and ever and a day")
    )
    found = replace(ferry, manuscript=edited)
    with pytest.raises(NewsgenError, match="no longer in the body"):
        after(found, is_(WALL, "boilerplate"))


ROLE = (
    "headline", "standfirst", "kicker", "byline", "date", "dateline", "caption", "credit", "subhead", "paragraph",
    "list_item", "pullquote", "embed", "source_line", "note", "author_bio", "boilerplate",
)  # fmt: skip
ANY = st.tuples(st.integers(0, 14), st.sampled_from(ROLE))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(ANY, max_size=6))
def test_whatever_is_said_the_story_holds_what_is_the_storys_once(ferry, after, steps):
    """Every part whose role is one of the body stands in it, once; no other does."""
    found = ferry
    for part, role in steps:
        try:
            found = after(found, is_(part, role))
        except NewsgenError:
            continue
    body = " ".join(words("\n".join(block.text for block in found.article.body)))
    for part in found.parts:
        told = " ".join(words(part.text))
        assert body.count(told) == (1 if part.role in IN_BODY else 0), (part, found.manuscript.text)
