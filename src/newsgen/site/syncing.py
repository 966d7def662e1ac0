"""All that was written, on the disk."""

import ctypes
import os
from pathlib import Path


def sync(folder: Path) -> None:
    """Wait until everything written on the folder's file system is on the disk."""
    if not hasattr(os, "sync"):
        return
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)
