"""Any history of edits gives the same bytes as a clean build."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofs.archive import Archive, story

NAMES = st.sampled_from(["a.md", "b.md", "2015/c.md", "d.md", "e.txt"])
DATES = st.sampled_from(["", "2014", "2015-10", "2015-10-14", "2015-10-15", "2016-02-29T09:30"])
TOPICS = st.sampled_from(["[]", "[Sea]", "[Sea, Ice]", "[Élections]"])
SECTIONS = st.sampled_from(["World", "Sport"])
HEADLINES = st.sampled_from(["Storm at sea", "Harbour frozen", "Émeute", "静か", "Storm at Sea"])

SAVE = st.builds(
    lambda name, headline, date, topics, section: (
        "save",
        name,
        f"{headline}\n\nThe harbour froze on Monday, the harbour master said, and nobody could sail.\n"
        if name.endswith(".txt")
        else story(headline, date, topics=topics, section=section),
    ),
    NAMES, HEADLINES, DATES, TOPICS, SECTIONS,
)  # fmt: skip
DELETE = st.builds(lambda name: ("delete", name, ""), NAMES)
RENAME = st.builds(lambda name, other: ("rename", name, other), NAMES, NAMES)
CONFIGURE = st.builds(
    lambda line: ("configure", line, ""),
    st.sampled_from(["", "feed_articles = 1\n", 'language = "de"\n', "term_threshold = 2\n"]),
)
TEMPLATE = st.builds(
    lambda text: ("template", text, ""),
    st.sampled_from(["", "<!doctype html><title>{{ page.title }}</title>\n", "<!doctype html><title>x</title>\n"]),
)
BREAK = st.builds(lambda name: ("save", name, "---\nheadline: [\n---\n"), st.sampled_from(["a.md", "b.md"]))
STEPS = st.lists(st.one_of(SAVE, SAVE, SAVE, DELETE, RENAME, CONFIGURE, TEMPLATE, BREAK), min_size=1, max_size=4)


def edit(archive, steps):
    for what, one, two in steps:
        file = archive.content / one
        if what == "save":
            archive.write(one, two)
        elif what == "delete":
            file.unlink(missing_ok=True)
        elif what == "rename" and file.exists() and one.endswith(".txt") == two.endswith(".txt"):
            archive.write(two, file.read_bytes())
            if one != two:
                file.unlink()
        elif what == "configure":
            archive.configure(one)
        elif what == "template":
            own = archive.folder / "templates" / "notfound.html"
            own.parent.mkdir(exist_ok=True)
            own.write_text(one) if one else own.unlink(missing_ok=True)


def clean_copy(archive, folder):
    """The same content, templates, settings and addresses, built where nothing is remembered."""
    folder.mkdir()
    for name in ("content", "templates"):
        if (archive.folder / name).exists():
            shutil.copytree(archive.folder / name, folder / name)
    shutil.copy(archive.folder / "newsgen.toml", folder)
    copy = Archive.__new__(Archive)
    copy.folder, copy.content = folder, folder / "content"
    return copy


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=4))
def test_building_after_every_edit_ends_where_a_clean_build_ends(history):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = Archive(folder / "archive", {"first.md": story("First light", "2013-05-06", section="World")})
        archive.build()
        for steps in history:
            edit(archive, steps)
            report = archive.build()
            assert report.sources == report.published + report.refused + report.drafts + report.duplicates
        copy = clean_copy(archive, folder / "copy")
        copy.build()
        assert archive.site() == copy.site()
        assert (archive.content / "addresses.tsv").read_bytes() == (copy.content / "addresses.tsv").read_bytes()
