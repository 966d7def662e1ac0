"""An archive's own colours over the theme's."""

import pytest

from newsgen.colours import chosen
from newsgen.problems import ConfigError
from newsgen.render.paint import paint
from newsgen.render.press import Press

GROUND = """
:root { --paper: #fff; --wash: #eee; --ink: #111; --quiet: #444; --rule: #ccc; --accent: #800; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #000; --wash: #222; --ink: #eee; --quiet: #bbb; --rule: #444; --accent: #fba; }
}
@media print { :root { --paper: #fff; --ink: #000; } }
"""


def refused(table) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        paint(chosen(table), GROUND)
    return [f"{problem.field}: {problem.message}" for problem in caught.value.problems]


def test_none_change_nothing():
    assert paint(chosen({}), GROUND) == ""


def test_each_stands_where_it_is_given_for_and_never_in_print():
    rules = paint(chosen({"accent": "#048", "dark": {"accent": "#8cf", "paper": "#012"}}), GROUND).split("\n")
    assert [rule for rule in rules if rule] == [
        "@media screen and (prefers-color-scheme: light) { :root { --accent: #004488; } }",
        "@media screen and (prefers-color-scheme: dark) { :root { --accent: #88ccff; --paper: #001122; } }",
    ]


def test_what_nobody_could_read_is_refused_with_the_figure():
    assert refused({"accent": "#f90"}) == [
        "colours: It could hardly be read: accent (#ff9900) on paper (#fff) has a contrast of 2.14 to 1; "
        "4.5 is the least.",
        "colours: It could hardly be read: accent (#ff9900) on wash (#eee) has a contrast of 1.85 to 1; "
        "4.5 is the least.",
    ]


def test_the_dark_ones_are_held_against_the_dark_theme():
    assert [line.split(":")[0] for line in refused({"dark": {"paper": "#999"}})] == ["colours.dark"] * 3
    assert paint(chosen({"accent": "#fba", "paper": "#000", "ink": "#fff", "quiet": "#bbb", "wash": "#222"}), GROUND)


def test_a_rule_is_no_text():
    assert "--rule: #ffffff;" in paint(chosen({"rule": "#fff"}), GROUND)


def test_every_sheet_of_the_theme_has_them_and_a_name_of_its_own():
    own, ours = Press(colours=chosen({"accent": "#048"})), Press()
    for name in ("style.css", "front.css", "lists.css"):
        assert own.asset_paths()[name] != ours.asset_paths()[name]
    sheets = [asset.data.decode() for asset in own.assets() if asset.path.endswith(".css")]
    assert all("@media screen and (prefers-color-scheme:light)" in sheet for sheet in sheets), sheets[0][-200:]
    assert own.fingerprint("article") != ours.fingerprint("article")
