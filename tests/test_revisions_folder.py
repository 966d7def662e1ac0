"""`revisions/`: names that tell article, moment and digest, for people and programs."""

import pytest

from newsgen.revisions_folder import listed, name

DIGEST = "5f2b8c0a91de" + "0" * 52
MAY, JUNE = "2026-05-03T10:15:00Z", "2026-06-07T08:00:00Z"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("1998/strike.md", "revisions/1998/strike.20260503T101500Z.5f2b8c0a91de.md"),
        ("a.b.txt", "revisions/a.b.20260503T101500Z.5f2b8c0a91de.txt"),
        ("Über uns.md", "revisions/Über uns.20260503T101500Z.5f2b8c0a91de.md"),
        ("plain", "revisions/plain.20260503T101500Z.5f2b8c0a91de"),
    ],
)
def test_a_name_tells_article_moment_and_digest(tmp_path, path, expected):
    assert name(path, at=MAY, digest=DIGEST) == expected
    (tmp_path / expected).parent.mkdir(parents=True)
    (tmp_path / expected).touch()
    ((source, (kept,)),) = listed(tmp_path).items()
    assert (source, kept.at, kept.digest, kept.path) == (path, MAY, DIGEST[:12], expected)


def test_the_states_of_an_article_stand_in_the_order_of_time(tmp_path):
    for moment in (JUNE, MAY):
        file = tmp_path / name("a.md", at=moment, digest=DIGEST)
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert [kept.at for kept in listed(tmp_path)["a.md"]] == [MAY, JUNE]


def test_other_files_and_links_are_nobodys_states(tmp_path):
    assert listed(tmp_path) == {}
    folder = tmp_path / "revisions"
    folder.mkdir()
    (folder / "README.md").touch()
    (folder / ".half.a.20260503T101500Z.5f2b8c0a91de.md").touch()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.20260503T101500Z.5f2b8c0a91de.md").touch()
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    assert listed(tmp_path) == {}
