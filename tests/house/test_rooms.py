"""One library, one room: whoever wants to change it knows where to look."""

import sys

import pytest

from proofs.code import Module, imports, modules

# Library → the modules, or rooms with all that is in them, that may import it.
ROOMS = {
    "asyncssh": ("newsgen.deploy.wire",),
    "brotli": ("newsgen.site.encodings",),
    "babel": ("newsgen.render",),
    "click": ("newsgen.cli",),
    "jinja2": ("newsgen.render", "newsgen.galley"),
    "markdown_it": ("newsgen.articles.markup",),
    "markupsafe": ("newsgen.render",),
    "nh3": ("newsgen.articles.markup",),
    "PIL": ("newsgen.site.photos",),
    "pyarrow": ("newsgen.exports.table",),
    "obstore": ("newsgen.deploy.bucket",),
    "pyinstrument": ("newsgen.cli",),
    "rich": ("newsgen.cli",),
    "rdflib": ("newsgen.articles.authority.turtle",),
    "slugify": ("newsgen.urls",),
    "spacy": ("newsgen.articles.candidates.pipeline",),
    "sqlite3": ("newsgen.catalog", "newsgen.search", "newsgen.site"),
    "starlette": ("newsgen.serve", "newsgen.review"),
    "text_unidecode": ("newsgen.urls",),
    "uvicorn": ("newsgen.serve", "newsgen.review"),
    "warcio": ("newsgen.exports.records",),
    "watchfiles": ("newsgen.serve",),
    "yaml": ("newsgen.articles.frontmatter", "newsgen.yaml_list"),
}
# What everyone may use: the values are made of it.
COMMON = {"msgspec"}


def libraries() -> list[tuple[Module, int, str]]:
    """(module, line, library) of every import that is neither ours nor, but for sqlite3, Python's own."""
    near = (sys.stdlib_module_names - {"sqlite3"}) | {"newsgen"}
    found = ((module, line, name.split(".")[0]) for module in modules() for line, name in imports(module.tree))
    return [each for each in found if each[-1] not in near]


def inside(module: Module, room: str) -> bool:
    return module.name == room or module.name.startswith((f"{room}.", f"{room}_"))


@pytest.mark.parametrize("library", sorted(ROOMS))
def test_a_library_stays_in_its_room(library: str):
    strays = [
        f"{module.place}:{line}"
        for module, line, name in libraries()
        if name == library and not any(inside(module, room) for room in ROOMS[library])
    ]
    assert strays == []


def test_every_library_has_a_room():
    assert sorted({name for _, _, name in libraries()} - set(ROOMS) - COMMON) == []


def test_only_site_and_its_like_write_files():
    """Stages are pure: they take values and give values."""
    pure = ("newsgen.articles.reading", "newsgen.articles.readers", "newsgen.plan", "newsgen.render.formats")
    writing = [
        f"{module.place}:{number}"
        for module in modules()
        if any(inside(module, room) for room in pure)
        for number, line in enumerate(module.lines, 1)
        if any(call in line for call in (".write_text(", ".write_bytes(", ".unlink(", ".mkdir(", "os.environ"))
    ]
    assert writing == []


def test_no_clock_in_the_stages():
    """The same content gives the same bytes on any day."""
    rooms = ("newsgen.articles", "newsgen.catalog", "newsgen.plan", "newsgen.render")
    clocks = [
        f"{module.place}:{number}"
        for module in modules()
        if any(inside(module, room) for room in rooms)
        for number, line in enumerate(module.lines, 1)
        if any(call in line for call in (".now(", ".today(", "time.time(", ".utcnow(", "perf_counter("))
    ]
    assert clocks == []
