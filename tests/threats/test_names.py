"""What a content folder may hold beside honest files: odd names, links, pipes, files that cannot be read."""

import os
from io import BytesIO

import pytest
from PIL import Image

from newsgen.articles import sources
from proofs.archive import Archive, story
from proofs.attack import Attack


def photo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40)).save(made, "JPEG")
    return made.getvalue()


NAMES = [
    "-rf.md", "a b.md", "h#.md", "q?.md", "100%.md", "%2e%2e.md", "<b>.md", "'q\".md", "&amp;.md", "dots....md",
    f"{'n' * 250}.md", f"{'é' * 125}.md", "CON.md", "a\u2028b.md", "back\\slash.md", "ﷺ.md", "deep/er/than/that.md",
    "A.MD",
]  # fmt: skip
# How the photo is written → its file.
PHOTOS = {
    "my photo.jpg": "my photo.jpg",
    "my%20photo.jpg": "my photo.jpg",
    "n#1.jpg": "n#1.jpg",
    "n%231.jpg": "n#1.jpg",
    "q?.jpg": "q?.jpg",
    "100%.jpg": "100%.jpg",
    "-rf.jpg": "-rf.jpg",
    "<b> 'q'.jpg": "<b> 'q'.jpg",
    "/deep/er/ä.jpg": "deep/er/ä.jpg",
}


def prepare(archive):
    content = archive.content
    (archive.folder / "secret").mkdir()
    (archive.folder / "secret" / "s.md").write_text("# Secret\n")
    (content / "passwd.md").symlink_to("/etc/passwd")
    (content / "outside").symlink_to(archive.folder / "secret")
    (content / "outside.jpg").symlink_to("/etc/passwd")
    (content / "round.md").symlink_to("round.md")
    (content / "lost.md").symlink_to("nowhere.md")
    (content / "folder.md").mkdir()
    os.mkfifo(content / "pipe.md")
    os.mkfifo(content / "pipe.jpg")
    (content / "line\nbreak.md").write_text("# Line\n")
    with open(os.fsencode(content) + b"/caf\xe9.md", "w") as file:
        file.write("# Latin\n")
    with (content / "huge.md").open("wb") as file:
        file.truncate(sources.LARGEST + 1)


LEFT = "This symbolic link leaves the content folder; it is not followed. Copy the file into content/."
NOWHERE = "This symbolic link leads nowhere. Remove it, or let it lead to a file."
NEITHER = "This is neither a file nor a folder. Remove it from content/."
TOLD = {
    "passwd.md": ("source/link", LEFT),
    "outside": ("source/link", LEFT),
    "outside.jpg": ("source/link", LEFT),
    "round.md": ("source/link", NOWHERE),
    "lost.md": ("source/link", NOWHERE),
    "pipe.md": ("source/kind", NEITHER),
    "pipe.jpg": ("source/kind", NEITHER),
    "lineU+000Abreak.md": ("source/name", "The name holds U+000A. Rename it."),
    "caf\\udce9.md": ("source/name", "The name holds a byte that is not UTF-8. Rename it."),
    "huge.md": ("source/size", "The file has 16,777,217 bytes; an article has at most 16,777,216. "
                "Divide it into articles."),
}  # fmt: skip


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    files: dict[str, str | bytes] = {name: story(f"Name {number}") for number, name in enumerate(NAMES)}
    files |= {f"photo-{n}.md": story(f"Photo {n}", figures=f'[{{file: "{w}"}}]') for n, w in enumerate(PHOTOS)}
    files |= {
        f"body-{n}.md": story(f"Body {n}", body=f"![It](<{written.replace('<', '%3C').replace('>', '%3E')}>)")
        for n, written in enumerate(PHOTOS)
    }
    files["links.md"] = story("Links", body="[a](<a b.md>) [h](h%23.md) [q](q%3F.md) [p](100%25.md) [d](-rf.md)")
    files |= {file: photo() for file in PHOTOS.values()}
    return Attack(tmp_path_factory.mktemp("names"), files, prepare=prepare)


def test_whatever_can_be_read_is_published_and_the_rest_is_counted(attack):
    assert attack.harm() == []
    assert attack.report.published == 1 + len(NAMES) + 2 * len(PHOTOS) + 1
    assert attack.report.refused == sum(path.endswith(".md") for path in TOLD)
    assert "Secret" not in "".join(data.decode("utf-8", "replace") for data in attack.site.values())
    assert b"root:" not in b"".join(attack.site.values())


@pytest.mark.parametrize("path", TOLD)
def test_what_is_set_aside_by_its_looks_is_told(attack, path):
    assert attack.told(path) == [TOLD[path]]


def test_nothing_else_is_wrong(attack):
    places = {f"content/{path}" for path in TOLD}
    assert [str(problem) for problem in attack.report.problems if problem.path not in places] == []


@pytest.mark.parametrize("written", PHOTOS)
def test_photos_of_any_name_are_shown(attack, written):
    number = list(PHOTOS).index(written)
    assert f"photos/{PHOTOS[written]}" in attack.site
    assert '<img src="../photos/' in attack.page(f"undated/photo-{number}.html")
    assert '<img src="../photos/' in attack.page(f"undated/body-{number}.html")


def test_links_between_files_of_any_name_lead_to_their_pages(attack):
    page = attack.page("undated/links.html")
    names = [NAMES.index(name) for name in ("a b.md", "h#.md", "q?.md", "100%.md", "-rf.md")]
    assert [n for n in names if f'href="name-{n}.html"' not in page] == []


def test_a_file_that_cannot_be_read_is_tried_again(tmp_path, monkeypatch):
    archive = Archive(tmp_path / "archive", {"good.md": story("Good news"), "locked.md": story("Locked")})
    read = sources.read

    def refusing(root, path, **listed):
        if path == "locked.md":
            raise PermissionError(13, "Permission denied", path)
        return read(root, path, **listed)

    monkeypatch.setattr(sources, "read", refusing)
    report = archive.build()
    assert (report.published, report.refused, report.exit_code()) == (1, 1, 1)
    told = [(problem.rule, str(problem)) for problem in report.problems]
    place = "content/locked.md: It cannot be read: Permission denied. Give the right to read it."
    assert told == [("source/unreadable", place)]
    monkeypatch.setattr(sources, "read", read)
    assert archive.build().exit_code() == 0
    assert "undated/locked.html" in archive.site()


def test_two_photos_that_are_one_file_on_many_disks(tmp_path):
    files = {"A.jpg": photo(), "a.jpg": photo() + b"\0", "p.md": story("P", figures="[{file: A.jpg}, {file: a.jpg}]")}
    attack = Attack(tmp_path, files)
    assert attack.harm() == []
    assert attack.told("a.jpg") == [
        (
            "source/twin",
            "On many disks it is the same file as A.jpg, which is taken in its place. Give it another name.",
        )
    ]
    assert [path for path in attack.site if path.startswith("photos/") and path.endswith(".jpg")] == ["photos/A.jpg"]
