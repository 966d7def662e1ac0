"""An authority file as a person writes it: its forms, and what is wrong with each, by line."""

import pytest

from newsgen.articles.authorities import LARGEST, NAMES, digest_at
from newsgen.articles.authority import Entry, load
from newsgen.articles.authority.entry import MOST_PROBLEMS
from newsgen.problems import ConfigError

OLDPORT = Entry(
    id="oldport", type="place", name="Oldport", aliases=("Port of Oldport", "The Mole"),
    not_aliases=("Oldport Rovers",), context_words=("ferry",),
    valid_from="1901-01-01", valid_to="1987-06-30", lat=54.1, lon=-12.0,
    same_as=("https://example.org/oldport",),
)  # fmt: skip
YAML = """# Who is who on the coast.
- id: oldport
  type: place
  name: Oldport
  aliases: [Port of Oldport, The Mole]
  not_aliases: Oldport Rovers
  context_words:
    - ferry
  valid_from: 1901
  valid_to: 1987-06
  lat: 54.1
  lon: -12
  same_as: https://example.org/oldport
"""
CSV = (
    "id,type,name,aliases,not_aliases,context_words,valid_from,valid_to,lat,lon,same_as,count,example\n"
    "oldport,place,Oldport,Port of Oldport|The Mole,Oldport Rovers,ferry,1901,1987-06,54.1,-12,"
    "https://example.org/oldport,12,1987/storm.md\n"
)
FORMS = {
    "a list alone": ("authorities.yaml", YAML),
    "under a name": ("authorities.yml", "authorities:\n" + YAML),
    "a table": ("authorities.csv", CSV),
    "with semicolons": ("authorities.csv", CSV.replace(",", ";")),
    "with tabs, a mark of order and Windows's lines": (
        "authorities.csv", "\ufeff" + CSV.replace(",", "\t").replace("\n", "\r\n"),
    ),
    "columns in another order and case": ("authorities.csv", "NAME,Id,TYPE\nOldport,oldport,Places\n"),
}  # fmt: skip


def read(folder, text, name="authorities.yaml"):
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(str(folder))


def told(folder, text, name="authorities.yaml"):
    """Every problem in a line, whether the file can be read or not."""
    try:
        return [f"{p.line} {p.rule} {p.severity}: {p.message} {p.mend}" for p in read(folder, text, name).problems]
    except ConfigError as error:
        return [f"{p.line} {p.rule} stop: {p.message} {p.mend}" for p in error.problems]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_entry(tmp_path, form):
    name, text = FORMS[form]
    found = read(tmp_path, text, name)
    assert found.problems == ()
    expected = OLDPORT if "order and case" not in form else Entry(id="oldport", type="place", name="Oldport")
    assert found.entries == (expected,)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "authorities:\n", "authorities: []"])
def test_an_empty_list_has_no_entries(tmp_path, text):
    assert read(tmp_path, text) == ((), ())


def test_without_a_file_there_is_nothing(tmp_path):
    assert load(str(tmp_path)) == ((), ())
    assert digest_at(str(tmp_path)) == ""


def entry(**cells):
    given = {"id": "oldport", "type": "place", "name": "Oldport", **cells}
    return "- " + "\n  ".join(f"{name}: {value}" for name, value in given.items()) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (entry(type="plase"), "2 authorities/type error: 'plase' is no type of name. Did you mean 'place'?"),
        (entry(id=""), "1 authorities/id error: This entry has no id. "
                       "Write a word that stands for it for ever, like `id: oldport`."),
        (entry(name='"–"'), "3 authorities/name error: This entry has no name. "
                            "Write the name that pages should show."),
        (entry() + entry(), "4 authorities/id error: The id 'oldport' stands here for the second time; "
                            "the first is on line 1. Give one of the two another."),
        (entry(alias="Mole"), "4 authorities/unknown warning: There is no 'alias' of an entry. "
                              "Did you mean 'aliases'?"),
        (entry(lat="north", lon=1), "4 authorities/lat warning: 'north' is no number of degrees from -90 to 90. "
                                    "Write 54.09, or nothing."),
        (entry(lat="nan", lon=1), "4 authorities/lat warning: 'nan' is no number of degrees from -90 to 90. "
                                  "Write 54.09, or nothing."),
        (entry(lon=1), "1 authorities/lat warning: Of lat and lon only one is there. Write both or neither."),
        (entry(valid_from=1990, valid_to=1980), "5 authorities/valid_to warning: It ends (1980-12-31) before it "
         "begins (1990-01-01), so no article can name it. Exchange the two, or correct one."),
        (entry(same_as="javascript:alert(1)"), "4 authorities/same_as warning: 'javascript:alert(1)' is no web "
         "address. Write it whole: https://www.wikidata.org/wiki/Q42."),
        (entry(not_aliases="Oldport"), "4 authorities/not_aliases warning: 'Oldport' is among what it is called "
         "and among what it is not; it is not. Take it out of one of the two."),
        (entry(type='"?"'), "2 authorities/type note: 'Oldport' is not decided on; it is passed over. "
         "Write person, place or organisation for its type, or take the row out."),
        ("- Oldport", "1 authorities/list stop: 'Oldport' is no entry. "
                      "Write `- id: …`, and below it `type: …` and `name: …`."),
        ("names: Oldport", "1 authorities/list stop: The file holds no list of entries. "
                           "Begin each with `- id: …`, its other lines below it."),
        ("- id: a\n  name: b: c", "2 authorities/yaml stop: This is not YAML: mapping values are not allowed in this "
                                  'context. Write name: "b: c", in quotation marks.'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, expected):
    # libyaml's builds word one of its messages in two ways.
    assert [line.replace("in this context in", "in") for line in told(tmp_path, text)][:1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,aliases\nOldport,Mole\n", "1 authorities/columns stop: The first line must name the columns; 'id' is "
         "not among them. Begin with a line like id,type,name,aliases"),
        ("id,type,name\noldport,place,Oldport,54\n", "2 authorities/csv stop: This line has 4 cells, and there are 3 "
         "columns. Put a cell that holds the column mark in quotation marks."),
        ('id,type,name\n\n"old\nport",place,"Old\nport"\nx,plaice,X\n', "6 authorities/type error: 'plaice' is no "
         "type of name. Did you mean 'place'?"),
        ('id,type,name\noldport,place,"Old"port\n', "2 authorities/csv stop: This is not CSV: ',' expected after '\"'. "
         "Put a cell that holds a quotation mark in marks, and double it."),
        (b"id,type,name\noldport,place,Oldp\xf6rt\n", "2 authorities/utf-8 stop: A character is not UTF-8. "
         "Save the file as UTF-8."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_with_its_line(tmp_path, text, expected):
    assert told(tmp_path, text, "authorities.csv") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        b"- id: [" + b"[" * 5000,
        b"- &a id: x\n- " + b"*a " * 500,
        b"\x00\x01\x02",
        b"- id: oldport\n\ttype: place",
        b"- {id: {a: b}, type: [place], name: {x: y}, aliases: {a: b}, lat: [1], valid_from: {earliest: x}}",
        b"- id: !!python/object/apply:os.system [ls]",
        b"a: 1\n---\nb: 2",
        b"- 7\n- ~",
    ],
)
def test_a_broken_file_ends_in_problems(tmp_path, text):
    assert told(tmp_path, text)


def test_too_many_problems_are_cut_short(tmp_path):
    lines = told(tmp_path, "".join(entry(id=f"a{number}", type="x") for number in range(80)))
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[-1].startswith("0 authorities/more error: 30 more problems")


def test_a_file_beyond_all_measure_is_not_read(tmp_path):
    with (tmp_path / "authorities.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ConfigError, match="more than 64 MiB"):
        load(str(tmp_path))


def test_two_files_are_one_too_many(tmp_path):
    for name in NAMES[::2]:
        (tmp_path / name).write_text("")
    with pytest.raises(ConfigError, match="two authority files"):
        digest_at(str(tmp_path))
