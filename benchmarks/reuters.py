"""Reuters-21578 as an archive: an agency's stories of 1987 in Markdown, with what its editors gave of each.

    python -m benchmarks.reuters FROM TO [STORIES]

FROM holds the collection's .sgm files (https://kdd.ics.uci.edu/databases/reuters21578/, for research only, which is
why no story of it stands here); TO becomes an archive of the first 10,000 stories that have a headline and a text.
"""

import html
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

STORIES: Final = 10_000
SETTINGS: Final = 'title = "Reuters 1987"\nbase_url = "https://reuters.example/"\nlanguage = "en"\n'

_STORY: Final = re.compile(r"<REUTERS.*?NEWID=\"(\d+)\".*?</REUTERS>", re.DOTALL)
_NAME: Final = re.compile(r"<D>(.*?)</D>")
_MOMENT: Final = re.compile(r"\d+-[A-Z]{3}-\d{4} +\d\d:\d\d", re.IGNORECASE)
_SIGNED_OFF: Final = re.compile(r"\s*\bReuter\s*\x03?\s*$", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")
_MARKS: Final = re.compile(r"([\\`*_\[\]<>#|~])|^(\s*)([-+]|\d+\.)(?=\s)", re.MULTILINE)
_INDENT: Final = re.compile(r"\n {4,}")
_SHORT: Final = frozenset(("uae", "uk", "usa", "ussr"))


class Story(NamedTuple):
    """A story, and what its editors said of it."""

    number: int
    moment: datetime | None
    headline: str
    dateline: str
    text: str
    topics: tuple[str, ...]
    places: tuple[str, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...]


def stories(folder: Path) -> Iterator[Story]:
    """Those with a headline and a text, in the order of the files."""
    for file in sorted(folder.glob("*.sgm")):
        for found in _STORY.finditer(file.read_text(encoding="latin-1")):
            story = _story(int(found[1]), found[0])
            if story.headline and story.text:
                yield story


def _story(number: int, text: str) -> Story:
    moment = _MOMENT.search(_part(text, "DATE"))
    return Story(
        number=number,
        moment=datetime.strptime(" ".join(moment[0].split()), "%d-%b-%Y %H:%M") if moment else None,  # noqa: DTZ007 - all of one office
        headline=" ".join(_part(text, "TITLE").split()),
        dateline=" ".join(_part(text, "DATELINE").split()).rstrip("- "),
        text=_SIGNED_OFF.sub("", _part(text, "BODY")),
        topics=_names(text, "TOPICS"),
        places=_names(text, "PLACES"),
        people=_names(text, "PEOPLE"),
        organisations=tuple(name.upper() for name in _names(text, "ORGS")),
    )


def _part(text: str, name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
    return _CONTROLS.sub("", html.unescape(found[1])) if found else ""


def _names(text: str, name: str) -> tuple[str, ...]:
    """Names as people write them: "el-salvador" is El Salvador."""
    parts = (each.split("-") for each in _NAME.findall(_part(text, name)))
    return tuple(" ".join(part.upper() if part in _SHORT else part.capitalize() for part in some) for some in parts)


def markdown(story: Story) -> str:
    """The story as an article: what was given as front matter, its paragraphs as they were set."""
    fields = {
        "headline": story.headline,
        "published": f"{story.moment:%Y-%m-%dT%H:%M}" if story.moment else "",
        "dateline": story.dateline,
        "agencies": ["Reuters"],
        "topics": story.topics,
        "places": story.places,
        "people": story.people,
        "organisations": story.organisations,
    }
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value)
    paragraphs = (" ".join(each.split()) for each in _INDENT.split("\n" + story.text))
    body = "\n\n".join(_MARKS.sub(_escaped, each) for each in paragraphs if each)
    return f"---\n{front}---\n\n{body}\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def write(source: Path, archive: Path, count: int = STORIES) -> int:
    """Write an archive of so many stories, a folder a day; how many there were."""
    archive.mkdir(parents=True, exist_ok=True)
    (archive / "newsgen.toml").write_text(SETTINGS, encoding="utf-8")
    some = list(islice(stories(source), count))
    for story in some:
        folder = archive / "content" / (f"{story.moment:%Y/%m/%d}" if story.moment else "undated")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{story.number:05}.md").write_text(markdown(story), encoding="utf-8")
    return len(some)


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:])):,} stories")
