"""A file that follows from what all others are, and so is made when they are printed."""

from typing import Final

from newsgen.digests import sha256
from newsgen.site.manifest import Manifest, Printed
from newsgen.site.staging import Staging

ORDER: Final = 5  # after all that they tell of


def late(manifest: Manifest, staging: Staging, url: str, data: bytes, *, kind: str = "seal") -> Printed:
    """Put it among the printed; staged only if its bytes are not those that stand there."""
    digest = sha256(data)
    changed = digest != manifest.digest(url)
    if changed:
        staging.write(url, data)
    made = Printed(url, kind, ORDER, "", digest, len(data), changed)
    manifest.take([made])
    return made
