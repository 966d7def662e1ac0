"""A folder on a server by SSH: a real one, on this machine."""

import signal
import subprocess

import pytest

from newsgen.deploy.deploy import deploy
from newsgen.deploy.targets import ssh as room
from newsgen.destinations import destination
from newsgen.problems import ConfigError, Locked, NotDeployed
from proofs.children import ended
from proofs.depot import lost, standing
from proofs.dispatch import edit
from proofs.sshd import listening


@pytest.fixture
def server(tmp_path, monkeypatch):
    with listening(tmp_path / "server") as made:
        monkeypatch.setenv("RSYNC_RSH", made.shell)
        yield made


def deployed(archive, server, **choices):
    return deploy(archive.config, destination(server.address), **{"max_delete": 100, **choices})


def lacking(archive, server):
    found = standing(server.folder) if server.folder.exists() else {}
    return sum(found.get(url) != data for url, data in archive.site().items())


def test_the_folder_holds_the_site_and_a_second_deploy_sends_nothing(archive, server):
    done = deployed(archive, server)
    assert (standing(server.folder), done.sent) == (archive.site(), len(archive.site()))
    assert deployed(archive, server).steps == ()
    edit(archive)
    expected = lacking(archive, server)
    done = deployed(archive, server)
    assert (standing(server.folder), done.sent) == (archive.site(), expected)
    kept = sorted(path.name for path in (server.folder / ".newsgen-deploy").iterdir())
    assert kept == ["taken.gz"]
    assert all(any(path.iterdir()) for path in server.folder.rglob("*") if path.is_dir())
    assert {path.stat().st_mode & 0o777 for path in server.folder.rglob("*.html")} == {0o644}


def test_files_of_others_stay(archive, server):
    server.folder.mkdir(parents=True)
    (server.folder / "ads.txt").write_text("owner\n")
    deployed(archive, server)
    edit(archive)
    deployed(archive, server)
    assert standing(server.folder) == {**archive.site(), "ads.txt": b"owner\n"}


def test_killed_at_any_command_it_shows_no_broken_link_and_goes_on(archive, server):
    """By the system, before a command or just after it; more of it stands in `torture`."""
    deployed(archive, server)
    before = standing(server.folder)
    taken = (server.folder / ".newsgen-deploy" / "taken.gz").read_bytes()
    edit(archive)
    for number in (3, 10, 17):
        command = ("proofs.hanging_up", str(archive.folder), server.address, str(number))
        assert ended(*command, timeout=120) == -signal.SIGKILL
        assert lost(standing(server.folder)) == [], f"killed at {number}"
        expected = lacking(archive, server)
        assert deployed(archive, server).sent == expected, f"killed at {number}"
        assert standing(server.folder) == archive.site()
        rewind(server.folder, before, taken)


def rewind(folder, before, taken):
    """The folder as it was before the kill."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()
    for name, data in {**before, ".newsgen-deploy/taken.gz": taken}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_verifying_finds_what_was_changed_there(archive, server):
    deployed(archive, server)
    front = server.folder / "index.html"
    front.write_bytes(front.read_bytes().replace(b"Post", b"Sold"))  # as long as it was
    (server.folder / "atom.xml").unlink()
    assert deployed(archive, server).sent == 0
    done = deployed(archive, server, verify=True)
    assert (done.sent, done.looked) == (2, len(archive.site()))
    assert [step.name for step in done.steps] == ["new feeds, sitemap, search", "front page"]
    assert standing(server.folder) == archive.site()


def test_another_machine_at_work_is_told_of_until_it_is_taken_over(archive, server):
    lock = server.folder / ".newsgen-deploy" / "lock"
    lock.parent.mkdir(parents=True)
    lock.write_text("somebody\ntheir-machine\n")
    with pytest.raises(Locked, match="from 'their-machine', is at work there"):
        deployed(archive, server)
    assert standing(server.folder) == {}
    assert lock.exists()
    deployed(archive, server, take_over=True)
    assert standing(server.folder) == archive.site()
    assert not lock.exists()


def test_who_was_taken_over_settles_nothing(archive, server, monkeypatch):
    settle = room.Ssh.settle

    def taken_over(self, lines):
        (server.folder / ".newsgen-deploy" / "lock").write_text("somebody\ntheir-machine\n")
        settle(self, lines)

    monkeypatch.setattr(room.Ssh, "settle", taken_over)
    with pytest.raises(Locked):
        deployed(archive, server)
    assert (server.folder / ".newsgen-deploy" / "lock").exists()
    assert not (server.folder / ".newsgen-deploy" / "taken.gz").exists()


def test_no_server_and_wrong_keys_are_told_in_the_words_of_ssh(archive, server, monkeypatch, tmp_path):
    with pytest.raises(NotDeployed, match="Connection refused"):
        deploy(archive.config, destination("ssh://nobody@127.0.0.1:1/www"))
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    words = server.shell.replace(str(tmp_path / "server" / "user"), str(other))
    monkeypatch.setenv("RSYNC_RSH", f"{words} -o IdentitiesOnly=yes")
    with pytest.raises(NotDeployed, match="Permission denied"):
        deployed(archive, server)


def test_a_folder_that_cannot_be_written_is_told(archive, server):
    server.folder.parent.mkdir(parents=True)
    server.folder.write_text("a file")
    with pytest.raises(NotDeployed, match="www site"):
        deployed(archive, server)


@pytest.mark.parametrize(
    "written", ["ssh:host/www", "ssh://host", "ssh://host/", "ssh://host:port/www", "ssh://-oX/www"]
)
def test_what_is_no_folder_on_a_server_is_told(archive, written):
    with pytest.raises(ConfigError, match="not the address of a folder"):
        deploy(archive.config, destination(written))
