"""Eight press photographs for the golden paper, drawn from numbers alone.

    python tests/golden/make_photos.py [FOLDER]

Every picture is seeded, so the same script and the same Pillow give the same files. The files are kept
in the paper all the same: the golden pages depend on their bytes, and a new JPEG encoder would change them.
"""

import io
import sys
from pathlib import Path
from typing import Final

from harbour_scenes import cannery, harbour_dawn, idle_cranes, lighthouse
from PIL import Image
from town_scenes import floodlights, sea_wall, wet_street
from valley_scenes import valley_fog

PAPER: Final = Path(__file__).with_name("paper") / "content" / "photos"
HEAVIEST: Final = 42_500  # bytes of one photo; eight of them stay under 350 kB

PHOTOS: Final = {
    "harbour-dawn.jpg": harbour_dawn,
    "old-hannah.jpg": lighthouse,
    "idle-cranes.jpg": idle_cranes,
    "netherquay-flood.jpg": wet_street,
    "tidegate.jpg": floodlights,
    "hochwend.jpg": valley_fog,
    "december-storm.jpg": sea_wall,
    "cannery-1987.png": cannery,
}


def developed(picture: Image.Image, name: str) -> bytes:
    """The bytes of the file, as good as fits into `HEAVIEST`."""
    if name.endswith(".png"):
        sheet = io.BytesIO()
        picture.quantize(4, dither=Image.Dither.NONE).save(sheet, "PNG", optimize=True)
        return sheet.getvalue()
    for quality in range(86, 30, -2):
        sheet = io.BytesIO()
        picture.save(sheet, "JPEG", quality=quality, optimize=True, progressive=True)
        if sheet.tell() <= HEAVIEST:
            break
    return sheet.getvalue()


def main(folder: Path) -> None:
    """Draw all of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PHOTOS.items():
        data = developed(draw(), name)
        (folder / name).write_bytes(data)
        sys.stdout.write(f"{len(data):>7} bytes  {name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAPER)
