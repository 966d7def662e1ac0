"""One kind, one file, one name: kinds/front.py ↔ templates/front.html ↔ tests/plan/kinds/test_front.py."""

import tomllib

import pytest

from proofs import ROOT
from proofs.code import SOURCE

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOORS = PROJECT["project"]["entry-points"]
# Kinds whose bytes are no HTML go through a format instead of a template.
WITHOUT_TEMPLATE = {
    "cards": "csv",
    "data": "ninjs",
    "errata": "errata",
    "feed": "atom",
    "history": "atom",
    "jsonfeed": "jsonfeed",
    "opensearch": "opensearch",
    "sitemap": "sitemap",
}
# Templates that are no page: what pages are laid out in.
FRAMES = {"base", "listing", "term"}


def stems(folder: str, suffix: str) -> set[str]:
    return {path.stem for path in (ROOT / folder).glob(f"*{suffix}") if not path.stem.startswith("_")}


def test_every_kind_comes_in_by_the_guest_door():
    assert set(DOORS["newsgen.kinds"]) == stems("src/newsgen/plan/kinds", ".py")


def test_every_kind_has_its_template():
    assert stems("templates", ".html") - FRAMES == set(DOORS["newsgen.kinds"]) - set(WITHOUT_TEMPLATE)


def test_every_kind_has_its_tests():
    tested = {name.removeprefix("test_") for name in stems("tests/plan/kinds", ".py")}
    assert set(DOORS["newsgen.kinds"]) - tested == set()


@pytest.mark.parametrize("kind", sorted(WITHOUT_TEMPLATE))
def test_a_kind_without_template_has_its_format(kind: str):
    assert WITHOUT_TEMPLATE[kind] in DOORS["newsgen.formats"]


@pytest.mark.parametrize("door", sorted(DOORS))
def test_every_door_leads_to_a_module_of_its_name(door: str):
    for name, target in DOORS[door].items():
        assert target.rsplit(".", 1)[-1] == name
        assert (SOURCE.parent / f"{target.replace('.', '/')}.py").is_file(), target


def test_the_top_of_the_house_holds_what_convention_asks_for():
    """Content, templates, code, tests; beside them only files that tools look for by name."""
    convention = {
        ".ci", ".git", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "benchmarks",
        "content", "docs", "evaluation", "events.yaml", "newsgen.toml", "pyproject.toml", "src", "templates", "tests",
        "training",
    }  # fmt: skip
    made = {".venv", ".tools", ".bench", ".newsgen", "public", "dist", "build", ".coverage"}
    made |= {".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"}
    assert {path.name for path in ROOT.iterdir()} - convention - made == set()
