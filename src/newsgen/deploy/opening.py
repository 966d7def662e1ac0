"""A target, found by the scheme of its address."""

from pathlib import Path
from typing import cast

from newsgen.deploy.target import Target
from newsgen.destinations import Destination
from newsgen.plugins import guests
from newsgen.problems import ConfigError, Problem, did_you_mean


def opened(destination: Destination, at: Path) -> Target:
    """The target, ready for calls; paths in its address count from `at`. Raises ConfigError for none."""
    known = guests("newsgen.targets")
    if destination.scheme not in known:
        message = f"newsgen cannot send a site to {destination.scheme!r}."
        raise wrong(destination, message, did_you_mean(destination.scheme, known))
    why = getattr(known[destination.scheme], "NO_COPIES", "")
    if destination.precompress and why:
        raise wrong(destination, f"Compressed copies are of no use there: {why}.", "Take precompress away.")
    return cast(Target, known[destination.scheme].target(destination, at))


def wrong(destination: Destination, message: str, mend: str) -> ConfigError:
    """What is wrong with an address, to be raised."""
    return ConfigError(Problem(rule="config/deploy", field=destination.name or "TARGET", message=message, mend=mend))


def unreached(destination: Destination, what: str) -> Problem:
    """The target did not do what it was asked to."""
    return Problem(
        rule="deploy/failed",
        path=destination.address,
        message=f"It could not be brought up to date: {what}.",
        mend="What readers find there is whole. Deploy again: only what is missing is sent.",
    )
