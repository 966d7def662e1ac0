"""Sums checked as a librarian would: by coreutils' own `sha256sum -c`."""

import subprocess
from pathlib import Path


def checked(site: Path) -> set[str]:
    """The site paths that `SHA256SUMS`, and the lists that it names, vouch for; each file is as they say."""
    told = _told(site, "SHA256SUMS")
    for each in sorted(told):
        if each.startswith("sums/"):
            below = _told(site, each)
            assert not told & below
            told |= below
    return told


def _told(site: Path, name: str) -> set[str]:
    done = subprocess.run(("sha256sum", "--strict", "-c", name), cwd=site, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    told = {line.removesuffix(": OK") for line in lines}
    assert len(told) == len(lines), "a file is named twice"
    return told
