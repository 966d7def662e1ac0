"""`events.yaml`: what happened when, with the line of all that is wrong."""

import pytest

from newsgen.config import load as settings
from newsgen.events_file import MOST, load
from newsgen.model import Event
from newsgen.problems import ConfigError
from newsgen.yaml_list import LARGEST

TWO = """\
# What everyone here remembers.
---
- name: Harbour strike
  aliases: [dockers' strike, "strike in the harbour"]
  start: 1987-03-14
  end: 1988-02
- name: Great flood
  aliases: the flood
  start: 1962
"""


def told(text: str | bytes) -> list[str]:
    found = load(text.encode() if isinstance(text, str) else text)
    return [f"{problem.line} {problem.rule}: {problem.message}" for problem in found.problems]


def test_events_are_read_in_their_order():
    assert load(TWO.encode()).events == (
        Event(
            name="Harbour strike",
            aliases=("dockers' strike", "strike in the harbour"),
            start="1987-03-14",
            start_by="1987-03-14",
            end="1988-02-29",
        ),
        Event(name="Great flood", aliases=("the flood",), start="1962-01-01", start_by="1962-12-31"),
    )


@pytest.mark.parametrize("nothing", ["", "# none yet\n", "---\n", "[]\n"])
def test_a_file_may_hold_none(nothing):
    assert load(nothing.encode()) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- name: A\n", ["1 events/start: The event has no start."]),
        ("- start: 1987\n", ["1 events/name: The event has no name."]),
        ("- name: A\n  start: soon\n", ["2 events/start: 'soon' is not a date from 1500 to 2100."]),
        ("- name: A\n  start: 1987-02-30\n", ["2 events/start: '1987-02-30' is not a date."]),
        ("- name: A\n  strat: 1987\n",
         ["1 events/start: The event has no start.", "2 events/key: There is no 'strat' here."]),
        ("- name: A\n  start: 1987\n  end: 1986\n",
         ["3 events/end: It ends (1986-12-31) before it begins (1987-01-01)."]),
        ("- name: A\n  name: B\n", ["2 events/yaml: 'name' stands here for the second time."]),
        ("- name: A\n  start: 1987\n- name: B\n  aliases: a\n  start: 1990\n",
         ["3 events/name: 'a' is the event of line 1, too."]),
        ("name: A\nstart: 1987\n", ["1 events/yaml: This is no list of events."]),
        ("just words\n", ["1 events/yaml: This is no list of events."]),
        ("- name: {a: b}\n", ["1 events/yaml: Here must stand a text, or a list of texts."]),
        ("- name: A\n  start: [\n", ["3 events/yaml: This is not YAML: did not find expected node content."]),
        ("- *a\n", ["1 events/yaml: This is no list of events."]),
        ("- name: A\n  aliases: [[[[[[[[[[[a]]]]]]]]]]]\n", ["2 events/yaml: Brackets are too deep here."]),
        ("- " * 5000 + "a\n", ["1 events/yaml: This is no list of events."]),
        (b"- name: \xff\n", ["1 events/yaml: A character is not UTF-8."]),
        (b"#" * (LARGEST + 1), ["1 events/yaml: The file is larger than a megabyte."]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text, expected):
    assert told(text) == expected


def test_there_is_an_end_to_a_list():
    text = "".join(f"- name: storm {number}\n  start: 1987\n" for number in range(MOST + 1))
    assert told(text)[0].endswith(f"There are more than {MOST:,} events.")


def test_they_stand_beside_the_settings_and_change_how_all_is_read(tmp_path):
    (tmp_path / "content").mkdir()
    without = settings(tmp_path)
    (tmp_path / "events.yaml").write_text(TWO, encoding="utf-8")
    config = settings(tmp_path)
    assert [event.name for event in config.known_events] == ["Harbour strike", "Great flood"]
    assert config.reading_digest != without.reading_digest


def test_a_wrong_file_stops_a_build_as_wrong_settings_do(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "events.yaml").write_text("- name: A\n", encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        settings(tmp_path)
    assert [(problem.path, problem.line, problem.mend) for problem in raised.value.problems] == [
        ("events.yaml", 1, "Write `start: 1987-03-14`.")
    ]


def test_another_file_may_hold_them(tmp_path):
    (tmp_path / "newsgen.toml").write_text('events = "notes/what happened.yaml"\n')
    (tmp_path / "notes").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "events.yaml").write_text("- name: Another\n  start: 1900\n")
    (tmp_path / "notes" / "what happened.yaml").write_text(TWO)
    assert [event.name for event in settings(tmp_path).known_events] == ["Harbour strike", "Great flood"]
    (tmp_path / "notes" / "what happened.yaml").write_text("- name: A\n")
    with pytest.raises(ConfigError) as raised:
        settings(tmp_path)
    assert [(found.path, found.line) for found in raised.value.problems] == [("notes/what happened.yaml", 1)]


def test_a_file_that_is_named_must_be_there(tmp_path):
    (tmp_path / "newsgen.toml").write_text('events = "lost.yaml"\n')
    (tmp_path / "content").mkdir()
    with pytest.raises(ConfigError) as raised:
        settings(tmp_path)
    assert [(found.path, found.rule) for found in raised.value.problems] == [("lost.yaml", "events/file")]
    (tmp_path / "lost.yaml").mkdir()
    with pytest.raises(ConfigError, match="directory"):
        settings(tmp_path)
