"""A build that is killed at any moment leaves a whole site, and the next one heals it."""

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from time import monotonic, sleep

from newsgen.site import publish
from proofs.archive import Archive, story
from proofs.crawl import broken, clicks, sheet

ARTICLES = 300
KILLS = 6
NEWSGEN = (sys.executable, "-m", "newsgen")


def paper(number: int, edition: int) -> str:
    """An article which in every edition says something else, and in some has another headline or date."""
    headline = f"Story {number}" if number % 5 else f"Story {number} of edition {edition}"
    day = number % 28 + 1 if number % 7 else (number + edition) % 28 + 1
    return story(headline, f"2015-{number % 12 + 1:02}-{day:02}", topics=f"[T{number % 9}]", section=f"S{number % 4}",
                 body=f"Edition {edition} of story {number}.")  # fmt: skip


def edit(archive, edition, *, articles=ARTICLES):
    """A new edition: every article changes, some go, some come, and all pages get another description."""
    archive.configure(f'description = "Edition {edition}"\n')
    for number in range(articles):
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
    reached = set(clicks(public))
    return [*halves, *(link for link in broken(public) if link.partition(" → ")[0] in reached)]


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


class Killed(BaseException):
    """What ends a build in the middle of a step."""


def stopped(archive, monkeypatch, *, after: int):
    """Build, and stop when so many files of the site have been put in place or deleted."""
    public = str(archive.folder / "public")
    steps = iter(range(after))

    def counting(real):
        def step(*paths, **choices):
            if str(paths[-1]).startswith(public) and next(steps, None) is None:
                raise Killed
            return real(*paths, **choices)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(publish.os, "replace", counting(os.replace))
        patch.setattr(publish.Path, "unlink", counting(publish.Path.unlink))
        with suppress(Killed):
            archive.build()


def test_no_step_of_publishing_leaves_a_link_to_nowhere(tmp_path, monkeypatch):
    archive = Archive(tmp_path / "archive")
    edit(archive, 0, articles=40)
    archive.build()
    moments = random.Random(2015)
    for edition in range(1, 25):
        edit(archive, edition, articles=40)
        stopped(archive, monkeypatch, after=moments.randrange(240))
        assert faults(archive) == []
    archive.build()
    copy = elsewhere(archive, tmp_path / "copy")
    copy.build()
    assert archive.site() == copy.site()


def test_a_full_disk_keeps_the_old_site(tmp_path, monkeypatch):
    archive = Archive(tmp_path / "archive", {"a.md": story("Storm at sea")})
    archive.build()
    before = archive.site()
    archive.write("a.md", story("Storm over land"))

    def full(_self, path, _data):
        raise OSError(28, "No space left on device", path)

    with monkeypatch.context() as patch:
        patch.setattr(publish.Staging, "write", full)
        report = archive.build()
    assert report.exit_code() == 3
    assert report.problems[-1].message == "It cannot be made: No space left on device."
    assert archive.site() == before
    assert archive.build().exit_code() == 0
