"""Photos from content/ to the site: copied once by many hands, kept, published in every size that a page asks for."""

import re
from unittest.mock import patch

import pytest
from PIL import Image

from newsgen.cli import stages
from newsgen.darkroom import Darkroom
from newsgen.site.photos import copies as made
from newsgen.site.photos.words import said
from proofs.archive import Archive, story
from proofs.pictures import iim, opened, packet, photo

SIZES = [f"sizes/{width}/storm.jpg.{suffix}" for width, suffix in ((100, "webp"), (240, "jpg"), (240, "webp"))]
SETTINGS = "photo_sizes = [100, 240]\n"
PAGE = "2015/10/14/storm.html"
STORM = story("Storm", "2015-10-14", figures="[{file: storm.jpg, caption: The quay}]")


@pytest.fixture
def archive(tmp_path):
    files = {"storm.md": STORM, "storm.jpg": photo((900, 600)), "spare.jpg": photo((600, 900))}
    return Archive(tmp_path, files, settings=SETTINGS)


def published(archive) -> list[str]:
    """The files of photos on the site."""
    return [path for path in archive.site() if path.startswith(("sizes/", "photos/")) and not path.endswith(".html")]


def copied(archive, **choices) -> int:
    """How many photos are decoded by a build."""
    with patch.object(made, "_decoded", wraps=made._decoded) as decoded:
        archive.build(**choices)
    return decoded.call_count


def test_a_photo_stands_in_every_size_and_its_own_file_does_not(archive):
    archive.build()
    assert published(archive) == SIZES
    page = archive.page(PAGE)
    assert '<source type="image/webp" srcset="../../../sizes/100/storm.jpg.webp 100w, ../../../sizes/240/' in page
    assert '<img src="../../../sizes/240/storm.jpg.jpg" alt="" width="240" height="160" decoding="async">' in page
    assert '<meta property="og:image" content="https://post.example/sizes/240/storm.jpg.jpg">' in page
    assert '"contentUrl":"https://post.example/sizes/240/storm.jpg.jpg","width":240,"height":160' in page
    assert 'src="../sizes/100/storm.jpg.webp"' in archive.page("photos/2015-10.html")
    assert 'src="../../sizes/100/storm.jpg.webp"' in archive.page("2015/10/index.html")


def test_its_own_file_is_published_and_linked_where_that_is_asked_for(archive):
    archive.configure(f"{SETTINGS}photo_originals = true\n")
    archive.build()
    assert published(archive) == ["photos/storm.jpg", *SIZES]
    assert '<a href="../../../photos/storm.jpg" aria-label="View the photo in full size">' in archive.page(PAGE)


def test_without_sizes_photos_stay_as_they_are(archive):
    archive.configure("photo_sizes = []\n")
    archive.build()
    assert published(archive) == ["photos/storm.jpg"]
    assert archive.site()["photos/storm.jpg"] == (archive.content / "storm.jpg").read_bytes()


def test_copies_are_made_once(archive):
    assert copied(archive) == 1
    assert copied(archive) == 0
    archive.write("storm.md", STORM.replace("quay", "mole"))
    assert copied(archive) == 0
    for memory in archive.folder.glob(".newsgen/*.db*"):
        memory.unlink()
    assert copied(archive) == 0
    assert copied(archive, clean=True) == 1


def test_a_photo_that_begins_to_be_shown_is_copied_then(archive):
    assert copied(archive) == 1
    archive.write("storm.md", STORM.replace("storm.jpg", "spare.jpg"))
    assert copied(archive) == 1
    assert published(archive) == [path.replace("storm", "spare") for path in SIZES]


def test_a_copy_that_is_lost_or_torn_is_made_again_the_same(archive):
    archive.build()
    before = archive.site()
    kept = sorted(archive.folder.glob(".newsgen/photos/*/*"))
    kept[0].unlink()
    kept[1].write_bytes(b"torn")
    for path in SIZES:
        (archive.folder / "public" / path).unlink()
    for memory in archive.folder.glob(".newsgen/site-*"):
        memory.unlink()
    archive.build()
    assert archive.site() == before


def test_copies_of_photos_that_are_gone_are_thrown_away(archive):
    archive.build()
    assert len(list(archive.folder.glob(".newsgen/photos/*/*"))) == len(SIZES)
    archive.delete("storm.jpg")
    archive.build()
    assert list(archive.folder.glob(".newsgen/photos/*/*")) == []
    assert published(archive) == []
    assert "Photo not preserved" in archive.page(PAGE)


def test_other_sizes_are_other_files(archive):
    archive.build()
    archive.configure("photo_sizes = [120]\n")
    archive.build()
    assert published(archive) == ["sizes/120/storm.jpg.jpg", "sizes/120/storm.jpg.webp"]


def test_a_new_pillow_makes_them_anew(archive):
    archive.build()
    with patch("PIL.__version__", "99"):
        assert copied(archive) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_any_number_of_hands_makes_the_same(archive, jobs):
    archive.write("storm.md", STORM.replace("[{", "[spare.jpg, {"))
    archive.build(jobs=1)
    one = archive.site()
    archive.build(jobs=jobs, clean=True)
    assert archive.site() == one


def test_a_torn_photo_is_told_and_keeps_its_place(archive):
    whole = photo((900, 600), kind="PNG", mode="L")
    archive.write("storm.jpg", whole[: len(whole) // 2])
    (told,) = archive.build().problems
    assert str(told).endswith(
        "storm.md figures: The photo storm.jpg cannot be shown: it breaks off, or is broken inside. The page says that "
        "it is not preserved. Save the photo anew as JPEG, PNG, GIF, WebP or AVIF, or leave `file:` out."
    )
    assert published(archive) == []
    assert "Photo not preserved" in archive.page(PAGE)
    archive.write("storm.jpg", photo((900, 600)))
    assert archive.build().problems == ()
    assert published(archive) == SIZES


def test_a_photo_that_takes_too_long_is_told(archive):
    with patch("newsgen.darkroom.SECONDS_A_PHOTO", 0.001):
        (told,) = archive.build().problems
    assert "to copy it took more than 60 seconds" in str(told)


def test_a_film_stays_one(archive):
    frames = [Image.new("P", (900, 600), shade) for shade in (0, 100)]
    frames[0].save(archive.content / "film.gif", save_all=True, append_images=frames[1:])
    archive.write("storm.md", STORM.replace("storm.jpg", "film.gif"))
    archive.build()
    assert published(archive) == ["photos/film.gif"]


def test_hostile_words_of_a_file_are_left_out_with_a_word(archive):
    archive.write("storm.jpg", photo((900, 600), xmp=b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + packet()))
    (told,) = archive.build().problems
    assert (told.rule, told.severity) == ("photo/words", "warning")
    assert "says of itself is left out: its XMP is not read: it declares a document type." in told.message
    assert published(archive) == SIZES


def test_the_words_of_a_file_stand_where_the_article_is_silent_and_are_said_to_be_its(archive):
    archive.write("storm.jpg", photo((900, 600), records=iim(f120=b"By the file", f80=b"Ines <Falk>")))
    archive.build()
    caption = re.search("<figcaption>.*?</figcaption>", archive.page(PAGE), re.DOTALL)[0]
    assert ">The quay</bdi>" in caption
    assert ">Photo: Ines &lt;Falk&gt;</bdi>" in caption
    assert "From the photo’s own file: credit" in caption
    assert said(opened(archive.site()[SIZES[0]])).words.creator == "Ines <Falk>"
    archive.configure(f"{SETTINGS}photo_words = false\n")
    archive.build()
    assert "Ines" not in archive.page(PAGE)
    assert said(opened(archive.site()[SIZES[0]])).words.creator == "Ines <Falk>"


@pytest.mark.parametrize("size", [(90, 60), (900, 600)])
def test_no_file_of_the_site_tells_where_it_was_taken(archive, size):
    archive.write("storm.jpg", photo(size, gps=True))
    archive.configure(f"{SETTINGS}photo_originals = true\n")
    archive.build()
    site = archive.site()
    assert [opened(site[path]).getexif().get_ifd(0x8825) for path in published(archive)] == [{}] * len(
        published(archive)
    )
    archive.configure(f'{SETTINGS}photo_originals = true\nphoto_location = "all"\n')
    archive.build()
    assert archive.site()["photos/storm.jpg"] == (archive.content / "storm.jpg").read_bytes()


def test_the_profile_names_the_stage(archive):
    clock = stages.StageClock(lambda *_: None)
    archive.build(progress=clock)
    assert "Copying photos" in [stage.name for stage in clock.stop()]


def test_a_photo_whose_name_is_as_long_as_a_disk_takes_is_shown_as_it_is(archive):
    name = f"{'s' * 251}.jpg"
    archive.write(name, photo((900, 600)))
    archive.write("storm.md", STORM.replace("storm.jpg", name))
    assert archive.build().problems == ()
    assert published(archive) == [f"photos/{name}"]


def test_a_photo_over_which_a_process_died_is_tried_again(archive):
    dying = patch.object(Darkroom, "open", lambda room: room.lost)
    with dying:
        (told,) = archive.build().problems
    assert "cannot be shown: the process that copied it was killed, twice." in told.message
    archive.write("other.md", story("Other"))
    assert archive.build().problems == ()
    assert published(archive) == SIZES


def test_where_copies_cannot_be_kept_the_site_has_them_all_the_same(archive):
    with patch("newsgen.site.photos.kept.Kept.keep", side_effect=OSError(28, "No space left on device")):
        assert archive.build().problems == ()
    assert published(archive) == SIZES
