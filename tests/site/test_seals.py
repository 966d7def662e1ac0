"""What seals the site: a description of its data and the sums of all files, made without reading one again."""

import json
from hashlib import sha256

import pytest
from msgspec.structs import replace

from newsgen.model import PagePlan, Site
from newsgen.render.formats import csv
from newsgen.site import seals, sums
from newsgen.site.manifest import ANY, Manifest, Printed
from newsgen.site.publish import publish
from newsgen.site.staging import Staging
from newsgen.site.standing import Standing
from proofs.sums import checked

SITE = Site(title="The Post", language="en", direction="ltr", base_url="https://post.example/")
PAPER = {
    "data/articles-2015.csv": "id,url\r\n",
    "index.html": "front",
    "2015/index.html": "year",
    "2015/10/a.html": "a",
}


@pytest.fixture
def output(tmp_path):
    return tmp_path / "public"


def build(output, files, *, only=()):
    """Publish these files with their seals; how many seals are new or have changed. `only`: the scopes replanned."""
    staging = Staging(output)
    with Manifest(output.parent / ".newsgen", output) as manifest:
        plans = [
            PagePlan(url=url, kind="day", key=url, scope=url[:4], fingerprint=text)
            for url, text in files.items()
            if not only or url[:4] in only
        ]
        plans += seals.seals()
        stale = manifest.compare_some(plans, {"day": only, "seal": [ANY]}) if only else manifest.compare(plans)
        manifest.take([printed(each, staging) for each in stale if each.plan.kind != "seal"])
        made = seals.seal(manifest, staging, SITE)
        pages, count = manifest.counts()
        publish(manifest, staging, output, facts={"pages": str(pages), "files": str(count)})
    return made


def printed(stale, staging):
    plan, standing = stale
    data = plan.fingerprint.encode()
    staging.write(plan.url, data)
    digest = sha256(data).hexdigest()
    return Printed(plan.url, "day", 2, plan.fingerprint, digest, len(data), digest != standing)


def test_the_sums_hold_for_every_file_the_package_among_them(output):
    assert build(output, PAPER) == 2
    assert checked(output) == {*PAPER, "data/datapackage.json"}
    lines = (output / "SHA256SUMS").read_text().splitlines()
    assert [line[66:] for line in lines] == sorted(line[66:] for line in lines)


def test_what_changes_is_made_anew_and_nothing_else(output):
    build(output, PAPER)
    assert build(output, PAPER) == 0
    assert build(output, {**PAPER, "index.html": "another front"}) == 1  # the package knows no pages
    assert checked(output) == {*PAPER, "data/datapackage.json"}
    fewer = {url: text for url, text in PAPER.items() if url != "data/articles-2015.csv"}
    assert build(output, fewer) == 2
    assert checked(output) == {*fewer, "data/datapackage.json"}
    assert json.loads((output / "data/datapackage.json").read_text())["resources"] == []


def test_of_too_many_files_the_sums_are_cut_by_folder(output, monkeypatch):
    monkeypatch.setattr(sums, "MOST", 2)
    assert build(output, PAPER) == 4
    names = [line[66:] for line in (output / "SHA256SUMS").read_text().splitlines()]
    assert names == ["data/datapackage.json", "index.html", "sums/2015.txt", "sums/data.txt"]
    assert checked(output) == {*PAPER, *names}
    more = {**PAPER, "2015/11/b.html": "b"}
    build(output, more)
    assert sorted(path.name for path in (output / "sums").iterdir()) == ["2015-2.txt", "2015.txt", "data.txt"]
    assert {*more} < checked(output)


LARGER = {**PAPER, "2014/a.html": "a", "2014/b.html": "b", "2016/a.html": "a"}


@pytest.mark.parametrize(
    ("after", "only", "changed"),
    [
        ({"2014/a.html": "A"}, ["2014"], ["SHA256SUMS", "sums/2014.txt"]),
        ({"index.html": "another"}, ["inde"], ["SHA256SUMS"]),
        ({"2014/a.html": "A", "2016/a.html": "A"}, ["2014", "2016"], ["SHA256SUMS", "sums/2014.txt", "sums/2016.txt"]),
        ({"2014/a.html": None}, ["2014"], ["SHA256SUMS", "sums/2014.txt"]),
        ({"2016/a.html": None}, ["2016"], ["SHA256SUMS"]),  # with the folder its sums go
        ({"2017/a.html": "new"}, ["2017"], ["SHA256SUMS", "sums/2017.txt"]),
        ({"2014/c.html": "third"}, ["2014"], ["SHA256SUMS", "sums/2014-2.txt"]),
    ],
)
def test_of_an_edition_of_some_scopes_the_sums_are_those_of_a_whole_one(output, monkeypatch, after, only, changed):
    monkeypatch.setattr(sums, "MOST", 2)
    build(output, LARGER)
    before = {path: path.stat().st_ino for path in output.rglob("*") if path.is_file()}
    files = {url: text for url, text in {**LARGER, **after}.items() if text is not None}
    assert build(output, files, only=only) == len(changed)
    now = {path: path.stat().st_ino for path in output.rglob("*") if path.is_file()}
    sealed = [path.relative_to(output).as_posix() for path in now if before.get(path) != now[path]]
    assert sorted(each for each in sealed if each not in files) == changed
    assert {*files} < checked(output)
    other = output.parent / "clean" / "public"
    build(other, files)
    for path in now:
        assert path.read_bytes() == (other / path.relative_to(output)).read_bytes()


def test_the_package_tells_what_each_file_is():
    site = replace(SITE, description="All of it")
    files = [Standing("data/articles-2015-10.jsonl", "ab", 7), Standing("data/articles-2015.csv", "cd", 9)]
    told = json.loads(seals.package(site, iter(files)))
    assert (told["title"], told["description"], told["homepage"]) == (site.title, site.description, site.base_url)
    whole, table = told["resources"]
    assert (whole["name"], whole["bytes"], whole["hash"], whole["format"]) == (
        "articles-2015-10-whole",
        7,
        "sha256:ab",
        "jsonl",
    )
    assert (table["name"], table["path"], table["mediatype"]) == ("articles-2015", "articles-2015.csv", "text/csv")
    assert tuple(field["name"] for field in table["schema"]["fields"]) == csv.COLUMNS
    assert "description" not in json.loads(seals.package(SITE, iter(files)))
