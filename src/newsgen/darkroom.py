"""The darkroom: copies of photos in the sizes that pages show, made once by many hands, and handed to the press."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from newsgen.catalog.store import Developed, Negative
from newsgen.config import Config
from newsgen.digests import digest, digest_of
from newsgen.model import FileWords, PagePlan, Photo
from newsgen.problems import NewsgenError, Problem
from newsgen.site.photos import copies, header, location
from newsgen.site.photos.kept import Kept
from newsgen.site.photos.sizes import files, widths
from newsgen.urls import LONGEST, LONGEST_PART, photo, photo_copy, photo_of_copy
from newsgen.workers import TooSlow, within

# A photo of 12 million pixels takes 0.3 s, the largest that is taken, a PNG of 50 million, 2; more was made to.
SECONDS_A_PHOTO: Final = 60.0
BATCH: Final = 4  # photos that a worker is given at once: each is the work of a hundred articles
ORDER: Final = 0  # pages point to photos, so photos are there first
ADDED: Final = len("sizes/1440/.webp")  # bytes that the path of a copy has more than its photo's
CHANGED: Final = "it changed while it was being copied"
LOST: Final = "the process that copied it was killed, twice"
SLOW: Final = f"to copy it took more than {SECONDS_A_PHOTO:g} seconds"

_words = msgspec.msgpack.Decoder(FileWords).decode


class Darkroom(NamedTuple):
    """Photos in, their copies kept; and the bytes of each for the site."""

    config: Config

    @property
    def way(self) -> str:
        """Stands for all that decides which copies a photo has, and what is in them."""
        return digest_of(self._version, self.config.photo_sizes)

    @property
    def kept(self) -> Kept:
        """Where copies are kept between builds."""
        return Kept(self.config.memory_dir, self._version)

    @property
    def _version(self) -> str:
        return copies.version(self.config.photo_location)

    def plain(self, negatives: Iterable[Negative]) -> Iterator[Developed]:
        """Those of the photos that are shown as they are, for which there is nothing to be done."""
        return (Developed(one.path) for one in negatives if not self._sizes(one))

    def open(self) -> Callable[[Negative], Developed]:
        """The work of one worker: make the copies of a photo, unless they are there."""
        kept = self.kept
        return lambda negative: self._developed(kept, negative)

    def lost(self, negative: Negative) -> Developed:
        """What stands for a photo whose worker died over it."""
        return Developed(negative.path, flaw=LOST, again=True)

    def plans(self, shown: Photo) -> Iterator[PagePlan]:
        """The files that the site has of a photo."""
        urls = [photo_copy(shown.path, *each) for each in files(shown.sizes)]
        if self.config.photo_originals or not urls:
            urls.append(photo(shown.path))
        made = digest_of(shown.digest, self._version)
        for url in urls:
            key = f"{shown.digest} {shown.path}"
            yield PagePlan(url=url, kind="photo", key=key, scope=shown.path, order=ORDER, fingerprint=made)

    def printed(self, planned: PagePlan) -> bytes:
        """The bytes of one of these files. Raises OSError, and NewsgenError when the photo is another by now."""
        known, _, path = planned.key.partition(" ")
        if planned.url == photo(path):
            return location.without(self._original(path, known), keep=self.config.photo_location)
        _, width, suffix = photo_of_copy(planned.url)
        kept = self.kept
        found = kept.read(known, width, suffix)
        return self._made_again(path, known, width, suffix) if found is None else found

    def _developed(self, kept: Kept, negative: Negative) -> Developed:
        sizes = self._sizes(negative)
        if not sizes or kept.has(negative.digest, files(sizes)):
            return Developed(negative.path, sizes)
        try:
            with within(SECONDS_A_PHOTO):
                data = self._original(negative.path, negative.digest)
                words = _words(negative.words) if negative.words else FileWords()
                for copy in copies.copies(data, sizes, words, location=self.config.photo_location):
                    with suppress(OSError):  # where there is no room, the press makes it again, and tells
                        kept.keep(negative.digest, *copy)
        except copies.Broken as fault:
            return Developed(negative.path, flaw=str(fault))
        except TooSlow:
            return Developed(negative.path, flaw=SLOW)
        except (OSError, NewsgenError):
            return Developed(negative.path, flaw=CHANGED, again=True)
        return Developed(negative.path, sizes)

    def _made_again(self, path: str, known: str, width: int, suffix: str) -> bytes:
        """A copy that is not kept any more."""
        data = self._original(path, known)
        of = header.measured(data, path)
        words = _words(of.words) if of.words else FileWords()
        sizes = self._sizes(Negative(path, known, of.width, of.height, of.words))
        try:
            return copies.one(data, sizes, words, (width, suffix), location=self.config.photo_location)
        except copies.Broken as fault:
            raise NewsgenError(_changed(path)) from fault

    def _original(self, path: str, known: str) -> bytes:
        with Path(self.config.content_dir, path).open("rb") as file:
            data = file.read(header.MAX_BYTES + 1)
        if digest(data) != known:
            raise NewsgenError(_changed(path))
        return data

    def _sizes(self, one: Negative) -> tuple[int, ...]:
        """The widths of its copies; none where its name, with what theirs add, is more than a disk takes."""
        longest = max(len(part.encode()) for part in one.path.split("/"))
        if longest + ADDED > LONGEST_PART or len(one.path.encode()) + ADDED > LONGEST:
            return ()
        return widths(one.width, one.height, self.config.photo_sizes)


def _changed(path: str) -> Problem:
    return Problem(
        rule="photo/changed",
        path=path,
        message="The photo changed while the site was being built.",
        mend="Build again.",
    )
