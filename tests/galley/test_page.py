"""The page of a galley: whole, by itself, and safe whatever the source says."""

import re

import pytest

from newsgen.accounts import account
from newsgen.config import Config
from newsgen.galley import page

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></table><iframe src=//evil.example>",
    "{{ 7 * 7 }}<b>",
)
RAW = """Storm closes the port

By Ada Quill

Nobody sailed on Tuesday. "It would be madness to go out in this," said Ines Calloway, the harbour master.

"I have seen two boats try it, and one of them come back," she said.
"""


@pytest.fixture
def galley(tmp_path):
    def made(*texts: str | bytes) -> str:
        explained = []
        for number, text in enumerate(texts):
            file = tmp_path / f"{number}.txt"
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
            explained.append(account(file, Config(root=str(tmp_path))))
        return page(explained)

    return made


def test_fields_lead_to_their_evidence(galley):
    html = galley(RAW)
    for place in re.findall(r'href="#([^"]+)"', html):
        assert html.count(f'id="{place}"') == 1, place
    assert 'href="#at-1-0"' in html
    assert "Not found: " in html


def test_what_is_inferred_says_so(galley):
    assert "she [inferred: " in galley(RAW)


def test_several_texts_stand_below_each_other_with_places_of_their_own(galley):
    html = galley(RAW, RAW)
    assert html.count("<h2>") == 2
    assert len(re.findall(r' id="([^"]+)"', html)) == len(set(re.findall(r' id="([^"]+)"', html))) > 4


def test_a_text_that_cannot_be_read_says_why(galley):
    html = galley(b"Storm\x00\x00\x00 over the sea", RAW)
    assert "It could not be read." in html
    assert 'class="problem"' in html
    assert html.count('<table class="source">') == 1


def test_the_page_needs_nothing_but_itself(galley):
    assert re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"|url\(|@import|<script', galley(RAW)) == []


@pytest.mark.parametrize("payload", ATTACKS)
def test_the_source_is_only_ever_text(galley, payload):
    html = galley(f"{payload}\n\nBy {payload}\n\n“{payload} and more of it,” said {payload}, who was there all day.\n")
    assert payload not in html
