"""What the figures were measured on."""

import os
import platform
from pathlib import Path


def described(work: Path) -> dict[str, str]:
    """The machine in words. `work` is the folder whose file system counts."""
    return {
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "processor": _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "disk": file_system(work),
        "python": platform.python_version(),
    }


def file_system(folder: Path) -> str:
    """The kind of file system that a folder is on (Linux); "unknown" elsewhere."""
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown"
    whole = folder.resolve()
    mounts = [(Path(line.split()[4]), line.partition(" - ")[2].split()[0]) for line in lines]
    fitting = [(len(point.parts), kind) for point, kind in mounts if whole.is_relative_to(point)]
    return max(fitting, key=lambda found: found[0])[1] if fitting else "unknown"


def _field(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
