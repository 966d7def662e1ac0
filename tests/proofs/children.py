"""Programs of the proofs in processes of their own, which must find what is under tests/ wherever they are begun."""

import os
import subprocess
import sys

from proofs import ROOT


def environment() -> dict[str, str]:
    """The environment in which Python finds the proofs."""
    paths = [str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def ended(module: str, *arguments: str, timeout: float) -> int:
    """Run a module of the proofs: its exit code, or the signal that ended it as a negative figure."""
    return subprocess.run([sys.executable, "-m", module, *arguments], env=environment(), timeout=timeout).returncode
