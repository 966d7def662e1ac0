"""Brings SQLite's WebAssembly build into the theme: checked against its digest, packed, its origin beside it.

    python .ci/vendor_sqlite.py [TARBALL]

Without a tarball at hand it is fetched from npm's registry. A newer version: change VERSION and INTEGRITY (`npm view
@sqlite.org/sqlite-wasm@VERSION dist.integrity`), run this, run `pytest tests/browser/test_search.py`.
"""

import sys
import tarfile
import zlib
from base64 import b64encode
from hashlib import sha256, sha512
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

VERSION = "3.53.4-build2"
INTEGRITY = "sha512-kQVArGJA4z7s56Dm8t+eTBXad4LiohuVj9pfgDNOcxa+Ic5xMrWlLPTq6cT0hw5S4MIvtpsraW+B0wD+IPvC7A=="
SOURCE = f"https://registry.npmjs.org/@sqlite.org/sqlite-wasm/-/sqlite-wasm-{VERSION}.tgz"
MEMBER = "package/dist/sqlite3.wasm"
ASSETS = Path(__file__).resolve().parents[1] / "templates" / "assets"
PACKED = ASSETS / "sqlite3.wasm.bin"
ORIGIN = ASSETS / "_sqlite3.txt"

TOLD = """\
sqlite3.wasm.bin is SQLite's own WebAssembly build, packed as raw deflate.

package     @sqlite.org/sqlite-wasm {version}
from        {source}
integrity   {integrity}
file        {member}, {size} bytes
sha256      {unpacked} (unpacked)
sha256      {packed} (packed)

Licences. SQLite: "The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:
May you do good and not evil. May you find forgiveness for yourself and forgive others. May you share freely, never
taking more than you give." The package: Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0. Emscripten's
runtime within: MIT License, Copyright (c) 2010-2014 Emscripten authors, https://emscripten.org.
"""


def vendored(tarball: bytes) -> tuple[bytes, str]:
    """The packed machine code, and the word on where it is from. Raises SystemExit for another tarball."""
    found = "sha512-" + b64encode(sha512(tarball).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"This is not the tarball of {VERSION}: its digest is {found}.")
    with tarfile.open(fileobj=BytesIO(tarball)) as archive:
        member = archive.extractfile(MEMBER)
        code = member.read() if member else b""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    packed = packer.compress(code) + packer.flush()
    told = TOLD.format(
        version=VERSION,
        source=SOURCE,
        integrity=INTEGRITY,
        member=MEMBER,
        size=len(code),
        unpacked=sha256(code).hexdigest(),
        packed=sha256(packed).hexdigest(),
    )
    return packed, told


def main(arguments: list[str]) -> None:
    """Writes both files."""
    if arguments:
        tarball = Path(arguments[0]).read_bytes()
    else:
        with urlopen(SOURCE) as answer:
            tarball = answer.read()
    packed, told = vendored(tarball)
    PACKED.write_bytes(packed)
    ORIGIN.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
