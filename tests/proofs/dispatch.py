"""An archive at two moments, and its deploys."""

from typing import Any

from newsgen.deploy import deploy as deploying
from newsgen.deploy.deployed import Deployed
from newsgen.deploy.target import Target
from newsgen.destinations import Destination
from proofs.archive import Archive, story

FIRST = {
    "a.md": story("Storm at sea", "2015-10-13", topics="[Sea]"),
    "b.md": story("Harbour frozen", "2015-10-14", topics="[Sea, Ice]"),
    "c.md": story("Ferry sails again", "2015-10-15", topics="[Ferries]"),
}


def edit(archive: Archive) -> None:
    """One article changed, one gone, two new, one of them on a day and under a topic that had no page."""
    archive.write("b.md", FIRST["b.md"].replace("[Sea, Ice]", "[Sea, Weather]") + "\nAnd thawed.\n")
    archive.delete("c.md")
    archive.write("d.md", story("Lighthouse lit", "2015-10-14", topics="[Sea]"))
    archive.write("e.md", story("Mole mended", "2016-02-03", topics="[Building]"))
    # Without the list of pages, those that have no article left go.
    ledger = archive.content / "addresses.tsv"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if not line.startswith("@")), encoding="utf-8")
    archive.build()


def deployed(archive: Archive, target: Target, monkeypatch: Any, **choices: Any) -> Deployed:
    """A deploy to a target that is at hand."""
    monkeypatch.setattr(deploying, "opened", lambda _destination, _at: target)
    where = Destination(name="depot", address="depot:here")
    return deploying.deploy(archive.config, where, **{"max_delete": 100, **choices})
