"""What a deploy did, or would do."""

from newsgen.deploy.hosts import Size
from newsgen.deploy.steps import DELETIONS, Step
from newsgen.model import Value
from newsgen.problems import DEPLOY_FAILED, OK, Problem


class Deployed(Value, frozen=True, kw_only=True):
    """The steps that were taken, or, with `dry_run` or `problems`, would have been; then nothing was changed."""

    to: str
    steps: tuple[Step, ...] = ()
    looked: int = 0  # files that were compared with what stands at the target
    size: Size = Size()
    dry_run: bool = False
    seconds: float = 0.0
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def sent(self) -> int:
        """How many files were sent."""
        return sum(step.files for step in self.steps if step.name != DELETIONS)

    @property
    def deleted(self) -> int:
        """How many files were deleted at the target."""
        return sum(step.files for step in self.steps if step.name == DELETIONS)

    def exit_code(self) -> int:
        """0 all there, 4 not."""
        return DEPLOY_FAILED if self.problems else OK
