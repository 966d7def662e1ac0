"""Copies that are kept: found again whole, or not at all."""

from newsgen.site.photos.kept import Kept

STORM, FERRY = "5" * 32, "f" * 32


def test_what_is_kept_is_found_again(tmp_path):
    Kept(tmp_path, "v1").keep(STORM, 480, "webp", b"storm")
    kept = Kept(tmp_path, "v1")
    assert kept.read(STORM, 480, "webp") == b"storm"
    assert kept.has(STORM, [(480, "webp")])
    assert not kept.has(STORM, [(480, "webp"), (960, "webp")])
    assert kept.read(STORM, 960, "webp") is None
    assert Kept(tmp_path, "v2").read(STORM, 480, "webp") is None


def test_what_a_power_cut_left_is_not_taken(tmp_path):
    kept = Kept(tmp_path, "v1")
    kept.keep(STORM, 480, "webp", b"storm")
    place = kept.place(STORM, 480, "webp")
    for torn in (place.read_bytes()[:-1], b"", b"x" + place.read_bytes()[1:]):
        place.write_bytes(torn)
        assert kept.read(STORM, 480, "webp") is None


def test_what_no_photo_needs_is_swept_away(tmp_path):
    old, kept = Kept(tmp_path, "v1"), Kept(tmp_path, "v2")
    for each in (old, kept):
        for photo in (STORM, FERRY):
            each.keep(photo, 480, "webp", b"a photo")
    left = kept.place(STORM, 480, "webp").with_name(f"{kept.place(STORM, 480, 'webp').name}.4711")
    left.write_bytes(b"half")
    kept.sweep([STORM])
    assert not left.exists()
    assert kept.read(STORM, 480, "webp") == b"a photo"
    assert old.read(STORM, 480, "webp") is None
    assert kept.read(FERRY, 480, "webp") is None
    kept.sweep([])
    assert [path for path in kept.folder.rglob("*") if path.is_file()] == []


def test_an_empty_folder_is_swept_and_forgotten_without_a_word(tmp_path):
    kept = Kept(tmp_path, "v1")
    kept.sweep([STORM])
    kept.forget()
    assert not kept.folder.exists()
