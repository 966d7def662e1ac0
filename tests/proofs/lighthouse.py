"""What Lighthouse says of a page, from 0 to 100 a category; `make lighthouse` asks it of the kinds that matter most.

    python -m proofs.lighthouse [KIND ...]

How fast a page is, is measured there alone: on a machine at work, a test of it would tell of the machine.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from proofs.browser import ARGS, executable, hosted
from proofs.judges import judge, node
from proofs.paper import built, copied

KINDS: Final = ("article", "front", "month", "topic", "search")
PRESETS: Final = ("desktop", "mobile")
# What a page is by its markup, whatever the machine does meanwhile.
STEADY: Final = ("accessibility", "best-practices", "seo")
EVERY: Final = ("performance", *STEADY)


def scores(address: str, *, preset: str, categories: Sequence[str] = EVERY) -> Mapping[str, int]:
    """Category → points of 100. Fails where Lighthouse does."""
    command = [
        *(node(), str(judge("lighthouse/cli/index.js")), address, "--quiet", "--output=json"),
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags=--headless=new {' '.join(ARGS)}",
        *(["--preset=desktop"] if preset == "desktop" else []),
    ]
    around = {**os.environ, "CHROME_PATH": executable()}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=around)
    return {name: round(found["score"] * 100) for name, found in json.loads(done.stdout)["categories"].items()}


def main() -> None:
    """Print the points of the golden paper's pages, on a desk and on a phone."""
    kinds = sys.argv[1:] or KINDS
    worst = 100
    with tempfile.TemporaryDirectory() as folder:
        paper = built(copied(Path(folder)))
        with hosted(paper.folder) as host:
            for kind in kinds:
                for preset in PRESETS:
                    found = scores(host + paper.example(kind), preset=preset)
                    worst = min(worst, *found.values())
                    sys.stdout.write(f"{kind:10} {preset:8} {' · '.join(f'{k} {v}' for k, v in found.items())}\n")
    sys.exit(worst < 100)


if __name__ == "__main__":
    main()
