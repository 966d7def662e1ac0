"""Citations, character by character."""

import msgspec
import pytest

from newsgen.render.citations import citations
from newsgen.render.theme import Theme
from render.courier import FERRY, PARTIAL, UNDATED
from render.sample import article_page, site

WORDS = Theme().tables.words("en")
URL = "https://courier.example/archive/2015/10/14/island-ferry.html"


def cited(article, **changed):
    return {each.name: each.text for each in citations(article_page(article, **changed), WORDS)}


def altered(article, **changed):
    return msgspec.structs.replace(article, **changed)


def test_an_article_with_a_date_and_two_authors():
    assert cited(FERRY) == {
        "Plain text": "Ines Halloran, Tom Adeyemi. “Board votes to end the island ferry after ninety-one years.” "
        f"The Harbour Courier. 14 October 2015. {URL}",
        "BibTeX": "@article{island-ferry,\n"
        "  author = {{Ines Halloran} and {Tom Adeyemi}},\n"
        "  title = {{Board votes to end the island ferry after ninety-one years}},\n"
        "  journal = {The Harbour Courier},\n"
        "  year = {2015},\n"
        "  month = oct,\n"
        "  day = {14},\n"
        f"  url = {{{URL}}},\n"
        "  langid = {en}\n"
        "}",
        "RIS": "TY  - NEWS\n"
        "AU  - Ines Halloran\n"
        "AU  - Tom Adeyemi\n"
        "TI  - Board votes to end the island ferry after ninety-one years\n"
        "T2  - The Harbour Courier\n"
        "PY  - 2015\n"
        "DA  - 2015/10/14/\n"
        f"UR  - {URL}\n"
        "LA  - en\n"
        "ER  - ",
        "CSL-JSON": "[{\n"
        '  "id": "island-ferry",\n'
        '  "type": "article-newspaper",\n'
        '  "title": "Board votes to end the island ferry after ninety-one years",\n'
        '  "author": [{"literal":"Ines Halloran"},{"literal":"Tom Adeyemi"}],\n'
        '  "container-title": "The Harbour Courier",\n'
        '  "issued": {"date-parts":[[2015,10,14]]},\n'
        f'  "URL": "{URL}",\n'
        '  "language": "en"\n'
        "}]",
        "Wikipedia": "{{cite news |author1=Ines Halloran |author2=Tom Adeyemi "
        "|title=Board votes to end the island ferry after ninety-one years |newspaper=The Harbour Courier "
        f"|date=14 October 2015 |url={URL}}}}}",
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Plain text", "“Lantern keepers gather before the storm season.” Courier. n.d."),
        (
            "BibTeX",
            "@article{lantern-keepers,\n  title = {{Lantern keepers gather before the storm season}},\n"
            "  journal = {Courier},\n  langid = {en}\n}",
        ),
        (
            "RIS",
            "TY  - NEWS\nTI  - Lantern keepers gather before the storm season\nT2  - Courier\nLA  - en\nER  - ",
        ),
        ("Wikipedia", "{{cite news |title=Lantern keepers gather before the storm season |newspaper=Courier}}"),
    ],
)
def test_a_date_that_was_inferred_is_not_cited(name, text):
    assert cited(UNDATED, site=site(base_url=""))[name] == text


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Plain text", " March 1987. "),
        ("BibTeX", "  year = {1987},\n  month = mar,\n  url"),
        ("RIS", "PY  - 1987\nDA  - 1987/03//\n"),
        ("Wikipedia", "|author=Dora Quill |title"),
        ("Wikipedia", "|date=March 1987 "),
    ],
)
def test_a_month_is_cited_as_a_month(name, part):
    assert part in cited(PARTIAL)[name]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("BibTeX", r"{{50\% of \& \{x\} \_ \textbackslash{}end}}"),
        ("RIS", "TI  - 50% of & {x} _ \\end ER - x\n"),
        ("Wikipedia", "|title=50% of & {x} _ \\end ER - x |"),
    ],
)
def test_no_headline_breaks_its_format(name, part):
    headline = "50% of & {x} _ \\end" if name == "BibTeX" else "50% of & {x} _ \\end\nER - x"
    assert part in cited(altered(FERRY, headline=headline))[name]


def test_a_pipe_does_not_end_a_wiki_field():
    assert "|title=A{{!}}B &#91;x&#93; |" in cited(altered(FERRY, headline="A|B [x]"))["Wikipedia"]
