"""A run of the benchmark from its command line to its results, over few articles and without the peers."""

import json

import pytest

from benchmarks import figures, measure, rounds
from benchmarks.run import Heat, asked_for, heat, run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10=newsgen", Heat(10, ("newsgen",))),
        ("300000=newsgen,hugo@1", Heat(300_000, ("newsgen", "hugo"), 1)),
    ],
)
def test_a_heat_is_read(text, expected):
    assert heat(text) == expected


def test_a_builder_that_is_not_known_is_wrong_use(capsys):
    with pytest.raises(SystemExit):
        asked_for(["10=newsgen,gatsby"])
    assert "no builder is called 'gatsby'" in capsys.readouterr().err


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The results of 30 articles, built by newsgen, copied by cp, and not by Hugo, which is not there."""
    folder = tmp_path_factory.mktemp("bench")
    words = ["30=newsgen,cp,newsgen-all,hugo@1", "10=newsgen", "--date", "2024-05-01", "--work", str(folder / "work")]
    asked = asked_for([*words, "--tools", str(folder / "none"), "--results", str(folder / "results")])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rounds, "FEW_ROUNDS", 1)
        patched.setattr(measure.os, "sync", int)  # other tests write, too: to wait for the disk takes seconds
        run(asked.heats, asked)
    return folder


def test_every_step_of_newsgen_is_measured(kept):
    results = figures.load(
        kept / "results" / "results.json", json.loads((kept / "results" / "results.json").read_text())["machine"]
    )
    ten, thirty = results.sizes
    runs = {(row.builder, row.step): len(row.runs) for row in thirty.rows}
    assert runs == {
        ("newsgen", "cold"): 1, ("newsgen, all pages", "cold"): 1, ("cp -r", "cold"): 1,
        ("newsgen", "same"): 1, ("newsgen, all pages", "same"): 1,
        ("newsgen", "edit"): 1, ("newsgen, all pages", "edit"): 1,
        ("newsgen", "new"): 1, ("newsgen, all pages", "new"): 1,
        ("newsgen", "serve"): 1,
    }  # fmt: skip
    assert {(row.builder, row.step): len(row.runs) for row in ten.rows} == {
        ("newsgen", "cold"): 1, ("newsgen", "help"): 1, ("newsgen", "same"): 1,
    }  # fmt: skip
    assert thirty.absent == {"hugo": "not installed"}
    rendered = {step: results.row(30, "newsgen", step).rendered for step in ("same", "edit")}
    assert rendered == {"same": 0, "edit": 1}
    assert results.row(30, "newsgen", "new").rendered > 1
    assert thirty.wrote["cp -r"] == thirty.wrote["newsgen"]
    assert thirty.wrote["newsgen"].pages < thirty.wrote["newsgen, all pages"].pages


def test_results_are_a_page_with_the_date_that_was_given(kept):
    page = (kept / "results" / "RESULTS.md").read_text()
    assert "2024-05-01. newsgen 0." in page
    assert "- hugo: not installed" in page


def test_only_the_articles_are_left_for_the_next_run(kept):
    assert sorted(each.name for each in (kept / "work").iterdir()) == ["corpus-10-1", "corpus-30-1"]
