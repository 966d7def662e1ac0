"""How well the people, places and organisations of a text are found, by the subjects that its archive filed it under.

The gold is a file of Reuters-21578: SGML, with codes for the countries, people and bodies that each story is about. A
story names more than it is filed under, above all people and bodies, so only of countries is precision told: a place
that was found counts for its country.
"""

import html
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from newsgen.articles.candidates.gazetteer import OF_COUNTRY, places

Rows = list[dict[str, Any]]

_STORY: Final = re.compile(r'<REUTERS.*?NEWID="(\d+)".*?</REUTERS>', re.DOTALL)
_CODE: Final = re.compile(r"<D>(.*?)</D>")
# Countries by names that the gazetteer does not lead to a code by, or that are others now.
_CALLED: Final = {
    "united-states": "usa", "us": "usa", "u.s": "usa", "usa": "usa", "u.s.a": "usa", "america": "usa",
    "united-kingdom": "uk", "britain": "uk", "great-britain": "uk", "england": "uk", "scotland": "uk", "wales": "uk",
    "germany": "west-germany", "soviet-union": "ussr", "russia": "ussr", "the-netherlands": "netherlands",
    "holland": "netherlands", "burma": "burma", "myanmar": "burma", "korea": "south-korea",
    "united-arab-emirates": "uae",
}  # fmt: skip


def rows(file: Path) -> Rows:
    """The stories of a file that have a text and are filed under anything."""
    written = file.read_text(encoding="latin-1")
    return [row for found in _STORY.finditer(written) if (row := _row(found[1], found[0])) and _gold(row)]


def _row(number: str, story: str) -> dict[str, Any] | None:
    title, body = (re.search(rf"<{tag}>(.*?)</{tag}>", story, re.DOTALL) for tag in ("TITLE", "BODY"))
    if not (title and body):
        return None
    dateline = re.search(r"<DATELINE>(.*?)</DATELINE>", story, re.DOTALL)
    begun = f"{dateline[1].strip()} " if dateline else ""
    text = html.unescape(f"{title[1].strip()}\n\n{begun}{_paragraphs(body[1])}")
    codes = {tag.lower(): _codes(story, tag) for tag in ("PLACES", "PEOPLE", "ORGS")}
    return {"id": number, "text": text, **codes}


def _paragraphs(body: str) -> str:
    """The body with an empty line where the wire began a paragraph by indenting it."""
    return re.sub(r"\n {3,}", "\n\n", re.sub(r"[\x00-\x09\x0b-\x1f]", "", body)).strip()


def _codes(story: str, tag: str) -> list[str]:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", story, re.DOTALL)
    return _CODE.findall(found[1]) if found else []


def _gold(row: dict[str, Any]) -> bool:
    return bool(row["places"] or row["people"] or row["orgs"])


def score(some: Rows) -> dict[str, float]:
    """Precision, recall and F1 of countries, recall of people and of bodies."""
    right = told = wanted = 0
    hits = {"people": 0, "orgs": 0}
    for row, names in zip(some, _read([row["text"] for row in some]), strict=True):
        found = {code for name in names if name["type"] == "place" for code in _countries(name["name"])}
        right += len(found & {*row["places"]})
        told, wanted = told + len(found), wanted + len(row["places"])
        last = {word.lower().strip(".") for name in names for word in name["name"].split()[-1:]}
        last |= {"".join(re.findall(r"\b[A-Z]", name["name"])).lower() for name in names}
        hits["people"] += sum(code.rpartition("-")[2] in last for code in row["people"])
        hits["orgs"] += sum(code.partition("-")[0] in last for code in row["orgs"])
    precision, recall = right / (told or 1), right / (wanted or 1)
    return {
        "countries.precision": precision,
        "countries.recall": recall,
        "countries.f1": 2 * precision * recall / ((precision + recall) or 1),
        "people.recall": hits["people"] / (sum(len(row["people"]) for row in some) or 1),
        "organisations.recall": hits["orgs"] / (sum(len(row["orgs"]) for row in some) or 1),
    }


def _countries(name: str) -> Iterator[str]:
    """The code of the country that a place is or lies in, as far as it is known."""
    known = places().get(name)
    for called in (name, *(_of_country().get(known.country, ()) if known else ())):
        code = called.lower().rstrip(".").replace(" ", "-")
        if code in _CALLED:
            yield _CALLED[code]
        elif called in places() and places()[called].size >= OF_COUNTRY:
            yield code


@cache
def _of_country() -> dict[str, tuple[str]]:
    """ISO code → the name of the country."""
    return {known.country: (name,) for name, known in places().items() if known.size >= OF_COUNTRY}


def _read(texts: list[str]) -> list[list[dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as place:
        files = [Path(place, f"{number:05}.txt") for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        command = ("newsgen", "explain", "--json", "--names", *map(str, files))
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    return [json.loads(line)["names"] for line in done.stdout.splitlines()]
