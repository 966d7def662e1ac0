"""Nothing that a file holds comes alive on a page: not in the body, not in any field, not in a file's name."""

from typing import Any

import pytest

from newsgen.articles.fields import FIELDS
from newsgen.articles.frontmatter import dump
from proofs.attack import Attack, active

PAYLOADS = {
    "tag": "<xss onclick=alert(1)>",
    "close": "</script></title></textarea><img src=x onerror=alert(1)><xss>",
    "quotes": "\"'><xss onmouseover=alert(1) x=\"'",
    "comment": "--><!--<xss>-->]]><xss>",
    "address": "javascript:alert(1)",
    "hidden": "java\tscript:alert(1)//\u2028\u2029",
    "template": "{{ page.article.body }}{% include '/etc/passwd' %}${7*7}",
}
SHAPES: dict[str, Any] = {"draft": "false", "embargo": "", "published": "2015-10-14", "withdrawal": ""}


def every_field(payload: str) -> str:
    """An article with the payload wherever a person may write something."""
    fields = {field.name: SHAPES.get(field.name, payload) for field in FIELDS}
    fields |= {
        "language": "en",
        "direction": "ltr",
        "slug": "",
        "byline": [{"name": payload, "role": payload}],
        "topics": [payload],
        "agencies": [payload],
        "figures": [{"file": payload, "caption": payload, "credit": payload, "alt": payload, "place": payload}],
        "corrections": [{"date": "2015-10-15", "text": payload}],
        "pullquotes": [{"text": payload, "speaker": payload}],
        "in_print": {"page": payload, "edition": payload, "section": payload},
        "aliases": [payload, f"/old/{payload}.html"],
        "id": payload,
        payload: {payload: payload},
    }
    return (
        f"---\n{dump(fields)}---\n\n{payload}\n\n# {payload}\n\n- {payload}\n\n> {payload}\n\n[{payload}]({payload})\n"
    )


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    files = {f"{name}.md": every_field(payload) for name, payload in PAYLOADS.items()}
    prose = "The storm began on a Monday, and for nine days no ship left the harbour of the town, they said."
    files |= {
        f"{name}.txt": f"{payload}\n\n{prose} {payload}\n\n“{payload},” said {payload}. {prose}\n"
        for name, payload in PAYLOADS.items()
    }
    files |= {f"<xss onclick={n}>&\"'.md": f"# Name {n}\n\nText.\n" for n in range(2)}
    return Attack(tmp_path_factory.mktemp("scripts"), files)


def test_everything_is_published_and_nothing_runs(attack):
    assert attack.harm() == []
    assert attack.report.published == attack.report.sources == 1 + 2 * len(PAYLOADS) + 2


@pytest.mark.parametrize("name", ["tag", "close", "quotes", "comment"])
def test_words_that_look_like_html_are_shown_as_words(attack, name):
    shown = [page.decode() for path, page in attack.site.items() if path.startswith("2015/10/14/")]
    escaped = PAYLOADS[name].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert any(escaped in page for page in shown)


def test_a_template_in_an_article_is_no_template(attack):
    assert not any(b"root:" in page or b"$49" in page for page in attack.site.values())
    assert any(b"{{ page.article.body }}" in page for page in attack.site.values())


def test_html_in_markdown_is_told_with_its_line(attack):
    rules = [told for told in attack.told("tag.md") if told[0] == "markdown/html"]
    assert rules[0][1].endswith(
        ": HTML (<xss>) is not read in Markdown; it is shown as text. Remove it, or write \\< to show it as it is."
    )


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p onclick=x>", ["<p onclick=x>"]),
        ("<script>x</script>", ["<script {}>"]),
        ('<a href="JavaScript:x">', ["JavaScript:x"]),
        ("<iframe>", ["<iframe>"]),
        ('<script type="application/ld+json">{"a": "<"}</script>', ["< in JSON-LD"]),
        ('<script src="../assets/a.js"></script><a href="a.html">', []),
    ],
)
def test_the_judge_sees_what_is_active(page, found):
    assert active("a.html", page.encode()) == found
