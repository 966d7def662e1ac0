"""Sameness is a digest, never a date.

BLAKE2b with 16 bytes: in the standard library, safe against collisions made on purpose, and short
enough to be kept by the million. SHA-256 is what people check by hand, so originals get that as well.
"""

import hashlib
from typing import Any

import msgspec

_canonical = msgspec.msgpack.Encoder(order="deterministic")


def digest(data: bytes) -> str:
    """32 hexadecimal characters that stand for these bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_of(*values: Any) -> str:
    """The same for any values of ours, whatever the order of their keys."""
    return digest(_canonical.encode(values))


def sha256(data: bytes) -> str:
    """64 hexadecimal characters, as `sha256sum` prints them."""
    return hashlib.sha256(data).hexdigest()
