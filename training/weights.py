"""The weights learnt from rows, in the form in which newsgen reads them."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from newsgen.articles.reading.weighing import HUNDREDTHS, Scale
from training import fit
from training.rows import Row

PENALTY: Final = 5.0  # of half a squared weight; chosen by trial among 1, 3, 4, 5, 6
OF_PAGES: Final = 0.5  # what a block counts whose role the markup told, beside one that a person labelled: markup errs
RAREST: Final = 8  # blocks; a trait of fewer is not learnt, nor a role
ROUNDED: Final = 3  # digits of figures that are no weights


def learn(rows: Sequence[Row], labelled: frozenset[str], gives: Sequence[str] = (), temperature: float = 1.0) -> Scale:
    """The weights of the rows; `labelled` are the texts that a person labelled throughout."""
    weighed = [row for row in rows if not row.flows]
    roles = [role for role, count in sorted(Counter(row.role for row in weighed).items()) if count >= RAREST]
    names = sorted(name for name, count in _counts(weighed).items() if count >= RAREST)
    places = {name: place for place, name in enumerate(names)}
    data = [
        fit.Row(
            tuple(places[name] for name in row.traits if name in places),
            roles.index(row.role),
            1.0 if row.text in labelled else OF_PAGES,
        )
        for row in weighed
        if row.role in roles
    ]
    found = fit.fit(data, len(names), len(roles), penalty=PENALTY)
    weights = {name: [round(each * HUNDREDTHS) for each in row] for name, row in zip(names, found, strict=True)}
    flowing = [row.role == "paragraph" for row in rows if row.flows]
    figures = {
        "roles": roles, "gives": list(gives), "flowing": round(sum(flowing) / (len(flowing) or 1), ROUNDED),
        "temperature": temperature, "weights": {name: row for name, row in weights.items() if any(row)},
    }  # fmt: skip
    return msgspec.convert(figures, Scale)


def _counts(rows: Sequence[Row]) -> Counter[str]:
    return Counter(name for row in rows for name in row.traits)


def written(scale: Scale) -> bytes:
    """The file: one trait a line, so that a change shows which weights changed."""
    head = {"roles": scale.roles, "gives": scale.gives, "flowing": scale.flowing, "temperature": scale.temperature}
    top = ",\n".join(f"{_json(name)}:{_json(value)}" for name, value in head.items())
    lines = ",\n".join(f"{_json(name)}:{_json(row)}" for name, row in sorted(scale.weights.items()))
    return f'{{{top},\n"weights":{{\n{lines}\n}}}}\n'.encode()


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
