"""A vault has an object an article, a version an edit, and ocfl-py finds it whole after each."""

import json
import shutil

import pytest
from ocfl import StorageRoot

from exports.conftest import FILES, LIVE
from proofs.exports import inside


@pytest.fixture
def vault(tmp_path):
    return tmp_path / "vault"


def valid(vault):
    """How many objects lie there, if all is as the standard asks."""
    root = StorageRoot(root=str(vault))
    assert root.validate(), (root.errors, str(root.log))
    assert root.good_objects == root.num_objects
    return root.num_objects


def objects(vault):
    found = (json.loads(path.read_text()) for path in vault.rglob("inventory.json") if path.parent.name[:2] != "v1")
    return {each["id"].removeprefix("urn:newsgen:"): each for each in found if each["id"]}


def test_every_published_article_is_an_object_with_its_source(export, vault):
    done = export("--ocfl", vault, "--json")
    assert (done.code, valid(vault)) == (0, LIVE)
    told = done.told["ocfl"]
    assert (told["articles"], told["versions"], told["files"]) == (LIVE, LIVE, LIVE)
    held = [data for path, data in inside(vault).items() if "/content/source/" in path]
    assert sorted(held) == sorted(text.encode() for path, text in FILES.items() if path != "draft.md")


def test_exported_again_nothing_is_added(export, vault):
    export("--ocfl", vault)
    before = inside(vault)
    done = export("--ocfl", vault, "--json")
    assert (done.code, done.told["ocfl"]["versions"], done.told["ocfl"].get("files", 0)) == (0, 0, 0)
    assert inside(vault) == before


def test_an_edit_is_a_new_version_and_the_old_one_stays(export, archive, vault):
    export("--ocfl", vault)
    archive.write("a.md", FILES["a.md"].replace("froze", "thawed"))
    archive.build()
    done = export("--ocfl", vault, "--json")
    assert (done.told["ocfl"]["versions"], done.told["ocfl"]["files"], valid(vault)) == (1, 1, LIVE)
    made = objects(vault)["a"]
    assert (made["head"], [*made["versions"]]) == ("v2", ["v1", "v2"])
    held = {path.split("/")[-4]: data for path, data in inside(vault).items() if path.endswith("/source/a.md")}
    assert held == {"v1": FILES["a.md"].encode(), "v2": FILES["a.md"].replace("froze", "thawed").encode()}


def test_what_is_as_it_was_once_is_not_held_twice(export, archive, vault):
    for text in (FILES["a.md"], FILES["a.md"].replace("froze", "thawed"), FILES["a.md"]):
        archive.write("a.md", text)
        archive.build()
        assert export("--ocfl", vault).code == 0
    assert (objects(vault)["a"]["head"], valid(vault)) == ("v3", LIVE)
    assert len([path for path in inside(vault) if path.endswith("/source/a.md")]) == 2


def test_an_article_that_is_gone_keeps_its_object(export, archive, vault):
    export("--ocfl", vault)
    archive.delete("a.md")
    archive.build()
    assert export("--ocfl", vault).code == 0
    assert (valid(vault), "a" in objects(vault)) == (LIVE, True)


@pytest.mark.parametrize("killed_after", ["version", "inventory"])
def test_what_a_killed_export_left_is_mended(export, archive, vault, killed_after):
    """A new version comes into an object in three steps; after each, the next export finds its way."""
    export("--ocfl", vault)
    (place,) = vault.glob("*/*/*/urn%3anewsgen%3aa")
    kept = {name: (place / name).read_bytes() for name in ("inventory.json", "inventory.json.sha256")}
    archive.write("a.md", FILES["a.md"].replace("froze", "thawed"))
    archive.build()
    export("--ocfl", vault)
    back = kept if killed_after == "version" else {"inventory.json.sha256": kept["inventory.json.sha256"]}
    for name, data in back.items():
        (place / name).write_bytes(data)
    broken = StorageRoot(root=str(vault))
    broken.validate(log_errors=False)
    assert (broken.num_objects, broken.good_objects) == (LIVE, LIVE - 1)
    assert export("--ocfl", vault).code == 0
    assert (valid(vault), objects(vault)["a"]["head"]) == (LIVE, "v2")


def test_an_object_that_rotted_is_told_and_nothing_is_written_over_it(export, vault):
    export("--ocfl", vault)
    (place,) = vault.glob("*/*/*/urn%3anewsgen%3aa")
    for file in place.rglob("inventory.json"):
        file.write_text("{}")
    before = inside(vault)
    done = export("--ocfl", vault)
    assert (done.code, "Its inventory is not what its digest says" in done.output) == (2, True)
    assert inside(vault) == before


def test_a_vault_of_another_layout_is_left_alone(export, vault):
    export("--ocfl", vault)
    (vault / "ocfl_layout.json").write_text('{"extension": "0002-flat-direct-storage-layout", "description": ""}')
    done = export("--ocfl", vault)
    assert (done.code, "do not lie as" in done.output) == (2, True)
    shutil.rmtree(vault)
