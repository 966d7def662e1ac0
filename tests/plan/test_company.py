"""What stands with a term: neighbours, the authority file's word, and nothing by chance."""

from newsgen.model import Identity, Named
from newsgen.plan.kinds import person, topic
from proofs.making import article, desk, filled, planned

SEA = "topics/sea/index.html"


def paper(number: int, *topics: str, **fields):
    return article(f"{number:03}.md", f"2015-10-{number % 28 + 1:02}", topics=topics, **fields)


def neighbours(page):
    return [term.name for term in page.neighbours]


def test_those_that_share_two_articles_stand_beside_a_term_and_those_that_share_one_do_not(tmp_path):
    papers = [paper(0, "Sea", "Ice", "Fog"), paper(1, "Sea", "Ice"), *(paper(n, "Tram") for n in range(2, 9))]
    assert neighbours(filled(topic, desk(tmp_path, *papers), SEA)) == ["Ice"]


def test_what_stands_in_every_article_stands_beside_none(tmp_path):
    papers = [paper(n, "News", *(("Sea", "Ice") if n < 3 else ())) for n in range(9)]
    assert neighbours(filled(topic, desk(tmp_path, *papers), SEA)) == ["Ice"]


def test_twelve_at_most_those_that_share_most_first(tmp_path):
    papers = [paper(n, "Sea", *(f"T{k:02}" for k in range(20) if n < 2 or k == 19)) for n in range(4)]
    papers += [paper(n, "Tram") for n in range(4, 60)]
    shown = neighbours(filled(topic, desk(tmp_path, *papers), SEA))
    assert shown == ["T19", *(f"T{k:02}" for k in range(11))]


def test_sections_agencies_and_kinds_left_out_are_no_neighbours(tmp_path):
    papers = [paper(n, "Sea", section="World", agencies=("Wire",), people=("Ada Quill",)) for n in range(2)]
    papers += [paper(n) for n in range(2, 9)]
    on = desk(tmp_path, *papers)
    assert neighbours(filled(topic, on, SEA)) == ["Ada Quill"]
    without = on._replace(config=desk(tmp_path / "w", *papers, leave_out=("person",)).config)
    assert neighbours(filled(topic, without, SEA)) == []


def test_a_neighbour_below_the_threshold_is_no_link(tmp_path):
    papers = [*(paper(n, "Sea", "Ice") for n in range(2)), paper(2, "Sea"), *(paper(n) for n in range(3, 9))]
    shown = filled(topic, desk(tmp_path, *papers, term_threshold=3), SEA).neighbours
    assert [(term.name, term.url) for term in shown] == [("Ice", "")]


def test_neighbours_are_in_the_fingerprint(tmp_path):
    def of(name, second):
        papers = [paper(0, "Sea", "Ice"), paper(1, "Sea", second), *(paper(n) for n in range(2, 9))]
        return planned(topic, desk(tmp_path / name, *papers))[SEA].fingerprint

    assert of("one", "Ice") != of("other", "Fog")


def test_the_authority_file_tells_other_names_and_addresses(tmp_path):
    told = Identity(id="ada", also=("A. Quill",), same_as=("https://www.wikidata.org/wiki/Q1",))
    ada = Named(id="ada", type="person", name="A. Quill", preferred="Ada Quill", also=told.also, same_as=told.same_as)
    on = desk(tmp_path, article("a.md", "2015", people=("A. Quill",), named=(ada,)))
    page = filled(person, on, "people/ada-quill/index.html")
    assert (page.title, page.identities) == ("Ada Quill", (told,))


def test_two_of_one_name_are_both_told_of(tmp_path):
    both = [Named(id=each, type="person", name="Ada Quill", also=(each,)) for each in ("painter", "poet")]
    papers = [article(f"{one.id}.md", "2015", people=("Ada Quill",), named=(one,)) for one in both]
    page = filled(person, desk(tmp_path, *papers), "people/ada-quill/index.html")
    assert [each.id for each in page.identities] == ["painter", "poet"]
