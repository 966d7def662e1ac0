"""Brings fflate's inflater into the theme: what of the library unpacks a file, bundled, its licence at its head.

    python .ci/vendor_inflate.py

fflate, and esbuild for Linux, which cuts out of it what is needed, are fetched from npm's registry and checked against
their digests. A newer version: change the figures (`npm view fflate@VERSION dist.integrity`), run this, run `pytest
tests/browser/test_search.py`.
"""

import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from hashlib import sha512
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

REGISTRY = "https://registry.npmjs.org"
FFLATE = (
    f"{REGISTRY}/fflate/-/fflate-0.8.3.tgz",
    "sha512-tbZNuJrLwGUp3zshBtdy4W+ORxZuIh8a5ilyIEQDC5rY1f3U20JMry0Ll3WBzU58EZKsEuJFXhb5gwv8CsPvgA==",
)
ESBUILD = (
    f"{REGISTRY}/@esbuild/linux-x64/-/linux-x64-0.28.2.tgz",
    "sha512-4xTZr1FUmSoQW4XIWmit3tzQrUTZM+N3P0XV8xROKYF50XfI7xeO90+1bZvNwxIufQ9hDQVRJH5YhgPVF8A/HQ==",
)
WANTED = 'import { inflateSync } from "./package/esm/browser.js"; globalThis.inflate = inflateSync;\n'
MADE = Path(__file__).resolve().parents[1] / "templates" / "assets" / "_search-inflate.js"
TOLD = """\
/* inflateSync of fflate {version} (npm), cut out of it by .ci/vendor_inflate.py
   {integrity}

{licence} */
"""


def unpacked(source: str, integrity: str, folder: Path) -> None:
    """Put a package's files into a folder. Raises SystemExit for other bytes than are known."""
    with urlopen(source) as answer:  # noqa: S310 - addresses from above, all https
        tarball = answer.read()
    found = "sha512-" + b64encode(sha512(tarball).digest()).decode()
    if found != integrity:
        sys.exit(f"{source} has another digest than is known: {found}.")
    with tarfile.open(fileobj=BytesIO(tarball)) as archive:
        archive.extractall(folder, filter="data")


def main() -> None:
    """Writes the one file."""
    with tempfile.TemporaryDirectory() as name:
        tools, library = Path(name) / "tools", Path(name) / "library"
        unpacked(*ESBUILD, tools)
        unpacked(*FFLATE, library)
        (library / "wanted.js").write_text(WANTED)
        esbuild = tools / "package/bin/esbuild"
        command = [esbuild, "wanted.js", "--bundle", "--minify", "--format=iife", "--target=es2020"]
        made = subprocess.run(command, cwd=library, check=True, capture_output=True, text=True).stdout  # noqa: S603 - checked above
        licence = (library / "package/LICENSE").read_text().strip()
    version = FFLATE[0].rpartition("-")[2].removesuffix(".tgz")
    head = TOLD.format(version=version, integrity=FFLATE[1], licence=licence)
    MADE.write_text(head + made, encoding="utf-8")


if __name__ == "__main__":
    main()
