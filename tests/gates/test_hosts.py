"""What hosts are told is what they understand: Netlify's own readers of `_redirects` and `_headers`."""

import json
import subprocess
from pathlib import Path

import pytest

from proofs.archive import Archive, story
from proofs.judges import JUDGES, judge, node

OLD = ("node/12/", "old/über uns.html", "old/it's $5.html", "old/a*b.html", "old/:x/y.html")


def understood(folder: Path) -> dict:
    for name in ("redirect-parser", "headers-parser"):
        judge(f"@netlify/{name}/lib/index.js")
    script = Path(__file__).parents[1] / "proofs" / "netlify.mjs"
    command = [node(), str(script), str(JUDGES), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("settings", "force"), [("", False), ('hosts = ["netlify"]\n', True)])
def test_every_line_is_a_rule_and_no_more_than_that(tmp_path, settings, force):
    named = ", ".join(json.dumps(each) for each in OLD)
    archive = Archive(
        tmp_path / "archive", {"a.md": story("Storm", "2015-10-13", aliases=f"[{named}]")}, settings=settings
    )
    archive.build()
    told = understood(archive.folder / "public")
    assert told["errors"] == []
    lines = archive.page("_redirects").splitlines()
    assert [(each["from"], each["to"]) for each in told["redirects"]] == [tuple(line.split()[:2]) for line in lines]
    assert {(each["status"], each["force"]) for each in told["redirects"]} == {(301, force)}
    # None of them stands for more than one address, whatever characters it has.
    assert not [each["from"] for each in told["redirects"] if "*" in each["from"] or ":" in each["from"]]
    assert [each["for"] for each in told["headers"]] == ["/*", "/assets/*", "/search/:part/*"]
    assert told["headers"][0]["values"]["Content-Security-Policy"].startswith("default-src 'none'; ")


def test_the_paper_is_understood(paper):
    assert understood(paper.folder)["errors"] == []
