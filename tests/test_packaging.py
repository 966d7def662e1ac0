"""The wheel, installed where there is no checkout: what users get must work with what is in it."""

import json
import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from proofs import ROOT
from proofs.crawl import broken, sheet
from proofs.examples import kind

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, run as a user would: without this checkout on any path."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{command} gave {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """A folder with the source distribution, and the wheel made from that and not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist):
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The bin folder of a fresh environment in which the wheel is all that was asked for."""
    folder = tmp_path_factory.mktemp("user") / "env"
    venv.create(folder, with_pip=True)
    pip = (folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", wheel, cwd=folder)
    return folder / "bin"


def shipped(folder: str, *, suffixes: tuple[str, ...]) -> set[str]:
    return {
        path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in suffixes and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_code_and_the_theme_and_nothing_else(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    theme = {f"newsgen/templates/{name}" for name in shipped("templates", suffixes=(".html", ".css", ".js", ".toml"))}
    code = {f"newsgen/{name}" for name in shipped("src/newsgen", suffixes=(".py", ".toml"))}
    assert theme
    assert (theme | code) - names == set()
    assert {name for name in names if not name.startswith("newsgen/")} == set()
    assert "newsgen/py.typed" in names


def test_an_archive_is_made_and_built(installed, tmp_path):
    run(installed / "newsgen", "new", "gazette", cwd=tmp_path)
    run(installed / "newsgen", "build", "--site", "gazette", cwd=tmp_path)
    public = tmp_path / "gazette" / "public"
    assert broken(public) == []
    front = sheet(public, "index.html")
    assert any(link.tag == "link" and link.path.endswith(".css") for link in front.links)
    assert any(link.tag == "a" and kind(link.path, "").startswith("article") for link in front.links)


def test_a_second_build_has_nothing_to_do(installed, tmp_path):
    run(installed / "newsgen", "new", "gazette", cwd=tmp_path)
    run(installed / "newsgen", "build", "--site", "gazette", cwd=tmp_path)
    second = run(installed / "newsgen", "build", "--site", "gazette", "--json", cwd=tmp_path)
    report = json.loads(second.splitlines()[-1])
    assert (report["rendered"], report["written"], report["removed"]) == (0, 0, 0)


def test_every_guest_door_opens(installed, tmp_path):
    doors = PROJECT["entry-points"]
    script = (
        "import json, sys; from importlib.metadata import entry_points\n"
        "print(json.dumps({door: sorted(each.name for each in entry_points(group=door) if each.load())"
        " for door in sys.argv[1:]}))"
    )
    opened = json.loads(run(installed / "python", "-c", script, *doors, cwd=tmp_path))
    assert opened == {door: sorted(guests) for door, guests in doors.items()}


def test_it_says_its_version_however_it_is_called(installed, tmp_path):
    called = run(installed / "newsgen", "--version", cwd=tmp_path)
    assert run(installed / "python", "-m", "newsgen", "--version", cwd=tmp_path) == called
    (wheel_name,) = (path.name for path in (installed.parent / "lib").glob("python*/site-packages/newsgen-*"))
    assert wheel_name.split("-")[1].removesuffix(".dist") in called


def test_the_source_distribution_holds_the_tests(dist):
    """Whoever packages newsgen can prove it."""
    (sdist,) = dist.glob("*.tar.gz")
    names = run("tar", "-tzf", sdist, cwd=dist)
    for needed in (
        "tests/conftest.py",
        "tests/gates/package-lock.json",
        "Makefile",
        "templates/article.html",
    ):
        assert f"/{needed}\n" in names
