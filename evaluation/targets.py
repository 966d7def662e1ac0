"""What the reading of raw news promises, and whether it holds."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from scores import PARTS, Figures, Gold

ROLES: Final = Gold("roles", "labelled/dev.jsonl", publisher="publisher_key")
ENGLISH: Final = Gold("quotes", "quotes-polnear/dev-train.jsonl", publisher="publisher")
GERMAN: Final = Gold("quotes", "quotes-de-wikinews/dev-train.jsonl")
BOUNDS: Final = Gold("bounds", "quotes-polnear/dev-train.jsonl", publisher="publisher")
BOUNDS_GERMAN: Final = Gold("bounds", "quotes-de-wikinews/dev-train.jsonl")
NAMES: Final = Gold("names", "reuters21578/reut2-000.sgm")

# How far a figure may fall from what it has been before `make eval` fails.
FALL: Final = 0.01


class Target(NamedTuple):
    """One promise: at least `must`, `aim` if we can; `held` is what it has been; of milliseconds, at most."""

    name: str
    gold: Gold
    figure: str
    must: float
    aim: float
    held: float = 0.0

    @property
    def most(self) -> bool:
        """Whether less is better."""
        return self.figure.startswith("ms_")


TARGETS: Final = (
    Target("roles: accuracy", ROLES, "accuracy", 0.92, 0.95, held=0.965),
    Target("roles: macro F1", ROLES, "macro_f1", 0.78, 0.88, held=0.945),
    Target("whole article right", ROLES, "whole", 0.35, 0.60, held=0.555),
    Target("headline", ROLES, "fields.headline", 0.99, 0.99, held=1.0),
    Target("byline", ROLES, "fields.byline", 0.85, 0.95, held=0.918),
    Target("printed date", ROLES, "fields.published", 0.93, 0.98, held=1.0),
    Target("dateline", ROLES, "fields.dateline", 0.85, 0.95, held=0.944),
    Target("standfirst", ROLES, "fields.standfirst", 0.75, 0.85, held=0.846),
    Target("agencies", ROLES, "fields.agencies", 0.75, 0.90, held=0.833),
    Target("no date made up", ROLES, "fields.no date made up", 1.0, 1.0, held=1.0 + FALL),
    Target("quotes, English: span F1", ENGLISH, "span_f1", 0.95, 0.97, held=0.929),
    Target("quotes, English: speaker", ENGLISH, "speaker_accuracy", 0.91, 0.95, held=0.919),
    Target("quotes, English: joint F1", ENGLISH, "joint_f1", 0.87, 0.93, held=0.846),
    Target("quotes, German: span F1", GERMAN, "span_f1", 0.85, 0.93, held=0.850),
    Target("quotes, German: joint F1", GERMAN, "joint_f1", 0.55, 0.75, held=0.616),
    Target("pull-quote gate: precision", ENGLISH, "pullquote_precision", 0.96, 0.98, held=0.960),
    Target("pull-quote gate: share", ENGLISH, "pullquote_share", 0.50, 0.65, held=0.537),
    Target("bounds hold the date, English", BOUNDS, "held", 0.88, 0.90, held=0.974),
    Target("bounds hold the date, German", BOUNDS_GERMAN, "held", 0.88, 0.90, held=0.973),
    Target("names: countries, F1", NAMES, "countries.f1", 0.71, 0.80, held=0.782),
    Target("names: people, recall", NAMES, "people.recall", 0.90, 0.97, held=0.984),
    Target("names: bodies, recall", NAMES, "organisations.recall", 0.80, 0.90, held=0.887),
    Target("ms a text of 4 kB", ENGLISH, "ms_per_text", 8.0, 4.0),
    Target("every text answered", ROLES, "answered", 1.0, 1.0, held=1.0 + FALL),
)


def table(found: Mapping[Gold, Mapping[str, Figures]]) -> Iterator[str]:
    """The table for people: each promise with what is seen in all texts, and in both parts of them."""
    yield f"{'':30} {'must':>6} {'aim':>6}  " + " ".join(f"{part:>8}" for part in PARTS) + "  reached"
    for target in TARGETS:
        seen = [found[target.gold][part].get(target.figure, 0.0) for part in PARTS]
        shown = " ".join(f"{figure:8.3f}" for figure in seen)
        yield f"{target.name:30} {target.must:6.2f} {target.aim:6.2f}  {shown}  {_reached(target, seen[0])}"


def _reached(target: Target, seen: float) -> str:
    if target.most:
        return "aim" if seen <= target.aim else "must" if seen <= target.must else "not yet"
    return "aim" if seen >= target.aim else "must" if seen >= target.must else "not yet"


def fallen(found: Mapping[Gold, Mapping[str, Figures]]) -> list[str]:
    """Every figure that is worse by more than `FALL` than it has been; of time nothing is said, machines differ."""
    return [
        f"{target.name} is {seen:.4f}, and has been {target.held:.3f}"
        for target in TARGETS
        if (seen := found[target.gold]["all"].get(target.figure, 0.0)) < target.held - FALL and not target.most
    ]
