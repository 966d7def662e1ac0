"""The whole way: what a target lacks is found, announced and sent in order; only then what is gone is deleted there."""

import socket
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Final

from msgspec.structs import replace

from newsgen.config import Config
from newsgen.deploy import state
from newsgen.deploy.deployed import Deployed
from newsgen.deploy.doubts import AT_ONCE
from newsgen.deploy.opening import opened, unreached, wrong
from newsgen.deploy.steps import DELETIONS, STEPS, Plan
from newsgen.deploy.stock import Stock
from newsgen.deploy.survey import Survey, survey
from newsgen.deploy.target import Claim, Target, altered
from newsgen.destinations import Destination
from newsgen.intake import Progress
from newsgen.problems import ConfigError, NotDeployed, Problem
from newsgen.site import inventory
from newsgen.site.lock import lock
from newsgen.site.memory import facts_of

MAX_DELETE: Final = 5.0  # percent of what the target took; to delete more, someone must have meant it
HERE: Final = ("folder", "zip")  # targets of this machine
SHOWN: Final = 20  # altered files that are named; where more are, the whole site is to be made anew
WHO: Final = "deploy-id"  # in the memory: by what the claims of this archive on this machine are known


def deploy(
    config: Config,
    destination: Destination,
    *,
    dry_run: bool = False,
    verify: bool = False,
    max_delete: float = MAX_DELETE,
    take_over: bool = False,
    progress: Progress | None = None,
) -> Deployed:
    """Bring the target to what the last build left, and say what was done; with `dry_run`, what would be.

    `verify` compares every file with what stands there, before and after; more than `max_delete` percent of what the
    target took are not deleted, and nothing is sent then. `take_over` works also where another deploy seems to. Raises
    ConfigError where no site stands or the target's settings are wrong, NotDeployed when the target cannot be reached
    or a build was stopped, Locked when another run is at work here or there.
    """
    begun = perf_counter()
    told = progress or (lambda _stage, _done, _total: None)
    with lock(config.memory_dir), _reaching(destination):
        files = _ready(config)
        _outside(config, destination)
        with closing(opened(destination, Path(config.root))) as target, Stock(config, destination) as stock:
            stock.prepare(partial(told, "Compressing"))
            if not dry_run:
                target.claim(_claim(config, force=take_over))
            found = survey(stock, target, verify=verify, looked=partial(_of, told, "Looking at the target", files))
            with found.plan as plan:
                problems = _refused(found, max_delete)
                if (plan.steps() or not found.settled) and not (problems or dry_run):
                    problems = _carried_out(stock, target, plan, verify=verify, told=told)
                done = _deployed(destination, found, target)
    return replace(done, dry_run=dry_run, problems=problems, seconds=round(perf_counter() - begun, 3))


def _ready(config: Config) -> int:
    """How many files the site has, when it stands whole."""
    files = inventory.known(config.memory_dir, config.output_dir)
    if not files:
        message = "There is no site that this version of newsgen remembers to have built."
        path = str(config.output_dir)
        raise ConfigError(Problem(rule="deploy/nothing", path=path, message=message, mend="Run `newsgen build`."))
    if inventory.unfinished(config.memory_dir, config.output_dir):
        message = "A build that was stopped may have left the site half done."
        raise NotDeployed(Problem(rule="deploy/unfinished", message=message, mend="Run `newsgen build`."))
    return files


def _claim(config: Config, *, force: bool) -> Claim:
    """Who this is; a claim of the same archive on the same machine can only be of a run that is no more."""
    file = config.memory_dir / WHO
    if not file.exists():
        file.write_text(uuid.uuid4().hex)
    forget = bool(facts_of(config.memory_dir, config.output_dir).get("withheld"))
    return Claim(file.read_text().strip(), socket.gethostname(), force, forget)


def _outside(config: Config, destination: Destination) -> None:
    """Raises ConfigError for a place on this machine that lies within what the archive itself is made of."""
    if destination.scheme not in HERE:
        return
    there = Path(config.root, destination.rest.removeprefix("//")).resolve()
    for folder in (config.output_dir, config.content_dir, config.templates_dir, config.memory_dir):
        if folder.resolve() in there.parents:
            message = f"The site cannot be sent into {folder.name}/, which is the archive's own."
            raise wrong(destination, message, "Name a place outside it.")


def _refused(found: Survey, max_delete: float) -> tuple[Problem, ...]:
    """A problem when so much would be deleted that it looks like a mistake."""
    count, had = found.plan.counted, found.had
    if count * 100 <= max_delete * had:
        return ()
    share = -(-count * 100 // had)
    message = f"{count:,} of the {had:,} files that it took would be deleted there; up to {max_delete:g} % may be."
    mend = f"If that is meant, say --max-delete {share}; nothing was changed."
    return (Problem(rule="deploy/deletions", message=message, mend=mend),)


def _carried_out(stock: Stock, target: Target, plan: Plan, *, verify: bool, told: Progress) -> tuple[Problem, ...]:
    """Make the target what the plan says; or, before anything is sent, the problems of files that are not as built."""
    total, files = plan.count(*STEPS), map(stock.file, plan.uploads())
    wrong = islice(inventory.altered(files, told=partial(_of, told, "Reading", total)), SHOWN)
    if problems := tuple(altered(each.path) for each in wrong):
        return problems
    target.announce(plan.touched())
    _sent(target, plan, stock, total, told)
    if verify:
        _seen(target, plan, stock)
    if plan.count(DELETIONS):
        told(DELETIONS, 0, plan.count(DELETIONS))
        target.drop(move.url for move in plan.of(DELETIONS))
    told("Settling", 0, 0)
    target.settle(state.lines(stock.held()))
    return ()


def _sent(target: Target, plan: Plan, stock: Stock, total: int, told: Progress) -> None:
    done = 0
    for name in STEPS:
        for _ in target.put(map(stock.parcel, plan.of(name))):
            done += 1
            told(f"Sending {name}", done, total)


def _seen(target: Target, plan: Plan, stock: Stock) -> None:
    """Nothing, when all that was sent stands there as it was sent."""
    sent = map(stock.parcel, sorted(plan.uploads(), key=lambda move: move.url))
    while some := list(islice(sent, AT_ONCE)):
        for each, looks in zip(some, target.look(some), strict=True):
            if looks != "same":
                message = "It was sent, and does not stand there as it was sent. Nothing has been deleted."
                mend = "Deploy again; if it stays so, something between here and there changes files."
                raise NotDeployed(Problem(rule="deploy/unlike", path=each.url, message=message, mend=mend))


def _deployed(destination: Destination, found: Survey, target: Target) -> Deployed:
    return Deployed(
        to=destination.address,
        steps=found.plan.steps(),
        looked=found.looked,
        size=found.size,
        remarks=tuple(target.remarks),
    )


@contextmanager
def _reaching(destination: Destination) -> Iterator[None]:
    """What disks and networks do on the way there is told as a problem, since it is no fault of ours."""
    try:
        yield
    except OSError as error:
        what = f"{error.strerror or type(error).__name__}{f': {error.filename}' if error.filename else ''}"
        raise NotDeployed(unreached(destination, what)) from error


def _of(told: Progress, stage: str, total: int, done: int) -> None:
    told(stage, done, total)
