"""Links from one page to another: as `urls` makes them, only sooner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import urls
from newsgen.render.links import Way, absolute

PARTS = st.sampled_from(["2015", "10", "14", "topics", "syria", "index.html", "é a.html", "a~b.html", "x&y"])
PATHS = st.lists(PARTS, min_size=1, max_size=5).map("/".join)


@given(url=PATHS, path=PATHS)
def test_a_link_is_the_relative_one(url, path):
    assert Way(url).to(path) == urls.relative(url, path)


@given(base_url=st.sampled_from(["https://x.example/", "https://x.example/a%20b/"]), path=PATHS)
def test_a_whole_address_is_the_absolute_one(base_url, path):
    assert absolute(base_url, path) == urls.absolute(base_url, path)


@pytest.mark.parametrize(
    ("url", "root", "path", "link"),
    [
        ("404.html", "https://x.example/", "topics/index.html", "https://x.example/topics/index.html"),
        ("404.html", "/", "404.html", "/404.html"),
        ("2015/10/index.html", None, "2015/10/14/a.html", "14/a.html"),
        ("2015/10/index.html", None, "2015/index.html", "../index.html"),
        ("2015/10/index.html", None, "topics/ü.html", "../../topics/%C3%BC.html"),
    ],
)
def test_a_way_leads_from_where_its_page_stands(url, root, path, link):
    assert Way(url, root).to(path) == link
