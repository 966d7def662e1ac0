"""What a block is, by which rule, and how surely."""

from collections.abc import Sequence

from newsgen.model import Role, Value


class Verdict(Value, frozen=True, kw_only=True):
    """The role of a block, the rule that said so, and how sure it is."""

    role: Role
    rule: str
    sure: float


Told = list[Verdict | None]  # one a block; None where nothing is told yet


def verdict(role: Role, rule: str, sure: float) -> Verdict:
    """A verdict by a rule of ours."""
    return Verdict(role=role, rule=f"roles/{rule}", sure=sure)


def role_at(told: Sequence[Verdict | None], place: int) -> str:
    """The role told of the block at a place; empty when none is, or no block stands there."""
    found = told[place] if 0 <= place < len(told) else None
    return found.role if found else ""


def rule_at(told: Sequence[Verdict | None], place: int) -> str:
    """The rule that told the role of the block at a place, or an empty string."""
    found = told[place] if 0 <= place < len(told) else None
    return found.rule if found else ""
