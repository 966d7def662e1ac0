"""What weighing gives on publishers that it has not learnt from: each fifth of them by the weights of the others."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import Final, NamedTuple

from msgspec.structs import replace

from newsgen.articles.reading.verdicts import Verdict
from newsgen.articles.reading.weighing import Scale, chances, settled
from training.plain import STORY
from training.rows import Row
from training.weights import learn

FOLDS: Final = 5
TEMPERATURES: Final = tuple(step / 20 for step in range(12, 37))  # 0.6 to 1.8
FEWEST: Final = 3  # blocks by which a role must be told better than by rules
BANDS: Final = (0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 1.01)


class Trial(NamedTuple):
    """A row, and weights that did not learn from its publisher."""

    row: Row
    scale: Scale

    def verdict(self, gives: Sequence[str]) -> Verdict:
        """What is said of the block when these roles may be given."""
        likely = chances(self.row.traits, self.scale)
        return settled(self.row.found, likely, [role for role in likely if role in gives])

    def role(self, gives: Sequence[str]) -> str:
        """The role that is given when these may be."""
        return self.verdict(gives).role


def trials(rows: Sequence[Row], labelled: frozenset[str]) -> list[Trial]:
    """Every row that is weighed, with the weights of the other publishers."""
    weighed = [row for row in rows if not row.flows]
    found = []
    for fold in range(FOLDS):
        scale = learn([row for row in weighed if _fold(row.publisher) != fold], labelled)
        found += [Trial(row, scale) for row in weighed if _fold(row.publisher) == fold]
    return found


def _fold(publisher: str) -> int:
    return int(hashlib.sha256(f"fold {publisher}".encode()).hexdigest()[:8], 16) % FOLDS


def gives(found: Sequence[Trial]) -> list[str]:
    """The roles that weighing tells better than rules do: right in more blocks than it is wrong in, by `FEWEST`."""
    gained: Counter[str] = Counter()
    for trial in found:
        role = trial.role(trial.scale.roles)
        if role != trial.row.told:
            gained[role] += (role in trial.row.roles) - (trial.row.told in trial.row.roles)
    return sorted(role for role, blocks in gained.items() if blocks >= FEWEST)


def temperature(found: Sequence[Trial]) -> float:
    """By what all sums are to be divided for the chances to be true: the least surprise on unseen publishers."""
    return min(TEMPERATURES, key=lambda degree: _surprise(found, degree))


def _surprise(found: Sequence[Trial], degree: float) -> float:
    """In nats, of all blocks together."""
    scales = {id(scale): replace(scale, temperature=degree) for _, scale in found}
    total = 0.0
    for row, scale in found:
        likely = chances(row.traits, scales[id(scale)])
        total -= log(max(sum(chance for role, chance in likely.items() if role in row.roles), 1e-6))
    return total


# -- the report -------------------------------------------------------------------------------


def report(found: Sequence[Trial], given: Sequence[str], labelled: frozenset[str]) -> Iterator[str]:
    """How many blocks are right by rules and by weighing, and how true the stated confidence is."""
    for name, part in _parts(found, labelled):
        right = sum(trial.row.told in trial.row.roles for trial in part)
        weighed = sum(trial.role(given) in trial.row.roles for trial in part)
        yield f"{name}: of {len(part)} blocks that are weighed {right} right by rules, {weighed} by weighing"
        yield from _confidence(part, given)
    changes = Counter(_change(trial, given) for trial in found)
    yield from (f"  {count:4} {change}" for change, count in sorted(changes.items(), key=_frequent) if change)


def _frequent(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _parts(found: Sequence[Trial], labelled: frozenset[str]) -> Iterator[tuple[str, list[Trial]]]:
    yield "labelled texts", [trial for trial in found if trial.row.text in labelled]
    others = [trial for trial in found if trial.row.text not in labelled]
    yield "pages", [trial for trial in others if trial.row.roles != STORY]
    yield "plain texts", [trial for trial in others if trial.row.roles == STORY]


def _confidence(part: Sequence[Trial], given: Sequence[str]) -> Iterator[str]:
    least = 0.0
    for most in BANDS:
        band = [(trial, sure) for trial in part if least <= (sure := trial.verdict(given).sure) < most]
        if band:
            right = sum(trial.role(given) in trial.row.roles for trial, _ in band) / len(band)
            stated = sum(sure for _, sure in band) / len(band)
            yield f"  {len(band):5} blocks of confidence {stated:.3f}: {right:.3f} right"
        least = most


def _change(trial: Trial, given: Sequence[str]) -> str:
    row, role = trial.row, trial.role(given)
    if role == row.told:
        return ""
    after, before = role in row.roles, row.told in row.roles
    how = "better" if after > before else "worse" if after < before else "as wrong"
    return f"{how}: {row.told} by {row.found.rule if row.found else 'no rule'} → {role}"
