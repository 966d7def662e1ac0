"""A build that is killed at any moment leaves a whole site, and the next one heals it."""

import os
import random
import shutil
import signal
import subprocess
import sys
from time import monotonic, sleep

from proofs.archive import Archive, story
from proofs.crawl import broken, sheet

ARTICLES = 300
KILLS = 6
NEWSGEN = (sys.executable, "-m", "newsgen")


def paper(number: int, edition: int) -> str:
    """An article which in every edition says something else, and in some has another headline or date."""
    headline = f"Story {number}" if number % 5 else f"Story {number} of edition {edition}"
    day = number % 28 + 1 if number % 7 else (number + edition) % 28 + 1
    return story(headline, f"2015-{number % 12 + 1:02}-{day:02}", topics=f"[T{number % 9}]", section=f"S{number % 4}",
                 body=f"Edition {edition} of story {number}.")  # fmt: skip


def edit(archive, edition):
    """A new edition: every article changes, some go, some come, and all pages get another title."""
    archive.configure(f'description = "Edition {edition}"\n')
    for number in range(ARTICLES):
        file = archive.content / f"{number % 20}" / f"{number}.md"
        if (number + edition) % 11 == 0:
            file.unlink(missing_ok=True)
        else:
            archive.write(f"{number % 20}/{number}.md", paper(number, edition))


def start(archive):
    return subprocess.Popen(
        [*NEWSGEN, "build", "--site", str(archive.folder), "--jobs", "2", "--quiet"], start_new_session=True
    )


def killed(archive, *, after: float) -> bool:
    """Start a build and kill it, with all its workers; whether it was still at work."""
    running = start(archive)
    sleep(after)
    alive = running.poll() is None
    if alive:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return alive


def faults(archive):
    """What a reader of the site as it stands would stumble on."""
    public = archive.folder / "public"
    halves = [path.name for path in public.rglob("*.html") if not path.read_bytes().rstrip().endswith(b"</html>")]
    sheet.cache_clear()
    return [*halves, *broken(public)]


def elsewhere(archive, folder):
    """The same archive where nothing is remembered."""
    shutil.copytree(archive.folder, folder, ignore=shutil.ignore_patterns("public", ".*"))
    copy = Archive.__new__(Archive)
    copy.folder, copy.content = folder, folder / "content"
    return copy


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path):
    archive = Archive(tmp_path / "archive")
    edit(archive, 0)
    begun = monotonic()
    assert start(archive).wait() == 0
    whole = monotonic() - begun
    moments = random.Random(2015)
    deaths = 0
    for edition in range(1, KILLS + 1):
        edit(archive, edition)
        deaths += killed(archive, after=whole * moments.uniform(0.3, 1.0))
        assert faults(archive) == []
    assert deaths > 0
    assert start(archive).wait() == 0
    copy = elsewhere(archive, tmp_path / "copy")
    copy.build()
    assert archive.site() == copy.site()
    assert [path.name for path in archive.folder.iterdir() if path.name.startswith(".")] == [".newsgen"]
