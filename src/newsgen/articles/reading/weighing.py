"""Blocks of which no rule is certain, weighed: how likely each role is, by weights that were learnt.

The weights are those of a multinomial logistic model, made by `python -m training` at the top of the repository from
texts whose roles people or the markup of pages told. They say two things: how sure a reading is, and, where rules have
a habit of being wrong, what the block is instead. A role is given only if weighing told it better than the rules did
on publishers that it had not seen; the sums, calibrated on them, are chances and so the confidence that is shown.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

import msgspec

from newsgen.articles.reading.signs import Signs
from newsgen.articles.reading.traits import traits, whole
from newsgen.articles.reading.verdicts import Told, Verdict, verdict
from newsgen.model import Role, Value

# The verdicts that are weighed, for they go by the looks of a line; no verdict at all is weighed, too.
WEIGHED: Final = frozenset(
    f"roles/{rule}" for rule in ("short-line", "long-among-brief", "question", "said-in-the-text")
)
# How likely a role must be to be given, where no rule told any and where one did. On publishers that were not learnt
# from, .7 drops 64 lines of the page's and none of the story's; with .6 a quarter more, and the first of the story's.
UNTOLD: Final = 0.7
TOLD: Final = 0.85
# How likely a line must be the page's for a rule that goes by its looks to drop it: such a rule drops subheads that are
# long among brief ones, and all 15 of those that were less likely, on publishers not learnt from, were the story's.
DROPPED: Final = 0.2
FLOWING: Final = 25  # words from which a sentence among others needs no weighing
SUREST: Final = 0.995  # no weighing is surer, nor surer of the opposite
HUNDREDTHS: Final = 100.0


class Scale(Value, frozen=True, kw_only=True):
    """The weights: for each trait one for each role, in hundredths, all divided by the temperature."""

    roles: tuple[Role, ...]
    gives: tuple[Role, ...]  # those that are given in the place of what rules told
    flowing: float  # how sure it is that a long sentence among others is a paragraph
    temperature: float
    weights: dict[str, tuple[int, ...]]


@cache
def scale() -> Scale:
    """The weights that come with newsgen; loaded when the first text is weighed, in some 2 ms."""
    return msgspec.json.decode((files("newsgen.articles.reading") / "weights.json").read_bytes(), type=Scale)


def chances(marks: Sequence[str], scale: Scale) -> dict[Role, float]:
    """How likely each role is for a block with these traits; together 1."""
    rows = [row for mark in marks if (row := scale.weights.get(mark))]
    divisor = HUNDREDTHS * scale.temperature
    powers = [exp(sum(column) / divisor) for column in zip(*rows, strict=True)] or [1.0] * len(scale.roles)
    total = sum(powers)
    return {role: power / total for role, power in zip(scale.roles, powers, strict=True)}


def flows(page: Sequence[Signs], at: int, headline: int) -> bool:
    """Whether a block is a sentence of some length between two others: such are paragraphs, and need no weighing."""
    block = page[at]
    if not headline + 2 < at < len(page) - 3 or block.words < FLOWING or not block.closed:
        return False
    odd = block.echo >= 0 or block.furniture or block.biography or block.note or block.tail or block.bullet
    return not odd and page[at - 1].prose and page[at + 1].prose


def weigh(page: Sequence[Signs], told: Told, headline: int) -> tuple[Verdict, ...]:
    """The verdict on every block: what rules told with certainty stays, all else is weighed."""
    given, seen = scale(), whole(page, headline)
    verdicts = []
    for at, found in enumerate(told):
        if found is not None and found.rule not in WEIGHED:
            verdicts.append(found)
        elif found is None and flows(page, at, headline):
            verdicts.append(verdict("paragraph", "rest", given.flowing))
        else:
            verdicts.append(settled(found, chances(traits(page, told, at, seen), given), given.gives))
    return tuple(verdicts)


def settled(found: Verdict | None, likely: dict[Role, float], gives: Sequence[Role]) -> Verdict:
    """What rules told, or nothing, as sure as it is likely; or the likeliest role, if it is likely enough."""
    role: Role = found.role if found else "paragraph"
    best = max(likely, key=lambda each: likely[each])
    if best != role and best in gives and likely[best] >= (TOLD if found else UNTOLD):
        return verdict(best, "weighed", _sure(likely[best]))
    if role == "boilerplate" and likely.get(role, 0.0) < DROPPED:
        return verdict("subhead", "weighed", _sure(likely.get("subhead", 0.0)))
    return Verdict(role=role, rule=found.rule if found else "roles/rest", sure=_sure(likely.get(role, 0.0)))


def _sure(chance: float) -> float:
    return round(min(SUREST, max(1 - SUREST, chance)), 3)
