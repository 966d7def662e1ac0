"""An archive with names that are hard on formats, exported as a person would."""

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from newsgen.cli import cli
from proofs.archive import Archive, story

FILES = {
    "a.md": story("Storm at sea", "2015-10-13", topics="[Sea]", section="Harbour", rights='"© The Post"'),
    "100% sure.md": story("Tide at its height", "2015", body="The tide rose to the second step."),
    "cafe\u0301.md": story("Café opens", "2015-10-14", id="decomposed", body="Coffee is served at the mole from six."),
    "café.md": story("Café closes", "2015-10-15", id="composed", body="No more coffee is served on the mole at night."),
    "-dash.txt": "Ferry sails again\n\nBy Ada Quill\n\nOctober 15, 2015\n\nThe ferry left on Thursday morning.\n",
    "x/b=25.md": story("Lighthouse keeper retires", body="After forty years the lamp is lit by another."),
    "x/undated.txt": "Tram runs late\n\nThe tram that should have run at six ran at nine, riders said.\n",
    "draft.md": story("Not yet", "2015-10-16", draft="true", body="Unfinished words of a draft."),
}
LIVE = 7


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive", FILES)
    made.build()
    return made


@pytest.fixture
def export(archive):
    """`newsgen export` on it: the exit code, what was said, and what was written, by form."""

    def run(*arguments):
        done = CliRunner().invoke(cli, ["export", "--site", str(archive.folder), *map(str, arguments)])
        again = done.stdout if "--json" in arguments else "{}"
        told = {each["form"]: each for each in json.loads(again).get("exports", ())}
        return SimpleNamespace(code=done.exit_code, output=done.output, told=told)

    return run
