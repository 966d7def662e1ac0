"""Front matter as nobody should write it: refused with its line, or read as the text that it is."""

import pytest

from proofs.attack import Attack

BODY = "---\n\nText.\n"
BOMB = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)
DEEP = "Put a text that holds brackets in quotation marks."

# path → (file, rule, what is told after the path)
REFUSED = {
    "brackets": (f"---\nheadline: {'[' * 50_000}\n{BODY}", "front-matter/depth",
                 f"2: Lists and maps are more than 20 deep here. {DEEP}"),
    "braces": (f"---\nheadline: {'{a: ' * 30}\n{BODY}", "front-matter/depth",
               f"2: Lists and maps are more than 20 deep here. {DEEP}"),
    "indented": ("---\nheadline: x\n" + "".join(f"{' ' * n}a:\n" for n in range(30)) + BODY, "front-matter/depth",
                 f"23: Lists and maps are more than 20 deep here. {DEEP}"),
    "bomb": (f"---\nheadline: x\n{BOMB}{BODY}", "front-matter/alias",
             "7: The front matter repeats itself too often. Write the values out."),
    "itself": (f"---\nheadline: &a [*a]\n{BODY}", "front-matter/yaml",
               "2: There is no anchor &a above. Put a text that starts with * in quotation marks."),
    "twice": (f"---\nheadline: x\nkicker: y\nheadline: z\n{BODY}", "front-matter/duplicate",
              "4: The field 'headline' stands here for the second time; the first is on line 2. Keep one of them."),
    "tab": (f"---\nheadline: x\ntopics:\n\t- a\n{BODY}", "front-matter/yaml",
            "4: This is not YAML: found character that cannot start any token. Indent with spaces, not with tabs."),
    "open": ("---\nheadline: x\n\nText.\n", "front-matter/open",
             "1: The front matter has no end. Write a line --- after its last field."),
    "list": (f"---\n- headline\n- x\n{BODY}", "front-matter/fields",
             "2: The front matter holds no fields. Write each as `name: value` on a line of its own."),
    "text": (f"---\njust a text\n{BODY}", "front-matter/fields",
             "2: The front matter holds no fields. Write each as `name: value` on a line of its own."),
    "key": (f"---\n? [a]\n: b\n{BODY}", "front-matter/fields",
            "2: A field's name must be a word. Write `name: value`."),
    "large": (f"---\nheadline: {'x' * 70_000}\n{BODY}", "front-matter/size",
              "2: The front matter has 70,011 bytes; 65,536 are allowed. Move what is not a field into the body."),
    "zero": (f"---\nheadline: a\0b\n{BODY}", "source/binary",
             "2: This is no text: it holds a zero byte. Save it as plain text in UTF-8."),
    "surrogate": (f'---\nheadline: "\\ud800"\n{BODY}', "front-matter/yaml",
                  "2: This is not YAML: found invalid Unicode character escape code. "
                  "Inside double quotation marks write \\\\ for a backslash."),
    "quote": (f'---\nheadline: "x\nkicker: y\n{BODY}', "front-matter/yaml",
              "2: This is not YAML: found unexpected end of stream. Close the quotation mark."),
    "colon": (f"---\nheadline: Storm: a story\n{BODY}", "front-matter/yaml",
              "2: This is not YAML: mapping values are not allowed in this context. "
              'Write headline: "Storm: a story", in quotation marks.'),
    "toml-brackets": (f"+++\nheadline = {'[' * 50_000}\n+++\n\nText.\n", "front-matter/depth",
                      "2: Lists and tables are more than 20 deep here. "
                      "Write the values in fewer lists and tables inside each other."),
    "toml-dots": (f"+++\nheadline = 'x'\n{'.'.join('a' * 1000)} = 1\n+++\n\nText.\n", "front-matter/depth",
                  "2: Lists and tables are more than 20 deep here. "
                  "Write the values in fewer lists and tables inside each other."),
    "no-headline": (f"---\nkicker: x\n{BODY}", "front-matter/headline",
                    "headline: The article has no headline. "
                    "Write `headline: …` in the front matter, or `# …` on the first line."),
}  # fmt: skip

AS_TEXT = """---
headline: NO
kicker: 012
standfirst: 1:30
desk: 1e3
topics: [NO, 0x1F, 012, 2015-01-01, .inf, "null"]
rights: ~
published: 2015-10-14
---

Text.
"""


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    files = {f"{name}.md": file for name, (file, _, _) in REFUSED.items()}
    return Attack(tmp_path_factory.mktemp("yaml"), {**files, "text-stays.md": AS_TEXT})


def test_all_others_are_published_and_nothing_is_lost(attack):
    assert attack.harm() == []
    assert attack.report.exit_code() == 1
    assert (attack.report.published, attack.report.refused) == (2, len(REFUSED))


@pytest.mark.parametrize("name", REFUSED)
def test_each_is_refused_with_its_line_and_mend(attack, name):
    _, rule, told = REFUSED[name]
    assert attack.told(f"{name}.md") == [(rule, told)]


def test_what_yaml_would_turn_into_something_else_stays_text(attack):
    page = attack.page("2015/10/14/no.html")
    assert attack.told("text-stays.md") == []
    assert ["NO</h1>" in page, "012" in page, "1:30" in page] == [True, True, True]
    assert sorted(path for path in attack.site if path.startswith("topics/")) == [
        "topics/012/index.html", "topics/0x1f/index.html", "topics/2015-01-01/index.html", "topics/index.html",
        "topics/inf/index.html", "topics/no/index.html", "topics/null/index.html",
    ]  # fmt: skip
